package dev.garnish.cli;

import dev.garnish.internal.text.Printable;
import dev.garnish.review.json.Fields;
import java.nio.file.Path;
import java.util.Map;

/** What was packaged, and what is to be done with it, for people and for programs. */
record PackageReport(Path zip, long bytes, Manifest manifest, Template template) {
    private static final int SHOWN_CHECKSUM = 12;
    private static final double MEGABYTE = 1 << 20;

    Map<String, Object> fields() {
        return Fields.of("file", zip.toString(), "bytes", bytes, "manifest", manifest, "calls", calls());
    }

    private Map<String, Object> calls() {
        return Fields.of(
                "smokeTest", HostCalls.smokeTest(),
                "pinpointPermission", HostCalls.pinpointPermission(),
                "pinpointRecommender", HostCalls.recommender(manifest.rules().attributes()),
                "connectPermission", HostCalls.connectPermission());
    }

    String text() {
        return """
                %s: %.1f MB
                  code     garnish %s
                  rules    %s; %s passed; %s
                  catalog  %s; %s
                %s: %s

                The template makes the function, its log and its alarms, and lets Amazon Pinpoint use it:

                sam deploy --guided --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND --template-file %s

                One event shows that it answers, with an event of yours in event.json:

                %s

                A function that was made otherwise may be used by Amazon Pinpoint after

                %s

                and by Amazon Connect after

                %s

                The recommender that uses it:

                %s
                """.formatted(
                Printable.name(zip.toString()),
                bytes / MEGABYTE,
                manifest.garnish(),
                String.join(", ", manifest.rules().attributes()),
                SummaryLine.count(manifest.rules().tests(), "test"),
                shortened(manifest.rules().checksum()),
                CatalogText.items(manifest.catalog().items()),
                shortened(manifest.catalog().version()),
                Printable.name(template.file().toString()),
                template.isWritten() ? "written" : "left as it stands",
                Printable.name(template.file().toString()),
                HostCalls.smokeTest(),
                HostCalls.pinpointPermission(),
                HostCalls.connectPermission(),
                HostCalls.recommender(manifest.rules().attributes())).stripTrailing();
    }

    private static String shortened(String checksum) {
        return checksum.substring(0, SHOWN_CHECKSUM);
    }
}

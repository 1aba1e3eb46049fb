package dev.garnish.cli;

import java.nio.file.Path;
import java.util.Map;

/** What was packaged, and what is to be done with it, for people and for programs. */
record PackageReport(Path zip, long bytes, Manifest manifest) {
    private static final int SHOWN_CHECKSUM = 12;
    private static final double MEGABYTE = 1 << 20;

    Map<String, Object> fields() {
        return Report.fields("file", zip.toString(), "bytes", bytes, "manifest", manifest, "calls", calls());
    }

    private Map<String, Object> calls() {
        return Report.fields(
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

                Deployed as docs/lambda.md tells, Amazon Pinpoint may use the function after

                %s

                and does so with

                %s

                Amazon Connect may use it after

                %s
                """.formatted(
                zip,
                bytes / MEGABYTE,
                manifest.garnish(),
                String.join(", ", manifest.rules().attributes()),
                SummaryLine.count(manifest.rules().tests(), "test"),
                shortened(manifest.rules().checksum()),
                CatalogText.items(manifest.catalog().items()),
                shortened(manifest.catalog().version()),
                HostCalls.pinpointPermission(),
                HostCalls.recommender(manifest.rules().attributes()),
                HostCalls.connectPermission()).stripTrailing();
    }

    private static String shortened(String checksum) {
        return checksum.substring(0, SHOWN_CHECKSUM);
    }
}

package dev.garnish.lambda;

import dev.garnish.Diagnostic;
import dev.garnish.Enrichment;
import dev.garnish.Summary;
import dev.garnish.event.Host;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a function tells about itself: a JSON object a line, for each invocation with CloudWatch's embedded metrics.
 * Counts, versions and ids of requests only; nothing of a recipient.
 */
final class Log {
    private static final int SHORT = 12;
    private static final String METRICS =
            "[{\"Namespace\":\"Garnish\",\"Dimensions\":[[\"function\"],[\"function\",\"host\"]],"
                    + "\"Metrics\":[{\"Name\":\"Recipients\",\"Unit\":\"Count\"},{\"Name\":\"Items\",\"Unit\":\"Count\"},"
                    + "{\"Name\":\"UnknownItems\",\"Unit\":\"Count\"},{\"Name\":\"ElseValues\",\"Unit\":\"Count\"},"
                    + "{\"Name\":\"Troubles\",\"Unit\":\"Count\"},{\"Name\":\"Milliseconds\",\"Unit\":\"Milliseconds\"}]}]";
    private static final String REFUSED_METRICS = "[{\"Namespace\":\"Garnish\",\"Dimensions\":[[\"function\"]],"
            + "\"Metrics\":[{\"Name\":\"Refused\",\"Unit\":\"Count\"}]}]";

    private final PrintStream out;

    Log(PrintStream out) {
        this.out = out;
    }

    /** Who asked. */
    record Request(String function, String id, String trace) {}

    void answered(Request request, Host host, Enrichment made, Serving serving, long nanos) {
        Summary summary = made.summary();
        int otherwise =
                summary.fromElse().values().stream().mapToInt(Integer::intValue).sum();
        out.println(begin("answered", request, METRICS)
                .text("host", host.name().toLowerCase(Locale.ROOT))
                .json("Recipients", Integer.toString(summary.recipients()))
                .json("Items", Integer.toString(summary.items()))
                .json("UnknownItems", Integer.toString(summary.unknownItems()))
                .json("ElseValues", Integer.toString(otherwise))
                .json("Troubles", Integer.toString(made.diagnostics().size()))
                .json("Milliseconds", millis(nanos))
                .counts("elseByAttribute", summary.fromElse())
                .counts("troubleByCode", byCode(made.diagnostics()))
                .text("rules", shortened(serving.rules()))
                .text("catalog", shortened(serving.catalog()))
                .end());
    }

    /** An event that is answered with an error. */
    void refused(Request request, String reason) {
        out.println(begin("refused", request, REFUSED_METRICS)
                .json("Refused", "1")
                .text("reason", reason)
                .end());
    }

    void rulesReplaced(String replaced, String current) {
        out.println(new JsonLine()
                .text("event", "rules replaced")
                .text("replaced", shortened(replaced))
                .text("rules", shortened(current))
                .end());
    }

    /** After trouble: what stands at their place is in use again. */
    void rulesInOrder(String current) {
        out.println(new JsonLine()
                .text("event", "rules in order")
                .text("rules", shortened(current))
                .end());
    }

    void rulesRefused(String kept, String reason) {
        out.println(new JsonLine()
                .text("event", "rules refused")
                .text("reason", reason)
                .text("rules", shortened(kept))
                .end());
    }

    private static JsonLine begin(String event, Request request, String metrics) {
        return new JsonLine()
                .json(
                        "_aws",
                        "{\"Timestamp\":" + System.currentTimeMillis() + ",\"CloudWatchMetrics\":" + metrics + "}")
                .text("event", event)
                .text("function", request.function())
                .text("requestId", request.id())
                .text("trace", request.trace());
    }

    private static Map<String, Integer> byCode(List<Diagnostic> diagnostics) {
        Map<String, Integer> counts = new TreeMap<>();
        diagnostics.forEach(one -> counts.merge(one.code().name(), 1, Integer::sum));
        return counts;
    }

    private static String millis(long nanos) {
        long micros = nanos / 1_000;
        return micros / 1_000 + "." + Long.toString(1_000 + micros % 1_000).substring(1);
    }

    private static String shortened(String checksum) {
        return checksum.length() <= SHORT ? checksum : checksum.substring(0, SHORT);
    }
}

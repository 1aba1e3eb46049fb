package dev.garnish.lambda;

import dev.garnish.Change;
import dev.garnish.Report;
import dev.garnish.Summary;
import dev.garnish.event.Diagnostic;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What a function logs: a JSON object a line, for each invocation with CloudWatch's embedded metrics.
 * Counts, versions and ids of requests only; nothing of a recipient.
 */
final class Log implements Consumer<Change> {
    private static final int SHORT = 12;
    private static final String METRICS =
            "{\"Namespace\":\"Garnish\",\"Dimensions\":[[\"function\"],[\"function\",\"host\"]],"
                    + "\"Metrics\":[{\"Name\":\"Recipients\",\"Unit\":\"Count\"},{\"Name\":\"Items\",\"Unit\":\"Count\"},"
                    + "{\"Name\":\"UnknownItems\",\"Unit\":\"Count\"},{\"Name\":\"Values\",\"Unit\":\"Count\"},{\"Name\":\"ElseValues\",\"Unit\":\"Count\"},"
                    + "{\"Name\":\"Troubles\",\"Unit\":\"Count\"},{\"Name\":\"Milliseconds\",\"Unit\":\"Milliseconds\"}]}";
    private static final String BY_FUNCTION =
            "{\"Namespace\":\"Garnish\",\"Dimensions\":[[\"function\"]],\"Metrics\":[";
    private static final String REFUSED = BY_FUNCTION + "{\"Name\":\"Refused\",\"Unit\":\"Count\"}]}";
    private static final String COLD_START = "," + BY_FUNCTION + "{\"Name\":\"ColdStart\",\"Unit\":\"Count\"}]}";

    /** What no attribute's name begins with. */
    private static final String ELSE = "Else_";

    private final PrintStream out;

    /** Until the first invocation, which alone counts as a cold start. */
    private final AtomicBoolean isCold = new AtomicBoolean(true);

    Log(PrintStream out) {
        this.out = out;
    }

    /**
     * Who asked.
     *
     * @param millis how long the answer may take
     */
    record Request(String function, String id, String trace, long millis) {}

    void answered(Request request, Transformer.Answer answer, long nanos) {
        Report made = answer.report();
        Summary summary = made.summary();
        JsonLine line = begin("answered", request, METRICS + elseMetrics(summary.fromElse()))
                .text("host", Settings.nameOf(answer.host()))
                .number("Recipients", summary.recipients())
                .number("Items", summary.items())
                .number("UnknownItems", summary.unknownItems())
                .number("Values", summary.values())
                .number("ElseValues", sum(summary.fromElse()))
                .number("Troubles", sum(made.counts()))
                .json("Milliseconds", millis(nanos));
        for (Map.Entry<String, Integer> one : summary.fromElse().entrySet()) {
            line.number(ELSE + one.getKey(), one.getValue());
        }
        print(line.counts("troubleByCode", byCode(made.counts()))
                .text("rules", shortened(answer.rules()))
                .text("catalog", shortened(answer.catalog())));
    }

    private static String elseMetrics(Map<String, Integer> fromElse) {
        StringBuilder metrics = new StringBuilder();
        for (Map.Entry<String, Integer> one : fromElse.entrySet()) {
            metrics.append(metrics.length() == 0 ? "," + BY_FUNCTION : ",");
            metrics.append("{\"Name\":\"" + ELSE + one.getKey() + "\",\"Unit\":\"Count\"}");
        }
        return metrics.append(metrics.length() == 0 ? "" : "]}").toString();
    }

    private static int sum(Map<?, Integer> counts) {
        int sum = 0;
        for (int one : counts.values()) {
            sum += one;
        }
        return sum;
    }

    /** An event that is answered with an error. */
    void refused(Request request, String reason) {
        print(begin("refused", request, REFUSED).number("Refused", 1).text("reason", reason));
    }

    /** What became of newer rules or items. */
    @Override
    public void accept(Change change) {
        boolean isOfRules = change.subject() == Change.Subject.RULES;
        String subject = isOfRules ? "rules" : "catalog";
        JsonLine line = new JsonLine();
        if (change.outcome() == Change.Outcome.TOOK_OVER) {
            line.text("event", subject + " replaced").text("replaced", shortened(change.before()));
        } else if (change.outcome() == Change.Outcome.REFUSED) {
            line.text("event", subject + " refused").text("reason", change.reason());
        } else {
            line.text("event", subject + " in order");
        }
        print(line.text(subject, shortened(change.version())));
    }

    /** A variable that is meant as a setting and is none. */
    void unknownSetting(String message) {
        print(new JsonLine().text("event", "setting unknown").text("message", message));
    }

    private JsonLine begin(String event, Request request, String metrics) {
        boolean wasCold = isCold.getAndSet(false);
        JsonLine line = new JsonLine()
                .json(
                        "_aws",
                        "{\"Timestamp\":" + System.currentTimeMillis() + ",\"CloudWatchMetrics\":[" + metrics
                                + (wasCold ? COLD_START : "") + "]}")
                .text("event", event)
                .text("function", request.function())
                .text("requestId", request.id())
                .text("trace", request.trace());
        return wasCold ? line.number("ColdStart", 1) : line;
    }

    /** In one piece, so that lines of two threads do not run into each other. */
    private void print(JsonLine line) {
        byte[] bytes = line.end();
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    private static Map<String, Integer> byCode(Map<Diagnostic.Code, Integer> counts) {
        Map<String, Integer> byName = new TreeMap<>();
        for (Map.Entry<Diagnostic.Code, Integer> one : counts.entrySet()) {
            byName.put(one.getKey().name(), one.getValue());
        }
        return byName;
    }

    private static String millis(long nanos) {
        long micros = nanos / 1_000;
        return micros / 1_000 + "." + Long.toString(1_000 + micros % 1_000).substring(1);
    }

    private static String shortened(String checksum) {
        return checksum.length() <= SHORT ? checksum : checksum.substring(0, SHORT);
    }
}

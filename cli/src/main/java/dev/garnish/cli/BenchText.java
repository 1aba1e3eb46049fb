package dev.garnish.cli;

import dev.garnish.internal.text.Printable;
import dev.garnish.review.json.Fields;
import java.util.Locale;
import java.util.Map;

/** What was measured, for people and for programs. */
final class BenchText {
    private BenchText() {}

    static String of(Bench.Result result) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%,.1f us an event (99 of 100: at most %,.1f us), over %,d events",
                result.median(),
                result.p99(),
                result.events());
        line(
                text,
                "%s, %s, a reply of %,d bytes",
                SummaryLine.count(result.recipients(), "recipient"),
                SummaryLine.count(result.items(), "item"),
                result.replyBytes());
        line(text, "%.0f %% of the values are worked out once for each item and then remembered", result.remembered());
        line(text, "");
        line(text, "a value worked out anew");
        for (Bench.Part one : result.attributes()) {
            line(text, "  %10s  %s%s", nanoseconds(one), one.name(), one.remembered() ? "  (remembered)" : "");
        }
        line(text, "");
        line(text, "slowest cases");
        for (Bench.Part one : result.slowestCases()) {
            line(text, "  %10s  %s  (%s)", nanoseconds(one), one.name(), one.place());
        }
        return text.toString().stripTrailing();
    }

    /** In the shape of {@code docs/reports.md}. */
    static Map<String, Object> fields(Bench.Result result) {
        return Fields.of(
                "recipients", result.recipients(),
                "items", result.items(),
                "replyBytes", result.replyBytes(),
                "events", result.events(),
                "medianMicroseconds", result.median(),
                "p99Microseconds", result.p99(),
                "rememberedPercent", result.remembered(),
                "attributes",
                        result.attributes().stream().map(BenchText::fields).toList(),
                "slowestCases",
                        result.slowestCases().stream().map(BenchText::fields).toList());
    }

    private static Map<String, Object> fields(Bench.Part part) {
        return Fields.of(
                "name", part.name(),
                "place", part.place(),
                "nanoseconds", part.nanoseconds(),
                "remembered", part.remembered());
    }

    private static String nanoseconds(Bench.Part one) {
        return String.format(Locale.ROOT, "%,.0f ns", one.nanoseconds());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(values.length == 0 ? format : Printable.text(String.format(Locale.ROOT, format, values)))
                .append('\n');
    }
}

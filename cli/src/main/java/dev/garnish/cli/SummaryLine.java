package dev.garnish.cli;

import dev.garnish.Summary;
import dev.garnish.lines.Totals;
import java.util.Map;
import java.util.stream.Collectors;

/** The numbers of an enrichment, or of many, in one line. */
final class SummaryLine {
    private SummaryLine() {}

    static String of(Summary summary) {
        return of(summary.recipients(), summary.items(), summary.unknownItems(), summary.fromElse());
    }

    static String of(Totals totals, long millis) {
        return String.join(
                ", ",
                count(totals.lines(), "line"),
                of(totals.recipients(), totals.items(), totals.unknownItems(), totals.fromElse()),
                1_000 * totals.lines() / Math.max(1, millis) + " lines a second",
                millis + " ms");
    }

    private static String of(long recipients, long items, long unknown, Map<String, ? extends Number> fromElse) {
        return String.join(
                ", ", count(recipients, "recipient"), count(items, "item"), unknown + " unknown", fromElse(fromElse));
    }

    private static String fromElse(Map<String, ? extends Number> byAttribute) {
        long all = byAttribute.values().stream().mapToLong(Number::longValue).sum();
        if (all == 0) {
            return "no value from else";
        }
        return byAttribute.entrySet().stream()
                .filter(one -> one.getValue().longValue() > 0)
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", ", count(all, "value") + " from else (", ")"));
    }

    static String count(long many, String what) {
        return CatalogText.number(many) + " " + what + (many == 1 ? "" : "s");
    }
}

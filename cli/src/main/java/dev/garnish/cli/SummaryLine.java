package dev.garnish.cli;

import dev.garnish.Summary;
import java.util.Map;
import java.util.stream.Collectors;

/** An enrichment's numbers in one line. */
final class SummaryLine {
    private SummaryLine() {}

    static String of(Summary summary) {
        return String.join(
                ", ",
                count(summary.recipients(), "recipient"),
                count(summary.items(), "item"),
                summary.unknownItems() + " unknown",
                fromElse(summary.fromElse()));
    }

    private static String fromElse(Map<String, Integer> byAttribute) {
        int all = byAttribute.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            return "no value from else";
        }
        return byAttribute.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", ", count(all, "value") + " from else (", ")"));
    }

    static String count(long many, String what) {
        return many + " " + what + (many == 1 ? "" : "s");
    }
}

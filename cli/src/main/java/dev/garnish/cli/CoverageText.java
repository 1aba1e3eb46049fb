package dev.garnish.cli;

import dev.garnish.internal.text.LineWrap;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.CatalogReport;
import dev.garnish.review.CatalogReport.AttributeCoverage;
import dev.garnish.review.CatalogReport.DatedCase;
import java.util.List;
import java.util.Locale;

/** How many items each condition drops, and for how many each case gives the value, for people. */
final class CoverageText {
    /** Behind the number of items. */
    private static final int INDENT = 19;

    private final CatalogReport report;
    private final int width;

    CoverageText(CatalogReport report, int width) {
        this.report = report;
        this.width = width;
    }

    String cases() {
        StringBuilder text = new StringBuilder();
        for (AttributeCoverage attribute : report.attributes()) {
            text.append(attribute.name()).append(attribute.once() ? "  once\n" : "\n");
            if (!attribute.once()) {
                attribute
                        .cases()
                        .forEach(one -> line(text, one.items(), one.name().text(), one.possible()));
            }
            segments(text, attribute.segments());
            text.append('\n');
        }
        return text.toString();
    }

    /** How many values of text messages take one message, two and so on. */
    private static void segments(StringBuilder text, List<Long> segments) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) > 0) {
                text.append(String.format(
                        Locale.ROOT, "  %,9d of %d text message%s%n", segments.get(i), i + 1, i == 0 ? "" : "s"));
            }
        }
    }

    /** Empty where nothing is ever dropped. */
    String drops() {
        StringBuilder text = new StringBuilder();
        if (!report.drops().isEmpty()) {
            text.append(String.format(
                    Locale.ROOT, "dropped for everybody: %,d of %,d items%n", report.dropped(), report.items()));
            report.drops().forEach(one -> line(text, one.items(), "drop item when " + one.text(), one.possible()));
            text.append('\n');
        }
        return text.toString();
    }

    /** Empty where no line reads the day. */
    String dated() {
        StringBuilder text = new StringBuilder();
        for (DatedCase one : report.dated()) {
            String attribute = one.name().attribute();
            String line = "today " + taken(one) + ": " + (attribute.isEmpty() ? "" : attribute + "  ")
                    + Printable.text(one.name().text()) + ", " + until(one);
            text.append(LineWrap.indented(line, width, "  ")).append('\n');
        }
        return text.append(report.dated().isEmpty() ? "" : "\n").toString();
    }

    private static String taken(DatedCase one) {
        if (one.items() > 0) {
            return String.format(Locale.ROOT, "%,d %s", one.items(), one.items() == 1 ? "item" : "items");
        }
        return one.today() ? "in use" : "not in use";
    }

    private static String until(DatedCase one) {
        if (one.changes().isEmpty()) {
            return one.whole() ? "the same for a year" : "not known for how long";
        }
        return "until " + one.changes() + (one.whole() ? "" : " at the latest");
    }

    private void line(StringBuilder text, long items, String what, long possible) {
        String some = possible == 0 ? "" : String.format(Locale.ROOT, " (+ %,d for some recipients)", possible);
        String line = String.format(
                Locale.ROOT, "  %,9d %s  %s%s", items, items == 1 ? "item " : "items", Printable.text(what), some);
        text.append(LineWrap.indented(line, width, " ".repeat(INDENT))).append('\n');
    }
}

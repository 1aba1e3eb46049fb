package dev.garnish.cli;

import dev.garnish.cli.TextTable.Cell;
import dev.garnish.internal.text.LineWrap;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.ReleaseDiffReport;
import dev.garnish.review.ReleaseDiffReport.AttributeChange;
import dev.garnish.review.ReleaseDiffReport.CaseChange;
import dev.garnish.review.ReleaseDiffReport.Change;
import dev.garnish.review.ReleaseDiffReport.ChangedText;
import dev.garnish.review.ReleaseDiffReport.Moved;
import dev.garnish.review.ReleaseDiffReport.Touched;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Differences for people. */
final class DiffText {
    private final int width;
    private final boolean colour;
    private final StringBuilder text = new StringBuilder();

    DiffText(int width, boolean colour) {
        this.width = width;
        this.colour = colour;
    }

    String of(ReleaseDiffReport report, @Nullable Touched touched) {
        line(summary(report), "  ");
        if (touched != null) {
            line(words(touched), "  ");
        }
        moved("added to the catalog", report.added());
        moved("removed from the catalog", report.removed());
        moved("shown to somebody no longer", report.dropped());
        moved("shown to somebody now", report.restored());
        report.attributes().forEach(this::attribute);
        return text.toString();
    }

    static String summary(ReleaseDiffReport report) {
        String of = number(report.items()) + (report.items() == 1 ? " item" : " items");
        long values = report.values();
        return report.changesNothing()
                ? "Nothing changes for " + of
                : number(values) + (values == 1 ? " value" : " values") + " of " + of + " change, "
                        + number(report.becomesElse()) + " to the else";
    }

    /** {@code 12 of 400 real recipients (3.00 %) get something else: Title 12}. */
    static String words(Touched one) {
        BigDecimal share = one.recipients() == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(one.touched())
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(one.recipients()), 2, RoundingMode.HALF_UP);
        String attributes = one.attributes().stream()
                .map(attribute -> attribute.name() + " " + number(attribute.recipients()))
                .collect(Collectors.joining(", "));
        return "%s of %s real recipients (%s %%) get something else%s"
                .formatted(
                        number(one.touched()),
                        number(one.recipients()),
                        share.toPlainString(),
                        attributes.isEmpty() ? "" : ": " + attributes);
    }

    private void moved(String what, Moved moved) {
        if (moved.items() > 0) {
            List<String> first =
                    moved.examples().stream().limit(5).map(Printable::name).toList();
            String items = number(moved.items()) + (moved.items() == 1 ? " item " : " items ");
            String more = moved.items() > first.size() ? ", ..." : "";
            line(items + what + ": " + String.join(", ", first) + more, "  ");
        }
    }

    private void attribute(AttributeChange one) {
        text.append('\n').append(paint(one.name(), "1"));
        text.append(
                one.change() == Change.CHANGED
                        ? ": " + counted(one)
                        : one.change() == Change.ADDED ? ": new" : ": taken out");
        text.append('\n');
        if (!one.whole()) {
            text.append("there are more combinations of recipients than were compared\n");
        }
        one.cases().forEach(this::group);
    }

    private static String counted(AttributeChange one) {
        return number(one.items())
                + (one.items() == 1 ? " item" : " items")
                + (one.becomesElse() == 0 ? "" : ", " + number(one.becomesElse()) + " to the else");
    }

    private void group(CaseChange group) {
        boolean once = group.samples().get(0).item().isEmpty();
        String items = number(group.items()) + (group.items() == 1 ? " item" : " items");
        String cases = PreviewText.places(group.before(), group.after()).stream()
                .map(Printable::text)
                .collect(Collectors.joining(" -> "));
        String marked = "  " + (once ? "once" : items) + "  " + cases + (group.becomesElse() ? "  else" : "");
        String fitted = LineWrap.indented(marked, width, "      ");
        int unmarked = fitted.length() - (group.becomesElse() ? "else".length() : 0);
        text.append(fitted, 0, unmarked)
                .append(paint(fitted.substring(unmarked), "33"))
                .append('\n');
        TextTable table = new TextTable(width, colour);
        group.samples().forEach(sample -> table.row(cells(sample)));
        text.append(table.text());
    }

    private static List<Cell> cells(ChangedText sample) {
        return List.of(
                Cell.of("   "),
                Cell.of(sample.item()),
                new Cell(sample.recipient(), Cell.QUIET),
                Cell.of(sample.before()),
                Cell.of("->"),
                Cell.of(sample.after()));
    }

    private void line(String content, String indent) {
        text.append(LineWrap.indented(content, width, indent)).append('\n');
    }

    private String paint(String content, String code) {
        return colour && !content.isEmpty() ? "\u001b[" + code + "m" + content + "\u001b[0m" : content;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

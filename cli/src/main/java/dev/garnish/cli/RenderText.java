package dev.garnish.cli;

import dev.garnish.event.Diagnostic;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.FinishedColumns;
import dev.garnish.review.FinishedColumns.LeftOut;
import dev.garnish.review.columns.ColumnsFormat;
import dev.garnish.review.columns.RenderReport;
import dev.garnish.review.columns.RenderReport.Refused;
import dev.garnish.review.json.Fields;
import dev.garnish.review.json.ReviewJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code garnish render} wrote and left out.
 *
 * @param columns that were written
 * @param report of what was written
 * @param format the shape of the file
 */
record RenderText(FinishedColumns columns, RenderReport report, ColumnsFormat format) {
    private static final int EXAMPLES = 5;

    /** A line each; with {@code asked} the attributes were named, and the others are nobody's concern. */
    List<String> lines(boolean asked) {
        List<String> lines = new ArrayList<>();
        if (!asked && !columns.leftOut().isEmpty()) {
            lines.add("left out: " + leftOut(columns));
        }
        columns.day().ifPresent(day -> lines.add("the rules read the day: the file is right on " + day));
        lines.add(written());
        refused().ifPresent(lines::add);
        if (report.removed() > 0 && !format.listsRemoved()) {
            lines.add("CSV cannot say what was removed: %s; --format jsonl can"
                    .formatted(first(report.removedIds(), report.removed())));
        }
        if (report.formulas() > 0) {
            lines.add("a spreadsheet would run %s of the CSV as a formula: import the file, do not open it there"
                    .formatted(SummaryLine.count(report.formulas(), "text")));
        }
        for (Diagnostic one : report.diagnostics().stream().limit(EXAMPLES).toList()) {
            lines.add(Printable.text(one.where()) + ": " + Printable.text(one.message()));
        }
        if (report.failed() > EXAMPLES) {
            lines.add("and " + (report.failed() - EXAMPLES) + " more such values");
        }
        return lines;
    }

    private String written() {
        List<String> parts = new ArrayList<>(List.of(SummaryLine.count(report.written(), "item") + " written"));
        if (report.removed() > 0) {
            parts.add(report.removed() + " removed");
        }
        if (report.dropped() > 0) {
            parts.add(report.dropped() + " that nobody is shown");
        }
        return String.join(", ", parts);
    }

    private Optional<String> refused() {
        return report.refused() == 0
                ? Optional.empty()
                : Optional.of("%s left out, which the shape does not take: %s"
                        .formatted(
                                SummaryLine.count(report.refused(), "item"),
                                report.refusedItems().stream()
                                        .limit(EXAMPLES)
                                        .map(one -> Printable.name(one.item()) + " (" + one.reason() + ")")
                                        .collect(Collectors.joining(", "))));
    }

    private static String first(List<String> ids, long all) {
        String listed = ids.stream().limit(EXAMPLES).map(Printable::name).collect(Collectors.joining(", "));
        return all > EXAMPLES ? listed + " and " + (all - EXAMPLES) + " more" : listed;
    }

    /** The attributes that cannot be columns, and why. */
    static String leftOut(FinishedColumns columns) {
        return columns.leftOut().stream()
                .map(one -> one.attribute() + " " + words(one) + " (" + one.place() + ")")
                .collect(Collectors.joining(", "));
    }

    /** Why one attribute is not among the columns. */
    static String refusal(FinishedColumns columns, String name) {
        return columns.leftOut().stream()
                .filter(one -> one.attribute().equals(name))
                .findFirst()
                .map(one -> one.attribute() + " " + words(one) + " (" + one.place()
                        + "), so it has no finished value for an item")
                .orElseGet(() -> "the rules have no attribute " + Printable.name(name) + " that reads only items, only "
                        + String.join(", ", columns.names()));
    }

    private static String words(LeftOut one) {
        return switch (one.reason()) {
            case ONCE -> "is made once for each recipient";
            case RECIPIENT -> "reads the recipient";
            case LIST -> "reads the position or the other items";
            case MOMENT -> "reads the moment";
            case DAY -> "reads the day, which --now names";
        };
    }

    /** For programs, in the shape of {@code docs/reports.md}. */
    Map<String, Object> fields(String rules, String catalog) {
        return Fields.of(
                "rules", rules,
                "catalog", catalog,
                "attributes", columns.names(),
                "leftOut",
                        columns.leftOut().stream()
                                .map(one -> {
                                    Map<String, Object> fields = Fields.of("attribute", one.attribute());
                                    fields.put("reason", one.reason().name().toLowerCase(Locale.ROOT));
                                    fields.putAll(ReviewJson.at(one.place()));
                                    return fields;
                                })
                                .toList(),
                "day", columns.day().map(LocalDate::toString).orElse(""),
                "items", report.items(),
                "dropped", report.dropped(),
                "written", report.written(),
                "removed", Fields.of("items", report.removed(), "ids", report.removedIds()),
                "refused", report.refused(),
                "refusedItems",
                        report.refusedItems().stream().map(RenderText::refused).toList(),
                "failed", report.failed(),
                "formulas", report.formulas());
    }

    private static Map<String, Object> refused(Refused one) {
        return Fields.of("item", one.item(), "reason", one.reason());
    }
}

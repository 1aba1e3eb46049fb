package dev.garnish.cli;

import dev.garnish.cli.TextTable.Cell;
import dev.garnish.internal.text.LineWrap;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.CoverageReport;
import dev.garnish.review.CoverageReport.Counts;
import dev.garnish.review.CoverageReport.CoveredAttribute;
import dev.garnish.review.CoverageReport.Group;
import dev.garnish.review.CoverageReport.ItemList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A coverage for people. */
final class CoverageTable {
    private static final int MOST_ITEMS = 5;
    private static final int MOST_GROUPS = 20;

    private final CoverageReport report;
    private final int width;
    private final boolean colour;

    CoverageTable(CoverageReport report, int width, boolean colour) {
        this.report = report;
        this.width = width;
        this.colour = colour;
    }

    String text() {
        return number(report.items()) + (report.items() == 1 ? " item, " : " items, ") + number(report.dropped())
                + " dropped\n\n" + attributes() + combinations() + items() + groups();
    }

    private String attributes() {
        TextTable table = new TextTable(width, colour)
                .head(List.of("attribute", "values", "own", "own %", "else", "cut", "refused"));
        report.attributes().forEach(one -> table.row(row(one.name() + (one.once() ? " once" : ""), one.total())));
        return table.text();
    }

    private static List<Cell> row(String name, Counts counts) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(name));
        cells.add(Cell.of(number(counts.values())));
        cells.add(Cell.of(number(counts.own())));
        cells.add(Cell.of(counts.percent().toPlainString()));
        for (long one : new long[] {counts.fromElse(), counts.cut(), counts.refused()}) {
            cells.add(new Cell(number(one), one > 0 ? Cell.MARKED : ""));
        }
        return cells;
    }

    /**
     * For whom attributes that read the recipient were looked at. It says so where only a part of all combinations was, so that
     * nobody takes the figures for all of them.
     */
    private String combinations() {
        String of =
                report.recipients() == 0 ? "combinations of the values that the rules name" : "different recipients";
        String lines = report.attributes().stream()
                .filter(one -> one.samples() > 1)
                .map(one -> one.name() + ": for "
                        + (one.served() == one.samples() ? "" : number(one.served()) + " of ")
                        + number(one.samples()) + " " + of
                        + (one.served() == one.samples() ? "" : ", as the rules are for no others")
                        + (one.whole() ? "" : ", of more that there are"))
                .map(line -> LineWrap.indented(line, width, "  ") + "\n")
                .collect(Collectors.joining());
        return lines.isEmpty() ? "" : "\n" + lines;
    }

    /** By attribute the first items that are to be looked at; the report as JSON names more of them. */
    private String items() {
        StringBuilder text = new StringBuilder();
        for (CoveredAttribute one : report.attributes()) {
            line(text, one.name() + " else", one.elseItems());
            line(text, one.name() + " cut", one.cut());
            line(text, one.name() + " refused", one.refused());
        }
        return text.isEmpty() ? "" : "\n" + text;
    }

    private void line(StringBuilder text, String what, ItemList list) {
        if (list.items() > 0) {
            List<String> first =
                    list.ids().subList(0, Math.min(MOST_ITEMS, list.ids().size()));
            long others = list.items() - first.size();
            String line = what + ": "
                    + first.stream().map(Printable::name).collect(Collectors.joining(", "))
                    + (others == 0 ? "" : " and " + number(others) + (others == 1 ? " other" : " others"));
            text.append(LineWrap.indented(line, width, "  ")).append('\n');
        }
    }

    /** The groups with the most values from {@code else} first: there a rule is missing. */
    private String groups() {
        if (report.by().isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(width, colour)
                .head(List.of(report.by(), "attribute", "values", "own %", "else", "cut", "refused"));
        List<Row> rows = report.attributes().stream()
                .flatMap(one -> one.groups().stream().map(group -> new Row(one.name(), group)))
                .sorted(Comparator.comparingLong((Row row) -> row.group.counts().fromElse())
                        .reversed())
                .toList();
        rows.stream().limit(MOST_GROUPS).forEach(row -> table.row(row.cells()));
        return "\n" + table.text() + (rows.size() > MOST_GROUPS ? others(rows) + "\n" : "");
    }

    private static String others(List<Row> rows) {
        long most = rows.get(MOST_GROUPS).group().counts().fromElse();
        return "and %s more, %s from `else`"
                .formatted(number(rows.size() - MOST_GROUPS), most == 0 ? "none" : "each with at most " + number(most));
    }

    /** One attribute over one group of items. */
    private record Row(String attribute, Group group) {
        List<Cell> cells() {
            String value = group.value().isEmpty() ? "(missing)" : group.value();
            List<Cell> cells = new ArrayList<>(row(value, group.counts()));
            cells.remove(2);
            cells.add(1, Cell.of(attribute));
            return cells;
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

package dev.garnish.cli;

import dev.garnish.internal.text.DisplayWidth;
import dev.garnish.internal.text.LineWrap;
import dev.garnish.internal.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** A table within a terminal's columns: what does not fit beside each other goes on below, within its cell. */
final class TextTable {
    private static final String GAP = "  ";
    private static final int NARROWEST = 6;

    private final int width;
    private final boolean colour;
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * The text of a cell; a line break in it is ours.
     *
     * @param code the colour's number; empty for none
     */
    record Cell(String text, String code) {
        static final String MARKED = "33";
        static final String HEAD = "1";
        static final String QUIET = "2";

        static Cell of(String text) {
            return new Cell(text, "");
        }
    }

    TextTable(int width, boolean colour) {
        this.width = width;
        this.colour = colour;
    }

    TextTable head(List<String> names) {
        return row(names.stream().map(name -> new Cell(name, Cell.HEAD)).toList());
    }

    TextTable row(List<Cell> cells) {
        rows.add(cells);
        return this;
    }

    String text() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> write(row, widths, text));
        return text.toString();
    }

    /** As wide as the content; the widest give way until all fit. */
    private int[] widths() {
        int[] widths = new int[rows.get(0).size()];
        for (List<Cell> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                int widest = row.get(i)
                        .text()
                        .lines()
                        .mapToInt(TextTable::columns)
                        .max()
                        .orElse(0);
                widths[i] = Math.max(widths[i], widest);
            }
        }
        int left = width - GAP.length() * (widths.length - 1);
        while (sum(widths) > left && widths[widest(widths)] > NARROWEST) {
            widths[widest(widths)]--;
        }
        return widths;
    }

    private static int columns(String line) {
        return DisplayWidth.of(Printable.text(line));
    }

    private static int sum(int[] widths) {
        int sum = 0;
        for (int one : widths) {
            sum += one;
        }
        return sum;
    }

    private static int widest(int[] widths) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            widest = widths[i] > widths[widest] ? i : widest;
        }
        return widest;
    }

    private void write(List<Cell> row, int[] widths, StringBuilder text) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            int most = widths[i];
            cells.add(row.get(i)
                    .text()
                    .lines()
                    .flatMap(line -> LineWrap.lines(Printable.text(line), most).stream())
                    .toList());
        }
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            StringBuilder written = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String part = line < cells.get(i).size() ? cells.get(i).get(line) : "";
                written.append(i == 0 ? "" : GAP).append(paint(part, row.get(i).code()));
                written.append(" ".repeat(Math.max(0, widths[i] - DisplayWidth.of(part))));
            }
            text.append(written.toString().stripTrailing()).append('\n');
        }
    }

    private String paint(String part, String code) {
        return colour && !code.isEmpty() && !part.isEmpty() ? "\u001b[" + code + "m" + part + "\u001b[0m" : part;
    }
}

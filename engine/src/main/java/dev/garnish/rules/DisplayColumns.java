package dev.garnish.rules;

import dev.garnish.internal.text.DisplayWidth;
import dev.garnish.internal.text.Printable;
import java.util.Arrays;

/**
 * A line as a terminal shows it: tabs widened, invisible and control characters made visible, and for each offset
 * its column.
 */
final class DisplayColumns {
    private static final int TAB = 4;
    private final StringBuilder shown;
    private int[] columns = {0};

    DisplayColumns(String lead) {
        shown = new StringBuilder(lead);
    }

    String of(String line) {
        columns = new int[line.length() + 1];
        int column = shown.length();
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            int units = Character.charCount(c);
            Arrays.fill(columns, i, i + units, column);
            column += show(c, column);
            i += units;
        }
        columns[line.length()] = column;
        return shown.toString();
    }

    private int show(int c, int column) {
        if (c == '\t') {
            shown.append(" ".repeat(width(c, column)));
        } else if (Printable.isHidden(c)) {
            shown.append(escaped(c));
        } else {
            shown.appendCodePoint(c);
        }
        return width(c, column);
    }

    private static String escaped(int c) {
        return Printable.text(Character.toString(c));
    }

    /** The end of a text that starts at an offset and fits into a number of columns. */
    static int fitting(String text, int from, int to, int most) {
        int end = from;
        int column = 0;
        while (end < to) {
            int c = text.codePointAt(end);
            column += width(c, column);
            if (column > most) {
                return end;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    /** The start of a text that ends at an offset and fits into a number of columns. */
    static int fittingBefore(String text, int from, int to, int most) {
        int start = to;
        int width = 0;
        while (start > from) {
            int c = text.codePointBefore(start);
            width += width(c, 0);
            if (width > most) {
                return start;
            }
            start -= Character.charCount(c);
        }
        return start;
    }

    int widthTo(int offset) {
        return columns[offset];
    }

    /** @param column where it stands, which is how far a tab goes */
    private static int width(int c, int column) {
        if (c >= ' ' && c <= '~') {
            return 1;
        }
        if (c == '\t') {
            return TAB - column % TAB;
        }
        return Printable.isHidden(c) ? escaped(c).length() : DisplayWidth.of(c);
    }
}

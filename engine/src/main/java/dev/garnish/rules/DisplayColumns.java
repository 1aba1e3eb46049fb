package dev.garnish.rules;

import dev.garnish.internal.text.Printable;
import java.util.Arrays;

/**
 * A line as a terminal shows it: tabs widened, invisible and control characters made visible, and for each offset
 * its column.
 */
final class DisplayColumns {
    private static final int TAB = 4;
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE4F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}
    };

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
        return Printable.isHidden(c) ? escaped(c).length() : width(c);
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        for (int[] range : WIDE) {
            if (range[0] <= c && c <= range[1]) {
                return true;
            }
        }
        return false;
    }
}

package dev.garnish.internal.text;

/** How many columns of a terminal characters take. The table is pinned, so that every JDK lays out alike. */
public final class DisplayWidth {
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE4F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}
    };

    private DisplayWidth() {}

    /** Of a text in which nothing is hidden: see {@link Printable}. */
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** Of a code point that is not hidden: 0, 1 or 2. */
    public static int of(int c) {
        if (c >= ' ' && c <= '~') {
            return 1;
        }
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

    /** The end of the longest beginning of a text that fits into a number of columns, with its marks. */
    public static int fitting(String text, int most) {
        int end = 0;
        int column = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            column += of(c);
            if (column > most) {
                return end;
            }
            end += Character.charCount(c);
        }
        return end;
    }
}

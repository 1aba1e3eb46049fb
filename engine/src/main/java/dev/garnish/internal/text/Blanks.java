package dev.garnish.internal.text;

import java.util.Arrays;

/**
 * What readers do not see: white space, also what does not break, control characters, and those that only steer how others
 * look. The table is pinned, so that every JDK decides alike.
 */
public final class Blanks {
    /** First and last code point of each range. */
    private static final int[] INVISIBLE = {
        0x0000, 0x0020, 0x007F, 0x00A0, 0x00AD, 0x00AD, 0x034F, 0x034F, 0x061C, 0x061C, 0x115F, 0x1160,
        0x1680, 0x1680, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x2000, 0x200F, 0x2028, 0x202F, 0x205F, 0x206F,
        0x2800, 0x2800, 0x3000, 0x3000, 0x3164, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0,
        0xFFF0, 0xFFF8, 0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0000, 0xE0FFF
    };

    private Blanks() {}

    /** Whether a text shows nothing. */
    public static boolean isBlank(String text) {
        return firstVisible(text) == text.length();
    }

    /** Without what is invisible at its ends; what belongs to the last character that is seen stays with it. */
    public static String trim(String text) {
        int from = firstVisible(text);
        if (from == text.length()) {
            return "";
        }
        int last = text.length();
        do {
            last = text.offsetByCodePoints(last, -1);
        } while (isInvisible(text.codePointAt(last)));
        return text.substring(from, Graphemes.next(text, last));
    }

    private static int firstVisible(String text) {
        int at = 0;
        while (at < text.length() && isInvisible(text.codePointAt(at))) {
            at = text.offsetByCodePoints(at, 1);
        }
        return at;
    }

    private static boolean isInvisible(int codePoint) {
        if (codePoint > ' ' && codePoint < 0x7F) {
            return false;
        }
        int at = Arrays.binarySearch(INVISIBLE, codePoint);
        return at >= 0 || (-1 - at) % 2 == 1; // behind the first of a range, and before its last
    }
}

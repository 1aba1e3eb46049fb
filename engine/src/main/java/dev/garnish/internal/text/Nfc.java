package dev.garnish.internal.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * Unicode's normalization form C, in which an accented letter is one character, alike on every JDK: characters that came
 * after Unicode 13, the oldest that a supported JDK knows, are left as they are, and so is what stands between them and
 * their neighbours.
 */
public final class Nfc {
    /** Nothing below it composes with what stands before it. */
    private static final int FIRST_COMBINING = 0x300;

    /** Marks in a row; ordering more takes the square of the time. No language has half as many. */
    private static final int MOST_MARKS = 30;

    /** First and last code point of each range of younger marks, and of younger letters that are made of parts. */
    private static final int[] YOUNG = {
        0x0897, 0x089F, 0x08CA, 0x08D2, 0x0C3C, 0x0C3C, 0x0CF3, 0x0CF3, 0x0ECE, 0x0ECE, 0x1715, 0x1715,
        0x180F, 0x180F, 0x1AC1, 0x1ADD, 0x1AE0, 0x1AEB, 0x1DFA, 0x1DFA, 0x105C9, 0x105C9, 0x105E4, 0x105E4,
        0x10D69, 0x10D6D, 0x10EFA, 0x10EFF, 0x10F82, 0x10F85, 0x11070, 0x11070, 0x11073, 0x11074, 0x110C2, 0x110C2,
        0x11241, 0x11241, 0x11383, 0x11383, 0x11385, 0x11385, 0x1138E, 0x1138E, 0x11391, 0x11391, 0x113B8, 0x113C0,
        0x113C2, 0x113C2, 0x113C5, 0x113C5, 0x113C7, 0x113CA, 0x113CC, 0x113D0, 0x113D2, 0x113D2, 0x113E1, 0x113E2,
        0x11B60, 0x11B67, 0x11F00, 0x11F01, 0x11F03, 0x11F03, 0x11F34, 0x11F3A, 0x11F3E, 0x11F42, 0x11F5A, 0x11F5A,
        0x13440, 0x13440, 0x13447, 0x13455, 0x1611E, 0x1612F, 0x16D67, 0x16D6A, 0x1CF00, 0x1CF2D, 0x1CF30, 0x1CF46,
        0x1E08F, 0x1E08F, 0x1E2AE, 0x1E2AE, 0x1E4EC, 0x1E4EF, 0x1E5EE, 0x1E5EF, 0x1E6E3, 0x1E6E3, 0x1E6E6, 0x1E6E6,
        0x1E6EE, 0x1E6EF, 0x1E6F5, 0x1E6F5
    };

    private Nfc() {}

    /** The text in this form; itself where it is in it already, or piles up more marks than any language does. */
    public static String of(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= FIRST_COMBINING) {
                return isPile(text) ? text : composed(text);
            }
        }
        return text;
    }

    private static boolean isPile(String text) {
        int marks = 0;
        for (int at = 0; at < text.length() && marks <= MOST_MARKS; at = text.offsetByCodePoints(at, 1)) {
            int codePoint = text.codePointAt(at);
            marks = isMark(codePoint) ? marks + 1 : 0;
        }
        return marks > MOST_MARKS;
    }

    private static boolean isMark(int codePoint) {
        int type = codePoint < FIRST_COMBINING ? Character.CONTROL : Character.getType(codePoint);
        boolean mark = type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
        return mark && !isYoung(codePoint);
    }

    private static String composed(String text) {
        StringBuilder composed = new StringBuilder(text.length());
        int from = 0;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            int codePoint = text.codePointAt(at);
            if (isYoung(codePoint)) {
                composed.append(plain(text.substring(from, at))).appendCodePoint(codePoint);
                from = at + Character.charCount(codePoint);
            }
        }
        return from == 0
                ? plain(text)
                : composed.append(plain(text.substring(from))).toString();
    }

    private static String plain(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isYoung(int codePoint) {
        int at = Arrays.binarySearch(YOUNG, codePoint);
        return at >= 0 || (-1 - at) % 2 == 1; // behind the first of a range, and before its last
    }
}

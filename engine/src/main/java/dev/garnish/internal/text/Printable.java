package dev.garnish.internal.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text that comes from outside, such as ids, file names and values, as messages and logs print it: what a terminal would
 * obey, what starts a new line and what nobody sees is written {@code \}{@code uXXXX}, as a rules file would write it.
 * Every name that is printed goes through here. Safe for many threads.
 */
public final class Printable {
    private static final int LONGEST_NAME = 200;

    private Printable() {}

    /** A name, an id, a path or an argument: escaped, and shortened to 200 characters. Never null. */
    public static String name(String name) {
        if (name.length() <= LONGEST_NAME) {
            return text(name);
        }
        int end = LONGEST_NAME - 1;
        return text(name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end)) + "…";
    }

    /** A text of any length in one line, with everything hidden in it made visible. */
    public static String text(String text) {
        return escaped(text, false);
    }

    /** A message of several lines, each escaped; its line breaks stay. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean breaks) {
        int start = 0;
        while (start < text.length() && isPlain(text.charAt(start))) {
            start++;
        }
        if (start == text.length()) {
            return text;
        }
        boolean composed = Normalizer.isNormalized(text, Normalizer.Form.NFC);
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, start);
        for (int i = start; i < text.length(); ) {
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            if (c == '\n' && breaks) {
                shown.append('\n');
            } else if (isHidden(c) || (!composed && isMark(c))) {
                escape(text, i, end, shown);
            } else {
                shown.appendCodePoint(c);
            }
            i = end;
        }
        return shown.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~';
    }

    private static void escape(String text, int from, int to, StringBuilder shown) {
        for (int i = from; i < to; i++) {
            String digits = Integer.toHexString(0x10000 | text.charAt(i)).toUpperCase(Locale.ROOT);
            shown.append("\\u").append(digits, 1, digits.length());
        }
    }

    /**
     * Whether a code point shows as nothing, as a plain blank, or changes how what stands around it is shown: control and
     * format characters, blanks other than the plain one, variation selectors, fillers, halves of a character.
     */
    public static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> isFiller(c);
        };
    }

    private static boolean isFiller(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c == 0x2800
                || c == 0x3164
                || c == 0xFFA0
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /**
     * What two texts that look alike have in common: composed (NFC), every blank plain, without what nobody sees. Texts
     * with the same look may differ all the same.
     */
    public static String look(String text) {
        return seen(text).strip();
    }

    /** The same of a part of a text, whose blanks at the ends count. */
    public static String seen(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (Character.isWhitespace(c) || Character.getType(c) == Character.SPACE_SEPARATOR) {
                seen.append(' ');
            } else if (!isHidden(c)) {
                seen.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return Normalizer.normalize(seen, Normalizer.Form.NFC);
    }
}

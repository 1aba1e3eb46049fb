package dev.garnish.rules;

import java.util.Locale;

/** Classes of characters in the language, by Unicode code point. For other packages of Garnish. */
public final class Characters {
    private Characters() {}

    /**
     * Whether a name may begin with a character.
     *
     * @param c a code point
     * @return true for ASCII letters and the underscore
     */
    public static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    /**
     * Whether a character is a digit of numbers.
     *
     * @param c a code point
     * @return true for {@code 0} to {@code 9}, false for the digits of other scripts
     */
    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Whether a character may stand in a name, behind its first one.
     *
     * @param c a code point
     * @return true for ASCII letters and digits and the underscore
     */
    public static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c);
    }

    /**
     * Whether a character cannot be seen: control characters, zero-width ones and those that turn the reading direction.
     *
     * @param c a code point
     * @return true for tabs and line breaks, too; false for blanks
     */
    public static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    /**
     * Whether a character is not allowed even in texts and comments, because the file would read differently than it runs.
     *
     * @param c a code point
     * @return true for control characters but tab and carriage return, and for those that turn the reading direction
     *     or break lines
     */
    public static boolean isDeceptive(int c) {
        return (c != '\t' && c != '\r' && Character.getType(c) == Character.CONTROL)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x2028
                || c == 0x2029;
    }

    /**
     * Whether a character looks like a blank and is another one.
     *
     * @param c a code point
     * @return true for a no-break space, for instance
     */
    public static boolean isForeignSpace(int c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR && c != ' ';
    }

    /**
     * A character as messages name it.
     *
     * @param c a code point
     * @return the code point and its name: {@code U+200B zero width space}
     */
    public static String describe(int c) {
        String name = Character.getName(c);
        return "U+%04X%s".formatted(c, name == null ? "" : " " + name.toLowerCase(Locale.ROOT));
    }
}

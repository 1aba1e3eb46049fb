package dev.garnish.rules;

import java.util.Locale;

/** Classes of characters in the language. */
public final class Characters {
    private Characters() {}

    public static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c);
    }

    /** Control characters, zero-width ones and those that turn the reading direction. */
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
     * Characters that are not allowed even in texts and comments, because the file would read differently than it runs.
     */
    public static boolean isDeceptive(int c) {
        return (c != '\t' && c != '\r' && Character.getType(c) == Character.CONTROL)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x2028
                || c == 0x2029;
    }

    public static boolean isForeignSpace(int c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR && c != ' ';
    }

    /** The code point and its name: {@code U+200B zero width space}. */
    public static String describe(int c) {
        String name = Character.getName(c);
        return "U+%04X%s".formatted(c, name == null ? "" : " " + name.toLowerCase(Locale.ROOT));
    }
}

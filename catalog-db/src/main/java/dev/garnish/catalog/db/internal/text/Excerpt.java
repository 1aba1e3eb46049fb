package dev.garnish.catalog.db.internal.text;

import dev.garnish.internal.text.Printable;

/** A file's text as messages show it: on one line, not too long, and with nothing in it that a terminal would obey. */
public final class Excerpt {
    private static final int LONGEST = 40;

    private Excerpt() {}

    public static String of(String text) {
        String part = text.length() <= LONGEST ? text : cut(text) + "…";
        return Printable.text(part);
    }

    private static String cut(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}

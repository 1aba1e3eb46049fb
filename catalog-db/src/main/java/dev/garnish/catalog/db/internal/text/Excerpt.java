package dev.garnish.catalog.db.internal.text;

import dev.garnish.internal.text.Printable;

/** A file's text as messages show it: on one line, not too long, and with nothing in it that a terminal would obey. */
public final class Excerpt {
    private static final int LONGEST = 40;
    private static final int LONGEST_NAME = 63;

    private Excerpt() {}

    public static String of(String text) {
        return Printable.text(text.length() <= LONGEST ? text : start(text, LONGEST) + "…");
    }

    /** A column's name. Long names often begin alike, so that their ends are shown as well. */
    public static String name(String name) {
        return Printable.text(
                name.length() <= LONGEST_NAME ? name : start(name, LONGEST) + "…" + end(name, LONGEST_NAME - LONGEST));
    }

    private static String start(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static String end(String text, int length) {
        int from = text.length() - length;
        return text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }
}

package dev.garnish.catalog.input;

/** A file's text as messages show it: on one line, not too long, and with nothing in it that a terminal would obey. */
public final class Shown {
    private static final int LONGEST = 40;

    private Shown() {}

    public static String of(String text) {
        String part = text.length() <= LONGEST ? text : cut(text) + "…";
        StringBuilder shown = new StringBuilder(part.length());
        part.codePoints().forEach(c -> shown.appendCodePoint(isVisible(c) ? c : '\ufffd'));
        return shown.toString();
    }

    private static String cut(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** Formats change the direction of what follows; lone surrogates are no characters. */
    private static boolean isVisible(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}

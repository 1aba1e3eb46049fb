package dev.garnish.internal.eval;

/** Removes characters that must never reach a message: control and bidi-override characters, broken surrogates. */
final class Cleaning {
    private Cleaning() {}

    /** Line breaks and tabs become a blank, a lone surrogate U+FFFD; the others vanish. */
    static String clean(String text) {
        return clean(text, false);
    }

    /** @param breaks whether line breaks stay, each as {@code \n} */
    static String clean(String text, boolean breaks) {
        if (isClean(text)) {
            return text;
        }
        StringBuilder cleaned = new StringBuilder();
        String lines = text.replace("\r\n", "\n");
        lines.codePoints()
                .filter(c -> !isForbidden(c) || isBreak(c))
                .forEach(c -> cleaned.appendCodePoint(breaks && isBreak(c) && c != '\t' ? '\n' : cleaned(c)));
        return cleaned.toString();
    }

    static boolean isClean(String text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (isForbidden(c) || isLoneSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static int cleaned(int codePoint) {
        if (isLoneSurrogate(codePoint)) {
            return 0xFFFD;
        }
        return isBreak(codePoint) ? ' ' : codePoint;
    }

    private static boolean isForbidden(int c) {
        boolean plain = c >= ' ' && c <= '~';
        return !plain && (Character.isISOControl(c) || isBreak(c) || isBidiControl(c));
    }

    private static boolean isBreak(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Embeddings, overrides, isolates and the deprecated shaping controls; the harmless marks may stay. */
    private static boolean isBidiControl(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F);
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}

package dev.garnish.internal.text;

/** Cuts text to a number of user-perceived characters. */
public final class Shortening {
    private static final String ELLIPSIS = "…";

    private Shortening() {}

    /**
     * The text where it has at most so many characters; else its beginning with an ellipsis, which counts. It is cut
     * between words, or within one where the last word begins in the first third.
     */
    public static String shorten(String text, int characters) {
        if (text.length() <= characters || Graphemes.offset(text, characters) == text.length()) {
            return text;
        }
        if (characters < 1) {
            return "";
        }
        int hard = Graphemes.offset(text, characters - 1);
        int soft = endOfLastWord(text, hard);
        int cut = Graphemes.countBefore(text, soft) * 3 >= characters ? soft : hard;
        return text.substring(0, cut).stripTrailing() + ELLIPSIS;
    }

    private static int endOfLastWord(String text, int limit) {
        int at = limit;
        while (at > 0 && !Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at;
    }
}

package dev.garnish.internal.text;

/** Cuts text to a number of user-perceived characters. */
public final class Shortening {
    private static final String ELLIPSIS = "…";
    private static final int LONGEST_ENTITY = 10;

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
        return cut(text, Graphemes.offset(text, characters - 1), characters, ELLIPSIS);
    }

    /**
     * The beginning of a text with an ellipsis.
     *
     * @param hard the offset that it ends at or before
     * @param characters that may be used, the ellipsis among them
     */
    static String cut(String text, int hard, int characters, String ellipsis) {
        int soft = endOfLastWord(text, hard);
        int cut = Graphemes.countBefore(text, soft) * 3 >= characters ? soft : hard;
        return text.substring(0, outside(text, cut)).stripTrailing() + ellipsis;
    }

    /** The offset, or the start of the entity, tag or percent-encoding that it would cut in two. */
    private static int outside(String text, int cut) {
        int from = Math.max(0, cut - LONGEST_ENTITY);
        int entity = text.lastIndexOf('&', cut - 1);
        if (entity >= from && isEntity(text, entity, cut)) {
            return entity;
        }
        int tag = text.lastIndexOf('<', cut - 1);
        if (tag >= 0 && isOpen(text, tag, cut)) {
            return tag;
        }
        for (int sign = Math.max(0, cut - 2); sign < cut; sign++) {
            if (text.charAt(sign) == '%' && isHex(text, sign + 1) && isHex(text, sign + 2)) {
                return sign;
            }
        }
        return cut;
    }

    private static boolean isEntity(String text, int start, int cut) {
        for (int at = start + 1; at < text.length() && at <= start + LONGEST_ENTITY; at++) {
            char c = text.charAt(at);
            if (c == ';') {
                return at >= cut && at > start + 1;
            }
            if (c != '#' && !Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return false;
    }

    /** Whether a tag begins at an offset that ends at the cut or behind it. */
    private static boolean isOpen(String text, int start, int cut) {
        char first = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
        boolean tag = first == '/' || first == '!' || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
        int end = tag ? text.indexOf('>', start) : -1;
        return end >= cut;
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }

    private static int endOfLastWord(String text, int limit) {
        int at = limit;
        while (at > 0 && !Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at;
    }
}

package dev.garnish.internal.text;

/** Cuts text to a number of user-perceived characters. */
public final class Shortening {
    private static final String ELLIPSIS = "…";

    /** {@code CounterClockwiseContourIntegral} is the longest name of one, between its two marks. */
    private static final int LONGEST_ENTITY = 33;

    /** A {@code <} whose end is farther away begins no tag; a text of nothing else is read through in bounded time. */
    private static final int LONGEST_TAG = 4_096;

    /** Characters of one byte in percent-encoding. */
    private static final int ENCODED = 3;

    private Shortening() {}

    /**
     * The text where it has at most {@code characters} characters; else its beginning with an ellipsis, which counts. It is cut
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

    /** The offset, or the start of the tag, entity or percent-encoded character that it would cut in two. */
    private static int outside(String text, int cut) {
        int tag = startOfTag(text, cut);
        if (tag >= 0) {
            return tag;
        }
        int entity = text.lastIndexOf('&', cut - 1);
        if (entity >= Math.max(0, cut - LONGEST_ENTITY) && isEntity(text, entity, cut)) {
            return entity;
        }
        return startOfEncoded(text, cut);
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

    /** Of the tag that begins before the cut and ends at it or behind it; -1 where there is none. */
    private static int startOfTag(String text, int cut) {
        int start = text.indexOf('<');
        while (start >= 0 && start < cut) {
            int end = isTag(text, start) ? endOfTag(text, start) : start;
            if (end >= cut) {
                return start;
            }
            start = text.indexOf('<', Math.max(end, start + 1));
        }
        return -1;
    }

    private static boolean isTag(String text, int start) {
        char first = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
        return first == '/' || first == '!' || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    }

    /** Where a tag's {@code >} stands, one in quotes left out; its start where it does not end. */
    private static int endOfTag(String text, int start) {
        char quote = 0;
        for (int at = start; at < text.length() && at - start < LONGEST_TAG; at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return at;
            } else if ((c == '"' || c == '\'') && at > start && text.charAt(at - 1) == '=') {
                quote = c;
            }
        }
        return start;
    }

    /**
     * The offset, or the start of the encoded character that it would cut in two. Such a character has up to four bytes:
     * those behind its first one begin with 8, 9, A or B.
     */
    private static int startOfEncoded(String text, int cut) {
        int at = cut;
        for (int sign = Math.max(0, cut - 2); sign < cut; sign++) {
            if (isEncoded(text, sign)) {
                at = sign;
                break;
            }
        }
        while (isEncoded(text, at) && isFurtherByte(text, at) && at >= ENCODED && isEncoded(text, at - ENCODED)) {
            at -= ENCODED;
        }
        return at;
    }

    private static boolean isEncoded(String text, int at) {
        return at < text.length() && text.charAt(at) == '%' && isHex(text, at + 1) && isHex(text, at + 2);
    }

    private static boolean isFurtherByte(String text, int at) {
        return Character.digit(text.charAt(at + 1), 16) >> 2 == 2;
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

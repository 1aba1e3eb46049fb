package dev.garnish.internal.text;

import java.util.Arrays;
import java.util.List;

/**
 * User-perceived characters (extended grapheme clusters of UAX #29): an emoji family, a flag, a letter with its marks or
 * an Indic conjunct is one. The break table is pinned, so that every JDK counts alike.
 */
public final class Graphemes {
    private static final int FIRST_COMBINING = 0x300;
    private static final int[] STARTS;
    private static final char[] CLASSES;

    static {
        List<String> lines = Tables.lines("graphemes.txt");
        STARTS = new int[lines.size()];
        CLASSES = new char[lines.size()];
        for (int i = 0; i < STARTS.length; i++) {
            String line = lines.get(i);
            STARTS[i] = Integer.parseInt(line.substring(1), 16);
            CLASSES[i] = line.charAt(0);
        }
    }

    private Graphemes() {}

    /** How many there are. */
    public static int count(String text) {
        return countBefore(text, text.length());
    }

    /** How many begin before a UTF-16 offset. */
    public static int countBefore(String text, int end) {
        int clusters = 0;
        for (int at = 0; at < end; at = next(text, at)) {
            clusters++;
        }
        return clusters;
    }

    /** The UTF-16 offset behind so many clusters; the text's length where it has fewer. */
    public static int offset(String text, int clusters) {
        int at = 0;
        for (int i = 0; i < clusters && at < text.length(); i++) {
            at = next(text, at);
        }
        return at;
    }

    /** The offset behind the cluster that begins at an offset. */
    static int next(String text, int from) {
        char first = text.charAt(from);
        int behind = from + 1;
        if (first < FIRST_COMBINING && (behind == text.length() || isPlain(first, text.charAt(behind)))) {
            return behind;
        }
        Break state = new Break(classOf(text.codePointAt(from)));
        int at = text.offsetByCodePoints(from, 1);
        while (at < text.length() && state.joins(classOf(text.codePointAt(at)))) {
            at = text.offsetByCodePoints(at, 1);
        }
        return at;
    }

    private static boolean isPlain(char first, char second) {
        return second < FIRST_COMBINING && !(first == '\r' && second == '\n');
    }

    /** The class letter that the table gives a code point; {@code O} is any other. */
    static char classOf(int codePoint) {
        int found = Arrays.binarySearch(STARTS, codePoint);
        return CLASSES[found >= 0 ? found : -found - 2];
    }

    /** What has been seen of one cluster. Letters as in {@code graphemes.txt}. */
    private static final class Break {
        private char last;
        private boolean oddFlags;
        private boolean pictograph;
        private boolean consonant;
        private boolean linked;

        Break(char first) {
            last = first;
            oddFlags = first == 'R';
            pictograph = first == 'P';
            consonant = first == 'K';
        }

        /** Whether the next code point belongs to the cluster; if so it is taken in. */
        boolean joins(char next) {
            if (!sticks(next)) {
                return false;
            }
            oddFlags = next == 'R' && !oddFlags;
            pictograph = next == 'P' || (pictograph && isMark(next) && last != 'Z');
            linked = next != 'K' && (linked || next == 'I');
            consonant = next == 'K' || (consonant && isConjunctMark(next));
            last = next;
            return true;
        }

        private boolean sticks(char next) {
            if (last == 'C' && next == 'N') {
                return true;
            }
            if (isControl(last) || isControl(next)) {
                return false;
            }
            return isMark(next) || next == 'S' || last == 'B' || isHangul(next) || isSequence(next);
        }

        private boolean isSequence(char next) {
            return (next == 'R' && oddFlags)
                    || (next == 'P' && pictograph && last == 'Z')
                    || (next == 'K' && consonant && linked);
        }

        private boolean isHangul(char next) {
            return switch (last) {
                case 'L' -> next == 'L' || next == 'V' || next == 'H' || next == 'G';
                case 'H', 'V' -> next == 'V' || next == 'T';
                case 'G', 'T' -> next == 'T';
                default -> false;
            };
        }

        private static boolean isControl(char c) {
            return c == 'C' || c == 'N' || c == 'X';
        }

        private static boolean isMark(char c) {
            return c == 'E' || c == 'M' || c == 'I' || c == 'Z';
        }

        private static boolean isConjunctMark(char c) {
            return c == 'M' || c == 'I' || c == 'Z';
        }
    }
}

package dev.garnish.internal.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name an author probably meant: at most a third of its letters, and eight, are inserted, left out, changed or
 * swapped with their neighbour (Damerau's distance, optimal string alignment); case does not count.
 */
public final class Suggestion {
    private static final String ASKED = "did you mean `";
    private static final String MARKED = "`?";
    private static final Pattern WRITE = Pattern.compile("write (?:`([^\\w\\s`]+)`|(\"[^\"…]+\"))");
    private static final int LONGEST = 60;
    private static final int MOST_SLIPS = 8;

    /** Cells of the distances of one search. */
    private static final int MOST_WORK = 400_000;

    /** Among more names nothing is searched: it would take longer than the rest of a check. */
    private static final int MOST_NAMES = 20_000;

    private static final int FAR = Integer.MAX_VALUE / 2;

    private final String written;
    private final long letters;
    private int work;
    private int least = FAR;
    private boolean sameStart;
    private @Nullable String best;

    private Suggestion(String written) {
        this.written = written;
        this.letters = letters(written);
    }

    /** The nearest of these names; empty where none is near. */
    public static Optional<String> among(Collection<String> names, String written) {
        if (written.length() > LONGEST || names.size() > MOST_NAMES) {
            return Optional.empty();
        }
        Suggestion suggestion = new Suggestion(written.toLowerCase(Locale.ROOT));
        for (String name : names) {
            if (suggestion.work > MOST_WORK) {
                break;
            }
            suggestion.consider(name);
        }
        return Optional.ofNullable(suggestion.best);
    }

    /** As a caret's label: {@code did you mean `title`?}, or empty. */
    public static String label(Collection<String> names, String written) {
        return among(names, written).map(Suggestion::didYouMean).orElse("");
    }

    public static String didYouMean(String name) {
        return ASKED + name + MARKED;
    }

    /** The name that a label asks about; empty where it says something else. */
    public static Optional<String> meant(String label) {
        boolean isOne = label.startsWith(ASKED)
                && label.endsWith(MARKED)
                && label.indexOf('`', ASKED.length()) == label.length() - MARKED.length();
        return isOne
                ? Optional.of(label.substring(ASKED.length(), label.length() - MARKED.length()))
                : Optional.empty();
    }

    /** The text in quotes that a label asks about, as rules write it; empty where it asks no such thing, or shows only its start. */
    public static Optional<String> meantText(String label) {
        int start = "did you mean ".length();
        if (!label.startsWith("did you mean \"")) {
            return Optional.empty();
        }
        int end = start + 1;
        while (end < label.length() && label.charAt(end) != '"') {
            end += label.charAt(end) == '\\' ? 2 : 1;
        }
        boolean whole = end < label.length() && label.charAt(end - 1) != '…';
        return whole ? Optional.of(label.substring(start, end + 1)) : Optional.empty();
    }

    /** The sign, or the text in quotes, that a label says to write in place of what is marked; empty where it says more or less. */
    public static Optional<String> written(String label) {
        Matcher said = WRITE.matcher(label);
        return said.matches() ? Optional.of(said.group(said.group(1) == null ? 2 : 1)) : Optional.empty();
    }

    /** Of the nearest the one that starts alike, then the longest, then the first. */
    private void consider(String name) {
        int most = Math.min(Math.min(name.length() / 3, MOST_SLIPS), least);
        if (Math.abs(name.length() - written.length()) > most) {
            return;
        }
        String candidate = name.toLowerCase(Locale.ROOT);
        long others = letters(candidate);
        work++;
        if (Long.bitCount(others & ~letters) > most || Long.bitCount(letters & ~others) > most) {
            return;
        }
        work += (candidate.length() + 1) * (2 * most + 1);
        int distance = distance(candidate, written, most);
        boolean alike = !written.isEmpty() && candidate.startsWith(written.substring(0, 1));
        if (distance <= most && (distance < least || isBetter(name, alike))) {
            least = distance;
            sameStart = alike;
            best = name;
        }
    }

    private boolean isBetter(String name, boolean alike) {
        return best == null || (alike == sameStart ? name.length() > best.length() : alike);
    }

    /** Which letters occur; those that one word has and the other has not are slips at least. */
    private static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= 1L << (text.charAt(i) & 63);
        }
        return letters;
    }

    /** How many letters are inserted, left out, changed or swapped with their neighbour from one text to the other. */
    public static int distance(String a, String b) {
        return distance(a, b, Math.max(a.length(), b.length()));
    }

    /** The distance, or more than {@code most} where it is more: only the cells near the diagonal are filled. */
    private static int distance(String a, String b, int most) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            Arrays.fill(d[i], FAR);
            for (int j = Math.max(0, i - most); j <= Math.min(b.length(), i + most); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, d);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] d) {
        int changed = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}

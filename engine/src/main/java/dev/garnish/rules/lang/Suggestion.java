package dev.garnish.rules.lang;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The name an author probably meant: at most a third of its letters are inserted, left out, changed or swapped with
 * their neighbour (Damerau's distance, optimal string alignment); case does not count.
 */
public final class Suggestion {
    private static final int LONGEST = 60;

    private Suggestion() {}

    private record Ranked(String name, int distance, boolean sameStart) {}

    /** The nearest of these names; empty where none is near. */
    public static Optional<String> among(Collection<String> names, String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = written.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> Math.abs(name.length() - written.length()) * 3 <= name.length())
                .map(name -> ranked(name, lower))
                .filter(ranked -> ranked.distance() * 3 <= ranked.name().length())
                .min(Comparator.comparingInt(Ranked::distance)
                        .thenComparing(ranked -> ranked.sameStart() ? 0 : 1)
                        .thenComparing(ranked -> -ranked.name().length()))
                .map(Ranked::name);
    }

    /** As a caret's label: {@code did you mean `title`?}, or empty. */
    static String label(Collection<String> names, String written) {
        return among(names, written).map(Suggestion::didYouMean).orElse("");
    }

    static String didYouMean(String name) {
        return "did you mean `" + name + "`?";
    }

    private static Ranked ranked(String name, String lower) {
        String candidate = name.toLowerCase(Locale.ROOT);
        boolean sameStart = !lower.isEmpty() && candidate.startsWith(lower.substring(0, 1));
        return new Ranked(name, distance(candidate, lower), sameStart);
    }

    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
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

package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.text.Excerpt;
import java.util.List;

/** The name that somebody may have meant who wrote another. */
final class Suggestion {
    private static final int LIKE = 3;

    private Suggestion() {}

    /** Behind a message; empty where no name is like it. */
    static String of(String name, List<String> known) {
        return known.stream()
                .filter(each -> Math.abs(each.length() - name.length()) < LIKE)
                .filter(each -> distance(ColumnName.plain(each), ColumnName.plain(name)) < LIKE)
                .findFirst()
                .map(each -> ": did you mean `" + Excerpt.of(each) + "`?")
                .orElse("");
    }

    /** Edits from one text to another. */
    private static int distance(String from, String to) {
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int corner = last[0];
            last[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int edits = Math.min(
                        Math.min(last[j], last[j - 1]) + 1, corner + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1));
                corner = last[j];
                last[j] = edits;
            }
        }
        return last[to.length()];
    }
}

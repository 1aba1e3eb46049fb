package dev.garnish.catalog.db.internal.load;

import static dev.garnish.internal.text.Suggestion.distance;

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
                .map(each -> ": did you mean `" + Excerpt.name(each) + "`?")
                .orElse("");
    }
}

package dev.garnish.catalog.db.internal.form;

import java.util.Locale;
import java.util.Set;

/** What programs and people write where there is no value. It stays as it is until whoever imports it says so. */
public final class NullWord {
    private static final Set<String> WORDS = Set.of(
            "null",
            "nil",
            "none",
            "nan",
            "#n/a",
            "n/a",
            "na",
            "n.a.",
            "-",
            "--",
            "\u2013",
            "\u2014",
            "?",
            "\\n",
            "k.a.",
            "0000-00-00",
            "0000-00-00 00:00:00");

    private NullWord() {}

    public static boolean isLikely(String text) {
        return WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}

package dev.garnish.catalog.db.internal.text;

import java.util.regex.Pattern;

/** Words of the commands that messages propose. */
public final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    private Shell() {}

    /** A word as a shell takes it, in quotes where it needs them. */
    public static String word(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

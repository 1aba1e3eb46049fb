package dev.garnish.catalog.db.internal.form;

import java.util.Locale;
import java.util.Optional;

/** Words for true and false. */
public final class Truth {
    private Truth() {}

    /** What a word means in a column of truths. */
    public static Optional<Boolean> of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1", "wahr", "ja" -> Optional.of(true);
            case "false", "f", "no", "n", "off", "0", "falsch", "nein" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Whether a word means nothing but a truth. */
    static boolean isOne(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    /** Whether a word can stand for a truth where both answers are there: {@code no} alone may be Norway. */
    static boolean isAnswer(String text) {
        return text.length() > 1 ? of(text).isPresent() : text.matches("[yYnN]");
    }
}

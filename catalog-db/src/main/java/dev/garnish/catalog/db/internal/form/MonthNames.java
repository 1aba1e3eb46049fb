package dev.garnish.catalog.db.internal.form;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of months in several languages, whole or cut short, with or without their accents. */
final class MonthNames {
    private static final int SHORTEST = 3;
    private static final Map<String, Integer> NUMBERS = numbers();

    private MonthNames() {}

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>(Map.of("maerz", 3));
        for (String language : List.of("en", "de", "fr", "es", "it", "nl", "pt")) {
            for (Month month : Month.values()) {
                String name = month.getDisplayName(TextStyle.FULL, Locale.forLanguageTag(language))
                        .toLowerCase(Locale.ROOT);
                add(name, month.getValue(), numbers);
                add(plain(name), month.getValue(), numbers);
            }
        }
        return Map.copyOf(numbers);
    }

    /** What is short for two months, as {@code jui}, is short for none. */
    private static void add(String name, int month, Map<String, Integer> numbers) {
        for (int length = SHORTEST; length <= name.length(); length++) {
            numbers.merge(name.substring(0, length), month, (one, other) -> one.equals(other) ? one : 0);
        }
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    /** 1 to 12; 0 for a word that names no month. */
    static int number(String name) {
        return NUMBERS.getOrDefault(
                Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT), 0);
    }
}

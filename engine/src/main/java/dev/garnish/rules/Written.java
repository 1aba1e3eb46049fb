package dev.garnish.rules;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values and numbers as reports and messages write them. */
final class Written {
    private static final int LONGEST = 60;

    private Written() {}

    /** A text as a rules file writes it. */
    static String text(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    /** A text as messages quote it: not too long. */
    static String quote(String text) {
        boolean fits = text.codePointCount(0, text.length()) <= LONGEST;
        return text(fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…");
    }

    static String value(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Written::value).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? text(text) : String.valueOf(plain(value));
    }

    /** A value of texts, numbers, truths and lists only, so that any writer of JSON can take it: dates become texts. */
    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Written::plain).toList();
        }
        return value instanceof LocalDateTime date ? date.toString() : value;
    }

    /** {@code 1 item}, {@code 2,465 items}. */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

package dev.garnish.review;

import dev.garnish.internal.eval.Dates;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.text.Printable;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values and numbers as reports and messages write them. */
public final class DisplayText {
    private static final int LONGEST = 60;

    private DisplayText() {}

    /**
     * {@return the text in quotes, as a rules file writes it, with what nobody sees escaped}
     *
     * @param text any, of any length
     */
    public static String text(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        return '"' + Printable.text(escaped) + '"';
    }

    /** A text as messages quote it: not too long. */
    static String quote(String text) {
        boolean fits = text.codePointCount(0, text.length()) <= LONGEST;
        return text(fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…");
    }

    /** A text or a number as messages quote it. */
    static String quoteValue(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : quote(String.valueOf(value));
    }

    /**
     * A value of texts, numbers, truths and lists only, so that any writer of JSON can take it. Dates become texts as the
     * function {@code text} writes them.
     */
    static @Nullable Object plain(@Nullable Object value, Days days) {
        if (value instanceof List<?> list) {
            return list.stream().map(one -> plain(one, days)).toList();
        }
        return value instanceof LocalDateTime date ? Dates.text(days.local(date)) : value;
    }

    /**
     * {@return a number of things: {@code 1 item}, {@code 2,465 items}}
     *
     * @param number how many
     * @param noun one of them, whose plural takes an {@code s}
     */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code the one item}, {@code all 2,465 items}. */
    static String all(long number, String noun) {
        return number == 1 ? "the one " + noun : "all " + count(number, noun);
    }

    /**
     * {@return a number with commas between its thousands: {@code 2,465}, in whatever locale}
     *
     * @param number any
     */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

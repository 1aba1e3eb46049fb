package dev.garnish.rules.eval;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the values of one evaluation small; remembers whether one was too large and became missing. */
final class Bounds {
    /** Longest text, in UTF-16 units, and most entries of a list. */
    static final int MAX_TEXT = 64 * 1024;

    static final int MAX_ENTRIES = 10_000;

    private boolean exceeded;

    boolean exceeded() {
        return exceeded;
    }

    /** The value, or missing where it is beyond what an expression may hold. */
    @Nullable
    Object within(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return Numbers.bounded(number);
        }
        if (value instanceof String text) {
            return text.length() <= MAX_TEXT ? text : exceed();
        }
        if (value instanceof List<?> list) {
            return fits(list) ? list : exceed();
        }
        return value;
    }

    private static boolean fits(List<?> list) {
        if (list.size() > MAX_ENTRIES) {
            return false;
        }
        for (Object entry : list) {
            if (entry instanceof String text && text.length() > MAX_TEXT) {
                return false;
            }
            if (entry instanceof BigDecimal number && Numbers.bounded(number) == null) {
                return false;
            }
        }
        return true;
    }

    /** For what was not even built because it would be too large. */
    @Nullable
    Object exceed() {
        exceeded = true;
        return null;
    }
}

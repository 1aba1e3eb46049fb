package dev.garnish.internal.eval;

import dev.garnish.internal.text.Blanks;
import dev.garnish.internal.text.Nfc;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the size of the values of one evaluation and the steps that it takes, and records where that made a value
 * missing.
 */
final class ValueLimits {
    /** Longest text that an expression makes, in UTF-16 units. Longer ones are only read, and cut. */
    static final int MAX_TEXT = 1_000_000;

    /** Most entries of a list that an expression makes of a text. */
    static final int MAX_ENTRIES = 10_000;

    private final Budget budget;
    private boolean tooLarge;

    ValueLimits(Budget budget) {
        this.budget = budget;
    }

    Expression.Failure failure() {
        if (budget.isExceeded()) {
            return Expression.Failure.TOO_COSTLY;
        }
        return tooLarge ? Expression.Failure.TOO_LARGE : Expression.Failure.NONE;
    }

    /** Takes steps for an operand that was looked at; false where the evaluation has done too much and is to end. */
    boolean spend(@Nullable Object operand) {
        return budget.spend(steps(operand));
    }

    boolean spend(long steps) {
        return budget.spend(steps);
    }

    private static long steps(@Nullable Object operand) {
        if (operand instanceof String text) {
            return text.length();
        }
        return operand instanceof List<?> list ? list.size() : 1;
    }

    /** A value as it is read, texts in NFC; missing where a text shows nothing, or where a number is beyond what an expression may hold. */
    @Nullable
    Object read(@Nullable Object value) {
        if (budget.isExceeded()) {
            return null;
        }
        if (value instanceof BigDecimal number) {
            return Numbers.bounded(number);
        }
        if (value instanceof List<?> list) {
            return spend(list) && fits(list) ? composed(list) : exceed();
        }
        return value instanceof String text ? Blanks.isBlank(text) ? null : Nfc.of(text) : value;
    }

    /** The same list where its texts are in NFC already. */
    private static List<?> composed(List<?> list) {
        List<Object> composed = null;
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof String text && !Nfc.of(text).equals(text)) {
                composed = composed == null ? new ArrayList<>(list) : composed;
                composed.set(i, Nfc.of(text));
            }
        }
        return composed == null ? list : composed;
    }

    private static boolean fits(List<?> list) {
        for (Object entry : list) {
            if (entry instanceof BigDecimal number && Numbers.bounded(number) == null) {
                return false;
            }
        }
        return true;
    }

    /** A text that was made, in NFC; null where it would be too large and was not even built. */
    @Nullable
    Object made(@Nullable String text) {
        if (text == null || text.length() > MAX_TEXT) {
            return exceed();
        }
        return spend(text) ? Nfc.of(text) : null;
    }

    /** A list that was made; null where it would be too large and was not built. */
    @Nullable
    Object list(@Nullable List<?> list) {
        if (list == null) {
            return exceed();
        }
        return spend(list) ? list : null;
    }

    @Nullable
    private Object exceed() {
        tooLarge = true;
        return null;
    }
}

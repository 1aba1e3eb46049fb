package dev.garnish.internal.eval;

import dev.garnish.internal.text.Blanks;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decimal arithmetic with 34 significant digits. A number of an expression lies between 10^-1000 and 10^1000 and has at
 * most 1000 digits; what would lie beyond is missing, so that no exponent makes memory or time explode.
 */
final class Numbers {
    static final int MAX_EXPONENT = 1000;

    private static final int MAX_LENGTH = 2100;

    private Numbers() {}

    /** The number, or missing where it is beyond the bounds. Zero is zero whatever its exponent. */
    static @Nullable BigDecimal bounded(BigDecimal number) {
        long exponent = (long) number.precision() - number.scale() - 1;
        if (Math.abs(exponent) <= MAX_EXPONENT && number.precision() <= MAX_EXPONENT) {
            return number;
        }
        return number.signum() == 0 ? BigDecimal.ZERO : null;
    }

    static @Nullable BigDecimal add(BigDecimal left, BigDecimal right) {
        return calculate(left, right, (a, b) -> a.add(b, MathContext.DECIMAL128));
    }

    static @Nullable BigDecimal subtract(BigDecimal left, BigDecimal right) {
        return calculate(left, right, (a, b) -> a.subtract(b, MathContext.DECIMAL128));
    }

    static @Nullable BigDecimal multiply(BigDecimal left, BigDecimal right) {
        return calculate(left, right, (a, b) -> a.multiply(b, MathContext.DECIMAL128));
    }

    /** Missing when dividing by zero. */
    static @Nullable BigDecimal divide(BigDecimal left, BigDecimal right) {
        return right.signum() == 0 ? null : calculate(left, right, (a, b) -> a.divide(b, MathContext.DECIMAL128));
    }

    /** With the sign of the left side; missing when dividing by zero. */
    static @Nullable BigDecimal remainder(BigDecimal left, BigDecimal right) {
        return right.signum() == 0
                ? null
                : calculate(left, right, (a, b) -> a.remainder(b).round(MathContext.DECIMAL128));
    }

    private static @Nullable BigDecimal calculate(
            BigDecimal left, BigDecimal right, BinaryOperator<BigDecimal> operation) {
        return bounded(operation.apply(left, right));
    }

    /** ASCII digits with sign, point and exponent, blanks around them; anything else is missing. */
    static @Nullable BigDecimal parse(String text) {
        String number = Blanks.trim(text);
        if (number.length() > MAX_LENGTH || !isNumber(number)) {
            return null;
        }
        try {
            return bounded(new BigDecimal(number));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
    }

    /** About how many digits a calculation with it goes through. */
    static long digits(Object number) {
        BigDecimal decimal = (BigDecimal) number;
        return decimal.precision() + Math.abs((long) decimal.scale());
    }

    /** A whole number for positions and counts, clipped to what an int holds; fractions are cut off. */
    static int whole(BigDecimal number) {
        BigDecimal clipped = number.min(BigDecimal.valueOf(Integer.MAX_VALUE)).max(BigDecimal.valueOf(-1));
        return clipped.signum() < 0 ? -1 : clipped.intValue();
    }
}

package dev.garnish.internal.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * The digits of a number pattern: {@code #,##0.00}.
 *
 * @param whole fewest digits before the point
 * @param fewest digits behind it
 * @param most digits behind it
 * @param group digits of the group before the point, 0: none
 * @param outerGroup digits of the groups before that one
 */
record DigitPattern(int whole, int fewest, int most, int group, int outerGroup) {
    private static final int MAX_DIGITS = 20;
    private static final Pattern WHOLE = Pattern.compile("[#,]*0[0,]*");
    private static final Pattern FRACTION = Pattern.compile("0*#*");

    static DigitPattern parse(String pattern) {
        int point = pattern.indexOf('.');
        String whole = point < 0 ? pattern : pattern.substring(0, point);
        String fraction = point < 0 ? "" : pattern.substring(point + 1);
        if (!WHOLE.matcher(whole).matches() || whole.startsWith(",") || whole.endsWith(",") || whole.contains(",,")) {
            throw new IllegalArgumentException(
                    "a number pattern has at least one `0` before its point, as in `0.00` or `#,##0`");
        }
        if (!FRACTION.matcher(fraction).matches()) {
            throw new IllegalArgumentException(
                    "behind the point of a number pattern stand `0`, then `#`, as in `0.0#`");
        }
        if (count(whole, '0') > MAX_DIGITS || fraction.length() > MAX_DIGITS) {
            throw new IllegalArgumentException("a number pattern has at most " + MAX_DIGITS + " digits on a side");
        }
        int last = whole.lastIndexOf(',');
        int before = last < 0 ? -1 : whole.lastIndexOf(',', last - 1);
        int group = last < 0 ? 0 : whole.length() - last - 1;
        return new DigitPattern(
                count(whole, '0'),
                count(fraction, '0'),
                fraction.length(),
                group,
                before < 0 ? group : last - before - 1);
    }

    private static int count(String text, char digit) {
        return (int) text.chars().filter(c -> c == digit).count();
    }

    /** The same with another number of digits behind the point. */
    DigitPattern withFraction(int digits) {
        return new DigitPattern(whole, digits, digits, group, outerGroup);
    }

    BigDecimal round(BigDecimal number) {
        return number.setScale(most, RoundingMode.HALF_UP);
    }

    /** A rounded number that is not negative. */
    String format(BigDecimal number, LocaleData locale, LocaleData.Separators separators) {
        String plain = number.toPlainString();
        int point = plain.indexOf('.');
        String before = point < 0 ? plain : plain.substring(0, point);
        String behind = trimmed(point < 0 ? "" : plain.substring(point + 1));
        String padded = "0".repeat(Math.max(0, whole - before.length())) + before;
        String grouped = grouped(padded, separators);
        return locale.digits(grouped) + (behind.isEmpty() ? "" : separators.point() + locale.digits(behind));
    }

    private String trimmed(String fraction) {
        int end = fraction.length();
        while (end > fewest && fraction.charAt(end - 1) == '0') {
            end--;
        }
        return fraction.substring(0, end);
    }

    private String grouped(String digits, LocaleData.Separators separators) {
        if (group == 0 || digits.length() < group + separators.fewestBeforeGroups()) {
            return digits;
        }
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - group; at > 0; at -= outerGroup) {
            grouped.insert(at, separators.grouping());
        }
        return grouped.toString();
    }
}

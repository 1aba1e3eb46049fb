package dev.garnish.catalog.db.internal.form;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A number as people write it: thousands apart, a currency before or behind, a percent sign. A comma or point alone before
 * three digits can be read in two ways; codes with leading zeros and exponents are no numbers.
 *
 * @param point its plain spelling where the point is before decimals; null where it is none then
 * @param comma its plain spelling where the comma is
 * @param currency as it is written; empty where there is none
 * @param isPercent whether a percent sign is behind it
 */
record NumberText(@Nullable String point, @Nullable String comma, String currency, boolean isPercent) {
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST = 80;
    /** So many digits behind a point may be thousands. */
    private static final int THOUSANDS = 3;

    private static final String BLANK = "[ \\u00a0\\u202f]*";
    private static final String UNIT = "(?:[A-Z]{0,3}\\p{Sc}|[A-Z]{3}|kr\\.?|z\u0142|K\u010d|Ft|lei|Rs\\.?|Fr\\.)";
    private static final Pattern AROUND = Pattern.compile("(?<sign>[+\\u2212-]?)" + BLANK + "(?<before>" + UNIT + "?)"
            + BLANK + "(?<second>[+\\u2212-]?)(?<digits>[.\\d](?:.*[.\\d])?)" + BLANK + "(?<behind>(?:" + UNIT
            + "|%)?)");
    private static final Pattern POINT = number(",", "\\.");
    private static final Pattern COMMA = number("\\.", ",");
    /** Thousands in India: {@code 1,23,456.00}. */
    private static final Pattern LAKHS =
            Pattern.compile("(?<whole>[1-9]\\d?(?:,\\d\\d)+,\\d{3})(?:\\.(?<fraction>\\d+))?");

    private static Pattern number(String thousands, String decimal) {
        String grouped = "[1-9]\\d{0,2}(?:(?<sep>[" + thousands + "'\\u2019 \\u00a0\\u202f])\\d{3}(?:\\k<sep>\\d{3})*)";
        return Pattern.compile("(?<whole>" + grouped + "|0|[1-9]\\d*|)(?:" + decimal + "(?<fraction>\\d*))?");
    }

    /** Reads a text without white space around it; empty where it is no number in any way. */
    static Optional<NumberText> of(String text) {
        Optional<NumberText> plain = plain(text);
        return plain.isPresent() ? plain : written(text);
    }

    private static Optional<NumberText> written(String text) {
        Matcher around = AROUND.matcher(text);
        if (text.length() > LONGEST || !around.matches()) {
            return Optional.empty();
        }
        String before = around.group("before");
        String behind = around.group("behind");
        boolean isPercent = behind.equals("%");
        String currency = isPercent ? before : before + behind;
        boolean hasTwo = !before.isEmpty() && !behind.isEmpty();
        boolean hasTwoSigns =
                !around.group("sign").isEmpty() && !around.group("second").isEmpty();
        if (hasTwo || hasTwoSigns || !isCurrency(currency)) {
            return Optional.empty();
        }
        boolean isNegative = !(around.group("sign") + around.group("second")).matches("\\+?");
        String point = plain(POINT, around.group("digits"), isNegative);
        String comma = plain(COMMA, around.group("digits"), isNegative);
        return point == null && comma == null
                ? Optional.empty()
                : Optional.of(new NumberText(point, comma, currency, isPercent));
    }

    /** Most numbers of most files, without a pattern: digits, and a point that parts no thousands. */
    private static Optional<NumberText> plain(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = -1;
        for (int i = start; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '.' && point < 0) {
                point = i;
            } else if (each < '0' || each > '9') {
                return Optional.empty();
            }
        }
        int whole = (point < 0 ? text.length() : point) - start;
        int fraction = point < 0 ? 0 : text.length() - point - 1;
        boolean isPlain = whole > 0
                && (whole == 1 || text.charAt(start) != '0')
                && (point < 0 || (fraction > 0 && fraction != THOUSANDS))
                && (text.length() <= LONGEST || (point < 0 && start == 0));
        return isPlain ? Optional.of(new NumberText(text, point < 0 ? text : null, "", false)) : Optional.empty();
    }

    private static boolean isCurrency(String text) {
        return !text.matches("[A-Z]{3}") || CODES.contains(text);
    }

    private static @Nullable String plain(Pattern form, String digits, boolean isNegative) {
        Matcher lakhs = LAKHS.matcher(digits);
        Matcher matcher = form == POINT && lakhs.matches() ? lakhs : form.matcher(digits);
        if (!matcher.matches()) {
            return null;
        }
        String whole = String.valueOf(matcher.group("whole"));
        String fraction = matcher.group("fraction");
        boolean hasFraction = fraction != null && !fraction.isEmpty();
        if (whole.isEmpty() && !hasFraction) {
            return null;
        }
        String plain = whole.isEmpty() ? "0" : whole.replaceAll("\\D", "");
        return (isNegative ? "-" : "") + plain + (hasFraction ? "." + fraction : "");
    }

    /** Whether it means one number with a point before decimals and another with a comma. */
    boolean isAmbiguous() {
        return point != null && comma != null && !point.equals(comma);
    }
}

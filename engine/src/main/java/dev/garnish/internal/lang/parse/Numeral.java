package dev.garnish.internal.lang.parse;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number or a day as people write it elsewhere, with what the language wants instead.
 *
 * @param end offset behind it
 * @param instead the number as the language writes it, or a day as {@code 2019-01-31}; empty where that is not certain
 * @param day whether it is a day
 */
public record Numeral(int end, String instead, boolean day) {
    private static final String GAP = "[.,'’_ \u00a0\u202f\u2009]";
    private static final Pattern NUMBER =
            Pattern.compile("\\d+(?:[.,'’_]\\d+|[ \u00a0\u202f\u2009]\\d{3}(?!\\d)){0,40}");
    private static final Pattern PLAIN = Pattern.compile("\\d+(?:\\.\\d+|[ '’_\u00a0\u202f\u2009]\\d{3}(?!\\d)){0,40}");
    private static final Pattern SUFFIX =
            Pattern.compile("[eE][+-]?\\d+(?!\\w)|[A-Za-z_]\\w*|\\.(?![A-Za-z_0-9.])|\\s?\\p{Sc}");
    private static final Pattern PERCENT = Pattern.compile(
            "\\s?%(?=\\s*(?:$|#|[)\\],?:<>=!&|]|(?:use|else|when|attribute|test|drop|recipient\\s+when|and|or)\\b))");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:T\\d{2}:\\d{2}(?::\\d{2})?Z?)?(?![\\w.]*\\w)");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\w.]*\\w)");

    private static final Pattern ZEROS = Pattern.compile("-*0[0-9]+(\\.[0-9]+)?");

    /**
     * Reads a numeral at an offset.
     *
     * @param commas whether a comma may belong to a number here, rather than to a list of values
     * @return empty where it is a number of the language
     */
    static Optional<Numeral> at(String text, int from, boolean commas) {
        return day(text, from).or(() -> number(text, from, commas));
    }

    /** Whether a number is written with zeros before it, which only texts such as ids and postcodes are. */
    public static boolean hasZeros(String written) {
        return ZEROS.matcher(written).matches();
    }

    /** The day of a text such as {@code 31.12.2019}, as {@code 2019-12-31}. */
    public static Optional<String> day(String text) {
        String stripped = text.strip();
        return day(stripped, 0)
                .filter(found -> found.end == stripped.length())
                .map(Numeral::instead)
                .filter(day -> !day.isEmpty());
    }

    private static Optional<Numeral> day(String text, int from) {
        Matcher first = YEAR_FIRST.matcher(text).region(from, text.length()).useTransparentBounds(true);
        if (first.lookingAt()) {
            return Optional.of(day(first.end(), first.group(1), first.group(3), first.group(4)));
        }
        Matcher last = YEAR_LAST.matcher(text).region(from, text.length()).useTransparentBounds(true);
        boolean found = last.lookingAt()
                && (last.group(4).length() == 4 || last.group(2).equals("."));
        if (!found) {
            return Optional.empty();
        }
        String year = last.group(4).length() == 2 ? "20" + last.group(4) : last.group(4);
        boolean monthFirst = last.group(2).equals("/") && Integer.parseInt(last.group(1)) <= 12;
        return Optional.of(
                monthFirst
                        ? day(last.end(), year, last.group(1), last.group(3))
                        : day(last.end(), year, last.group(3), last.group(1)));
    }

    private static Numeral day(int end, String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return new Numeral(end, date.toString(), true);
        } catch (DateTimeException e) {
            return new Numeral(end, "", true);
        }
    }

    private static Optional<Numeral> number(String text, int from, boolean commas) {
        Matcher found = (commas ? NUMBER : PLAIN)
                .matcher(text)
                .region(from, text.length())
                .useTransparentBounds(true);
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        String number = value(found.group());
        Matcher percent =
                PERCENT.matcher(text).region(found.end(), text.length()).useTransparentBounds(true);
        if (percent.lookingAt()) {
            String part =
                    new BigDecimal(number).movePointLeft(2).stripTrailingZeros().toPlainString();
            return Optional.of(new Numeral(percent.end(), part, false));
        }
        Matcher suffix = SUFFIX.matcher(text).region(found.end(), text.length()).useTransparentBounds(true);
        if (suffix.lookingAt()) {
            return Optional.of(new Numeral(suffix.end(), withSuffix(number, suffix.group()), false));
        }
        return found.group().equals(number) || found.group().matches("0\\d*(\\.\\d+)?")
                ? Optional.empty()
                : Optional.of(new Numeral(found.end(), number, false));
    }

    private static String withSuffix(String number, String suffix) {
        if (suffix.matches("[eE][+-]?\\d{1,2}")) {
            return new BigDecimal(number + suffix).toPlainString();
        }
        if (suffix.matches("[xX][0-9A-Fa-f]{1,7}") && number.equals("0")) {
            return Integer.toString(Integer.parseInt(suffix.substring(1), 16));
        }
        return suffix.matches("(?i)k")
                ? new BigDecimal(number).movePointRight(3).toPlainString()
                : number;
    }

    /** The number that its gaps and its decimal sign make up. */
    private static String value(String written) {
        String[] groups = written.split(GAP, -1);
        int last = groups.length - 1;
        if (last == 0) {
            return written;
        }
        char sign = written.charAt(written.length() - groups[last].length() - 1);
        String head = String.join("", Arrays.copyOf(groups, last));
        boolean once = written.indexOf(sign) == written.lastIndexOf(sign);
        boolean other = last > 1;
        boolean thousands = groups[last].length() == 3 && groups[0].length() <= 3 && !groups[0].equals("0");
        boolean decimal = (sign == '.' && once) || (sign == ',' && once && (other || !thousands));
        return decimal ? head + "." + groups[last] : head + groups[last];
    }
}

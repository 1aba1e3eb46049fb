package dev.garnish.internal.text;

import java.math.BigDecimal;

/**
 * A pattern for numbers, a part of {@code DecimalFormat}'s language: {@code 0}, {@code #}, grouping commas (two sizes as
 * in {@code #,##,##0}), a point, {@code %}, and text around it, quoted where it holds one of these.
 */
public final class NumberPattern {
    private static final int MAX_LENGTH = 100;

    private final Affix prefix;
    private final DigitPattern digits;
    private final Affix suffix;

    private NumberPattern(Affix prefix, DigitPattern digits, Affix suffix) {
        this.prefix = prefix;
        this.digits = digits;
        this.suffix = suffix;
    }

    /**
     * A pattern as authors write it.
     *
     * @throws IllegalArgumentException telling what is wrong with it
     */
    public static NumberPattern parse(String pattern) {
        if (pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a number pattern has at most " + MAX_LENGTH + " characters");
        }
        Affix prefix = Affix.parse(pattern, 0);
        int end = prefix.end();
        while (end < pattern.length() && "#0,.".indexOf(pattern.charAt(end)) >= 0) {
            end++;
        }
        DigitPattern digits = DigitPattern.parse(pattern.substring(prefix.end(), end));
        if (digits.group() != 0 && digits.group() != 3) {
            throw new IllegalArgumentException("behind the last `,` of a number pattern stand three digits, as in"
                    + " `#,##0`; the fraction starts with `.` in every locale, as in `0.00`");
        }
        Affix suffix = Affix.parse(pattern, end);
        if (suffix.end() < pattern.length()) {
            throw new IllegalArgumentException("the digits of a number pattern stand in one place: quote the second"
                    + " `%s`".formatted(pattern.charAt(suffix.end())));
        }
        return new NumberPattern(prefix, digits, suffix);
    }

    /** Half-way numbers go away from zero; what rounds to zero has no sign. */
    public String format(BigDecimal number, LocaleData locale) {
        boolean percent = prefix.percent() || suffix.percent();
        BigDecimal shown = digits.round(percent ? number.movePointRight(2) : number);
        String sign = shown.signum() < 0 ? locale.minus() : "";
        return sign + prefix.in(locale) + digits.format(shown.abs(), locale, locale.separators()) + suffix.in(locale);
    }

    /** Text before or behind the digits. {@code end}: offset in the pattern of what follows it. */
    private record Affix(String text, boolean percent, int end) {
        /** Stands for the percent sign; no rule text can hold it outside quotes or in them unseen. */
        private static final char PERCENT = '\uFFFF';

        static Affix parse(String pattern, int from) {
            StringBuilder text = new StringBuilder();
            int at = from;
            while (at < pattern.length() && "#0,.".indexOf(pattern.charAt(at)) < 0) {
                at = pattern.charAt(at) == '\'' ? quoted(pattern, at, text) : plain(pattern, at, text);
            }
            return new Affix(text.toString(), text.indexOf(String.valueOf(PERCENT)) >= 0, at);
        }

        private static int plain(String pattern, int at, StringBuilder text) {
            char c = pattern.charAt(at);
            if ("123456789;@*+-~\u00A4\u2030\uFFFF".indexOf(c) >= 0) {
                throw new IllegalArgumentException("quote `%s` in a number pattern: '%s'".formatted(c, c));
            }
            text.append(c == '%' ? PERCENT : c);
            return at + 1;
        }

        private static int quoted(String pattern, int at, StringBuilder text) {
            int end = Quotes.end(pattern, at);
            text.append(Quotes.text(pattern, at, end));
            return end;
        }

        String in(LocaleData locale) {
            return text.replace(String.valueOf(PERCENT), locale.percent());
        }
    }
}

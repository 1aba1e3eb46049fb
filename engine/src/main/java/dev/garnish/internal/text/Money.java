package dev.garnish.internal.text;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Amounts of money as a locale writes them. */
public final class Money {
    private static final Map<String, Integer> DIGITS = new HashMap<>();

    /** Of the patterns of locales, of which there are a few. */
    private static final Map<String, DigitPattern> PARSED = new ConcurrentHashMap<>();

    private static final String NO_BREAK_SPACE = "\u00A0";
    private static final String EDGES;

    static {
        List<String> lines = Tables.lines("currencies.txt");
        EDGES = lines.get(0);
        for (String line : lines.subList(1, lines.size())) {
            DIGITS.put(line.substring(0, 3), Integer.valueOf(line.substring(4)));
        }
    }

    private Money() {}

    /** The codes of all currencies, in their order. */
    public static List<String> currencies() {
        return DIGITS.keySet().stream().sorted().toList();
    }

    /** Whether a text is the code of a currency in use, as of ISO 4217: three capitals. */
    public static boolean isCurrency(String code) {
        return DIGITS.containsKey(code);
    }

    /** Rounded to the currency's digits, half-way amounts away from zero; what rounds to zero has no sign. */
    public static String format(BigDecimal amount, String currency, LocaleData locale) {
        Integer fraction = DIGITS.get(currency);
        if (fraction == null) {
            throw new IllegalArgumentException("no currency has the code " + currency);
        }
        LocaleData.MoneyStyle style = locale.money(currency);
        String pattern = style.pattern();
        int semicolon = pattern.indexOf(';');
        String positive = semicolon < 0 ? pattern : pattern.substring(0, semicolon);
        String negative = semicolon < 0 ? "-" + positive : pattern.substring(semicolon + 1);
        BigDecimal shown = digits(positive).withFraction(fraction).round(amount);
        return fill(shown.signum() < 0 ? negative : positive, shown.abs(), fraction, style, locale);
    }

    private static String fill(
            String pattern, BigDecimal amount, int fraction, LocaleData.MoneyStyle style, LocaleData locale) {
        String symbol = style.symbol();
        int start = start(pattern);
        int end = end(pattern);
        String prefix = pattern.substring(0, start);
        String suffix = pattern.substring(end);
        String digits = digits(pattern).withFraction(fraction).format(amount, locale, style.separators());
        return written(prefix, symbol, locale)
                + (prefix.endsWith("¤") && needsSpace(symbol.codePointBefore(symbol.length())) ? NO_BREAK_SPACE : "")
                + digits
                + (suffix.startsWith("¤") && needsSpace(symbol.codePointAt(0)) ? NO_BREAK_SPACE : "")
                + written(suffix, symbol, locale);
    }

    private static String written(String affix, String symbol, LocaleData locale) {
        return affix.replace("-", locale.minus()).replace("¤", symbol);
    }

    /** Letters keep away from digits, signs such as $ do not. */
    private static boolean needsSpace(int edge) {
        return EDGES.indexOf(edge) < 0;
    }

    private static DigitPattern digits(String pattern) {
        DigitPattern known = PARSED.get(pattern);
        if (known == null) {
            known = DigitPattern.parse(pattern.substring(start(pattern), end(pattern)));
            PARSED.put(pattern, known);
        }
        return known;
    }

    private static int start(String pattern) {
        return Math.min(pattern.indexOf('0'), pattern.indexOf('#') < 0 ? Integer.MAX_VALUE : pattern.indexOf('#'));
    }

    private static int end(String pattern) {
        return pattern.lastIndexOf('0') + 1;
    }
}

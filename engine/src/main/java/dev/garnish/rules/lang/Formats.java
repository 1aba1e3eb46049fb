package dev.garnish.rules.lang;

import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which patterns, locales and currencies rules can be written with. */
final class Formats {
    static final String DEFAULT_LOCALE = "en";

    private static final Pattern NUMBER = Pattern.compile(
            "[^#0,.;'%\\u2030\\u00A4E-]*(#+(,#+)*(,#*0+)*|#*0+(,0{3})*|#{1,3}(,#{3})*,#{0,2}0{1,3})(\\.0*#*)?%?[^#0,.;'%\\u2030\\u00A4E]*");
    private static final Pattern DATE =
            Pattern.compile("(y{1,4}|M{1,4}|d{1,2}|E{1,4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|a|'[^']*'|[^A-Za-z'])+");
    private static final Pattern RUNS = Pattern.compile("(.)\\1{4,}");
    private static final int LONGEST = 100;
    private static final List<String> SOME_LOCALES =
            List.of("en", "en-US", "en-GB", "de", "de-DE", "fr-FR", "es-ES", "ja-JP");
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Formats() {}

    static boolean isNumberPattern(String pattern) {
        return pattern.length() <= LONGEST && NUMBER.matcher(pattern).matches();
    }

    static boolean isDatePattern(String pattern) {
        return pattern.length() <= LONGEST
                && DATE.matcher(pattern).matches()
                && !RUNS.matcher(pattern).find();
    }

    static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    static boolean isLocale(String tag) {
        return LOCALE.matcher(tag).matches();
    }

    static String someLocales() {
        return String.join(", ", SOME_LOCALES) + ", …";
    }
}

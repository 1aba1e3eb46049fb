package dev.garnish.rules.lang;

import dev.garnish.rules.text.DatePattern;
import dev.garnish.rules.text.LocaleData;
import dev.garnish.rules.text.Money;
import dev.garnish.rules.text.NumberPattern;
import java.util.List;
import java.util.function.Consumer;

/** Which patterns, locales and currencies rules can be written with. */
final class Formats {
    static final String DEFAULT_LOCALE = "en";

    private static final List<String> SOME_LOCALES =
            List.of("en", "en-US", "en-GB", "de", "de-DE", "fr-FR", "es-ES", "ja-JP");

    private Formats() {}

    static boolean isNumberPattern(String pattern) {
        return isFine(NumberPattern::parse, pattern);
    }

    static boolean isDatePattern(String pattern) {
        return isFine(DatePattern::parse, pattern);
    }

    private static boolean isFine(Consumer<String> parser, String pattern) {
        try {
            parser.accept(pattern);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static boolean isCurrency(String code) {
        return Money.isCurrency(code);
    }

    static boolean isLocale(String tag) {
        return LocaleData.find(tag).isPresent();
    }

    static String someLocales() {
        return String.join(", ", SOME_LOCALES) + ", …";
    }
}

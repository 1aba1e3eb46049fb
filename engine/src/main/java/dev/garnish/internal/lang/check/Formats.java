package dev.garnish.internal.lang.check;

import dev.garnish.internal.text.DatePattern;
import dev.garnish.internal.text.LocaleData;
import dev.garnish.internal.text.Money;
import dev.garnish.internal.text.NumberPattern;
import dev.garnish.rules.Code;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks patterns, locales and currencies: each answer is what is wrong, or empty. */
final class Formats {
    /** The default locale. */
    static final String DEFAULT_LOCALE = "en";

    private Formats() {}

    static Optional<String> numberPattern(String pattern) {
        return fault(NumberPattern::parse, pattern);
    }

    static Optional<String> datePattern(String pattern) {
        return fault(DatePattern::parse, pattern);
    }

    private static Optional<String> fault(Consumer<String> parser, String pattern) {
        try {
            parser.accept(pattern);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    static Optional<String> currency(String code) {
        return Money.isCurrency(code)
                ? Optional.empty()
                : Optional.of("a currency is its three letters of ISO 4217: EUR, USD, GBP, JPY, …");
    }

    /** What a text of another notation perhaps means: {@code en-US} of {@code en_US}, {@code 0.##} of {@code #.##}. */
    static Optional<String> like(Code code, String text) {
        return switch (code) {
            case UNKNOWN_LOCALE -> localeLike(text);
            case UNKNOWN_CURRENCY -> Optional.of(text.toUpperCase(Locale.ROOT));
            case BAD_NUMBER_PATTERN -> Optional.of(text.replaceFirst("#(?=\\.|$)", "0"));
            default -> Optional.empty();
        };
    }

    /** The locale that a tag of another notation means; empty where none is known. */
    static Optional<String> localeLike(String tag) {
        return Optional.of(LocaleData.canonical(tag))
                .filter(known -> locale(known).isEmpty());
    }

    /** The tag must be written as locales are, so that `EN_us` does not pass for a language of its own. */
    static Optional<String> locale(String tag) {
        boolean tidy = tag.matches("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?");
        return tidy && LocaleData.find(tag).isPresent()
                ? Optional.empty()
                : Optional.of("a locale is a language and perhaps a country: en, en-US, en-GB, de-DE, fr-FR, ja-JP, …");
    }
}

package dev.garnish.internal.eval;

import dev.garnish.internal.text.LocaleData;
import dev.garnish.internal.text.PluralRules;
import dev.garnish.internal.text.WordList;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forms of words beside numbers, and lists of words. */
final class Plurals {
    private static final String NONE = "und";

    private Plurals() {}

    /**
     * The text of a key's form in a locale's language, by that language's rules: {@code de-AT}, else {@code de}, else the
     * first one of the table. Null where none of these has it.
     *
     * @param languages by tag, each with its texts by key
     */
    static @Nullable String find(Map<?, ?> languages, String key, BigDecimal number, @Nullable String locale) {
        String tag = locale == null ? NONE : LocaleData.canonical(locale);
        while (!tag.equals(NONE)) {
            String text = languages.get(tag) instanceof Map<?, ?> texts ? text(texts, key, number, tag) : null;
            if (text != null) {
                return filled(text, number, tag);
            }
            tag = LocaleData.parent(tag);
        }
        Map.Entry<?, ?> first = languages.entrySet().iterator().next();
        String language = (String) first.getKey();
        String text = text((Map<?, ?>) first.getValue(), key, number, language);
        return text == null ? null : filled(text, number, language);
    }

    private static @Nullable String text(Map<?, ?> texts, String key, BigDecimal number, String language) {
        PluralRules rules = PluralRules.find(language).orElseThrow();
        String form = rules.form(number);
        Object text = texts.get(key + "." + form);
        return (String) (text == null && rules.isOptional(form) ? texts.get(key + "." + PluralRules.OTHER) : text);
    }

    /**
     * The text of the form that a number has.
     *
     * @param texts of each of {@link PluralRules#FORMS}
     */
    static @Nullable String chosen(BigDecimal number, String locale, @Nullable Object[] texts) {
        PluralRules rules = PluralRules.find(locale).orElseThrow();
        String form = rules.form(number);
        Object text = texts[PluralRules.FORMS.indexOf(form)];
        return (String) (text == null && rules.isOptional(form) ? texts[texts.length - 1] : text);
    }

    /** A text with the number for each {@code #}; null where it would be too large. */
    static @Nullable String filled(String text, BigDecimal number, String locale) {
        return text.indexOf('#') < 0
                ? text
                : Texts.replace(
                        text,
                        "#",
                        PluralRules.written(number, LocaleData.find(locale).orElseThrow()));
    }

    /** A list as a sentence has it; null where it would be too large. */
    static @Nullable String joined(List<?> list, String locale) {
        long length = 0;
        for (Object entry : list) {
            length += String.valueOf(entry).length();
        }
        return length > ValueLimits.MAX_TEXT ? null : WordList.join(list, locale);
    }
}

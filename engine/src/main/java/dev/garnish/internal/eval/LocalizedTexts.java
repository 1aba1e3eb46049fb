package dev.garnish.internal.eval;

import dev.garnish.internal.text.LocaleData;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts of a table in several languages. */
final class LocalizedTexts {
    private static final String NONE = "und";

    private LocalizedTexts() {}

    /**
     * The text of a key in a locale's language: {@code de-AT}, else {@code de}, else the first one of the table. Null where
     * none of these has a text.
     *
     * @param languages by tag, each with its texts by key
     */
    static @Nullable String find(Map<?, ?> languages, String key, @Nullable String locale) {
        String tag = locale == null ? NONE : LocaleData.canonical(locale);
        while (!tag.equals(NONE)) {
            if (languages.get(tag) instanceof Map<?, ?> texts && texts.get(key) instanceof String text) {
                return text;
            }
            tag = LocaleData.parent(tag);
        }
        Map<?, ?> first = (Map<?, ?>) languages.values().iterator().next();
        return (String) first.get(key);
    }
}

package dev.garnish.review;

import dev.garnish.internal.lang.Program;
import dev.garnish.internal.text.PluralRules;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import java.util.List;
import java.util.stream.Stream;

/** Finds the keys of tables in several languages that have no text in one of them. */
final class LanguageCheck {
    private static final int EXAMPLES = 5;

    private LanguageCheck() {}

    static Stream<Problem> of(Program program) {
        return program.tables().values().stream()
                .flatMap(table -> table.languages().keySet().stream().flatMap(language -> problem(table, language)));
    }

    private static Stream<Problem> problem(Program.Table table, String language) {
        List<String> missing = Stream.concat(table.rows().keySet().stream(), table.blank().stream())
                .filter(key -> !table.hasText(language, key) && isNeeded(table, key, language))
                .sorted()
                .toList();
        if (missing.isEmpty()) {
            return Stream.empty();
        }
        String shown = String.join(
                ", ", missing.stream().limit(EXAMPLES).map(DisplayText::quote).toList());
        return Stream.of(Problem.of(
                Code.TEXTS_MISSING,
                table.span(),
                "table `%s` has no text in %s for %s"
                        .formatted(table.name(), language, DisplayText.count(missing.size(), "key")),
                "",
                (missing.size() == 1 ? "it is " : "they are ")
                        + shown
                        + (missing.size() > EXAMPLES ? " and others" : "")));
    }

    /** A form of a word is needed only by languages that have it. */
    private static boolean isNeeded(Program.Table table, String key, String language) {
        int dot = key.lastIndexOf('.');
        String form = key.substring(dot + 1);
        boolean plural = dot > 0
                && PluralRules.FORMS.contains(form)
                && table.rows().containsKey(key.substring(0, dot + 1) + PluralRules.OTHER);
        return !plural
                || PluralRules.find(language)
                        .map(rules -> rules.forms().contains(form))
                        .orElse(true);
    }
}

package dev.garnish.catalog.db.model;

import java.util.List;

/**
 * What the files of an import leave open: an option that answers it, and the answers that fit. Immutable.
 *
 * @param option as the command names it, without its dashes: {@code date}, {@code decimal}, {@code list}
 * @param column that it is about, as the file spells it or as the catalog names it; empty: of all columns
 * @param answers that fit, the first as good as any; none where the option is only given or is the user's to word
 */
public record ImportQuestion(String option, String column, List<String> answers) {
    /**
     * Copies the list.
     *
     * @param option as the command names it, without its dashes
     * @param column that it is about; empty: of all columns
     * @param answers that fit
     */
    public ImportQuestion {
        answers = List.copyOf(answers);
    }
}

package dev.garnish.catalog.db.internal.form;

import dev.garnish.catalog.db.internal.text.Shell;
import dev.garnish.catalog.db.model.ImportQuestion;

/**
 * A column that can be read in two ways.
 *
 * @param reason with a value and its line
 * @param question that is open
 */
public record Doubt(String reason, ImportQuestion question) {
    /** The option of a command that gives the first answer. */
    public String option() {
        String answer = question.answers().isEmpty() ? "" : question.answers().get(0);
        String sign = question.column().isEmpty() || answer.isEmpty() ? "" : "=";
        return "--" + question.option() + " " + Shell.word(question.column() + sign + answer);
    }
}

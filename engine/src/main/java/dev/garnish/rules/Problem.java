package dev.garnish.rules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One error or warning about a rule set. Texts are for authors: no class names; an empty text is left out.
 *
 * @param message what is wrong, in one line
 * @param label the text behind the caret: the shortest way to say what to write instead
 * @param help what to do, where the label is too short for it
 * @param effect what it would do to recipients, where that is known
 */
public record Problem(
        Code code, Severity severity, Span span, String message, String label, String help, String effect) {
    public static Problem of(Code code, Span span, String message, String label, String help) {
        return new Problem(code, code.severity(), span, message, label, help, "");
    }

    public Problem withEffect(String known) {
        return new Problem(code, severity, span, message, label, help, known);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The problem with its source line and a caret, as shown to authors; ends without a line break. */
    public String render(boolean colour) {
        return new ProblemText(this, colour).toString();
    }

    /** All of them, a blank line between. */
    public static String render(List<Problem> problems, boolean colour) {
        return problems.stream().map(problem -> problem.render(colour)).collect(Collectors.joining("\n\n"));
    }
}

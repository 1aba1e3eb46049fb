package dev.garnish.rules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One error or warning about a rule set. Texts are for authors: no class names; an empty text is left out.
 * Immutable. Each text is cut behind {@value #LONGEST} characters, so that a rule of any length makes a problem that can be
 * read.
 *
 * @param code which kind of problem; stable, for programs
 * @param severity usually the code's own
 * @param span where it is
 * @param message what is wrong, in one line
 * @param label the text behind the caret: the shortest way to say what to write instead
 * @param help what to do, where the label is too short for it
 * @param effect what it would do to recipients, where that is known
 */
public record Problem(
        Code code, Severity severity, Span span, String message, String label, String help, String effect) {
    /** The most characters of each of a problem's texts. */
    static final int LONGEST = 600;

    /** Cuts what is longer. */
    public Problem {
        message = cut(message);
        label = cut(label);
        help = cut(help);
        effect = cut(effect);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** How many characters its texts have, the name of its file among them. */
    int length() {
        return message.length()
                + label.length()
                + help.length()
                + effect.length()
                + span.source().name().length();
    }

    /**
     * A problem of the code's own severity, whose effect is not known.
     *
     * @param code which kind of problem
     * @param span where it is; decides what the caret points at
     * @param message what is wrong, in one line
     * @param label the text behind the caret; may be empty
     * @param help what to do; may be empty
     * @return the problem
     */
    public static Problem of(Code code, Span span, String message, String label, String help) {
        return new Problem(code, code.severity(), span, message, label, help, "");
    }

    /**
     * The same problem with another effect.
     *
     * @param known what it would do to recipients; empty: not known
     * @return another problem
     */
    public Problem withEffect(String known) {
        return new Problem(code, severity, span, message, label, help, known);
    }

    /** {@return whether rules with this problem are refused} */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /**
     * The problem with its source line and a caret, as shown to authors.
     *
     * <pre>{@code
     * error[R201]: the catalog has no column `titel`
     *   --> movies.rules:2:14
     *    |
     *  2 |   use   item.titel
     *    |              ^^^^^ did you mean `title`?
     * }</pre>
     *
     * @param colour whether to use ANSI escape sequences
     * @return lines that end without a line break; safe to print
     */
    public String render(boolean colour) {
        return new ProblemText(this, colour, ProblemText.ANY).toString();
    }

    /**
     * Problems as shown to authors, a blank line between two.
     *
     * @param problems in the order in which to show them
     * @param colour whether to use ANSI escape sequences
     * @return lines that end without a line break; empty where there are no problems
     */
    public static String render(List<Problem> problems, boolean colour) {
        return render(problems, colour, ProblemText.ANY);
    }

    /**
     * The same in a window, whose lines fit into it: texts go on in the next line, of a source line a part is shown.
     *
     * @param problems in the order in which to show them
     * @param colour whether to use ANSI escape sequences
     * @param columns of the window; fewer than 40 count as 40
     * @return lines that end without a line break; empty where there are no problems
     */
    public static String render(List<Problem> problems, boolean colour, int columns) {
        return problems.stream()
                .map(problem -> new ProblemText(problem, colour, columns).toString())
                .collect(Collectors.joining("\n\n"));
    }
}

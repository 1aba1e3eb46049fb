package dev.garnish.lambda;

import dev.garnish.internal.text.Printable;
import dev.garnish.rules.Problem;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;

/** What is wrong with rules, in one line for a log. */
final class Trouble {
    private Trouble() {}

    /** The first error of a rule set, and how many more there are. */
    static String inOneLine(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        Problem first = errors.get(0);
        String more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more";
        return first.span() + ": " + first.message() + more + " (`garnish check` explains)";
    }

    /** Why rules cannot be read. */
    static String unreadable(Exception e) {
        Throwable cause = Objects.requireNonNullElse(e instanceof UncheckedIOException ? e.getCause() : e, e);
        boolean isMissing = cause instanceof NoSuchFileException missing && missing.getReason() == null;
        return "the rules cannot be read: " + (isMissing ? "there is no " : "")
                + Printable.text(String.valueOf(cause.getMessage()));
    }
}

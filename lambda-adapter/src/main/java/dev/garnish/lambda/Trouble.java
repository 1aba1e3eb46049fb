package dev.garnish.lambda;

import dev.garnish.rules.lang.Problem;
import java.util.List;

/** What is wrong with a rule set, for a log: its first error, and how many more there are. */
final class Trouble {
    private Trouble() {}

    static String inOneLine(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        Problem first = errors.get(0);
        String more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more";
        return first.span() + ": " + first.message() + more + " (`garnish check` explains)";
    }
}

package dev.garnish.rules;

import dev.garnish.rules.lang.Problem;
import java.util.List;

/** Rules that can not be put to use; the message shows every problem as authors see it. */
public final class InvalidRulesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    InvalidRulesException(List<Problem> problems) {
        super(Problem.render(problems, false));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, warnings too, in file order. */
    public List<Problem> problems() {
        return problems;
    }
}

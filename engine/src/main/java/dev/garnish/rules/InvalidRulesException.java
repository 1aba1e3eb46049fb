package dev.garnish.rules;

import dev.garnish.rules.lang.Problem;
import dev.garnish.rules.lang.Source;
import dev.garnish.rules.lang.TableReader;
import java.util.List;

/** Rules that can not be put to use; the message shows every problem as authors see it. */
public final class InvalidRulesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;
    private final transient List<Source> sources;
    private final transient TableReader tables;

    InvalidRulesException(List<Problem> problems, List<Source> sources, TableReader tables) {
        super(Problem.render(problems, false));
        this.problems = List.copyOf(problems);
        this.sources = List.copyOf(sources);
        this.tables = tables;
    }

    /** Every problem, warnings too, in file order. */
    public List<Problem> problems() {
        return problems;
    }

    List<Source> sources() {
        return sources;
    }

    TableReader tables() {
        return tables;
    }
}

package dev.garnish.rules;

import dev.garnish.rules.lang.Bounds;
import dev.garnish.rules.lang.Problem;
import dev.garnish.rules.lang.ProblemLimit;
import dev.garnish.rules.lang.Source;
import dev.garnish.rules.lang.TableReader;
import java.util.List;

/** Rules that can not be put to use; the message shows every problem as authors see it. */
public final class InvalidRulesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> all;
    private final transient List<Problem> shown;
    private final transient List<Source> sources;
    private final transient TableReader tables;

    InvalidRulesException(List<Problem> problems, List<Source> sources, TableReader tables) {
        this(problems, ProblemLimit.of(problems, errors(problems) >= Bounds.PROBLEMS), sources, tables);
    }

    private static long errors(List<Problem> problems) {
        return problems.stream().filter(Problem::isError).count();
    }

    private InvalidRulesException(List<Problem> all, List<Problem> shown, List<Source> sources, TableReader tables) {
        super(Problem.render(shown, false));
        this.all = List.copyOf(all);
        this.shown = shown;
        this.sources = List.copyOf(sources);
        this.tables = tables;
    }

    /** The problems, warnings too, in file order; of very many the first, and one that counts the others. */
    public List<Problem> problems() {
        return shown;
    }

    /** Every problem that was found. */
    List<Problem> all() {
        return all;
    }

    List<Source> sources() {
        return sources;
    }

    TableReader tables() {
        return tables;
    }
}

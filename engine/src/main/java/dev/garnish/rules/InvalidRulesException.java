package dev.garnish.rules;

import dev.garnish.rules.lang.Problem;
import dev.garnish.rules.lang.Source;
import dev.garnish.rules.lang.TableReader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules that can not be put to use; the message shows every problem as authors see it. */
public final class InvalidRulesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Not serializable, as are the next two: null in an exception that was read from a stream. */
    private final transient @Nullable List<Problem> problems;

    private final transient @Nullable List<Source> sources;
    private final transient @Nullable TableReader tables;

    InvalidRulesException(List<Problem> problems, List<Source> sources, TableReader tables) {
        super(Problem.render(problems, false));
        this.problems = List.copyOf(problems);
        this.sources = List.copyOf(sources);
        this.tables = tables;
    }

    /** Every problem, warnings too, in file order; none in an exception that was serialized, whose message still has them. */
    public List<Problem> problems() {
        return Objects.requireNonNullElse(problems, List.of());
    }

    List<Source> sources() {
        return Objects.requireNonNullElse(sources, List.of());
    }

    TableReader tables() {
        return Objects.requireNonNullElse(tables, TableReader.NONE);
    }
}

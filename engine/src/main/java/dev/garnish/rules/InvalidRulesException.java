package dev.garnish.rules;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Thrown for rules that have errors. The message has many lines and shows every problem as authors see it;
 * {@link #inOneLine()} is for a log.
 */
public final class InvalidRulesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Not serializable, as are the next three: null in an exception that was read from a stream. */
    private final transient @Nullable List<Problem> all;

    private final transient @Nullable List<Problem> shown;
    private final transient @Nullable List<Source> sources;
    private final transient @Nullable TableReader tables;

    /**
     * Rules that were refused.
     *
     * @param problems what is wrong, warnings too, in file order; at least one is an error
     * @param sources the rules files
     * @param tables what read their tables, for tools that check the rules once more
     */
    public InvalidRulesException(List<Problem> problems, List<Source> sources, TableReader tables) {
        this(problems, ProblemLimit.of(problems, errors(problems) >= ProblemLimit.CHECKED), sources, tables);
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

    /**
     * The problems to show, warnings too; of very many the first, and one that counts the others
     * ({@link ProblemLimit}).
     *
     * @return in file order, unmodifiable; empty in an exception that was serialized, whose message still has them
     */
    public List<Problem> problems() {
        return Objects.requireNonNullElse(shown, List.of());
    }

    /** {@return every problem that was found, in file order; empty in an exception that was serialized} */
    public List<Problem> all() {
        return Objects.requireNonNullElse(all, List.of());
    }

    /** {@return the rules files that were checked; empty in an exception that was serialized} */
    public List<Source> sources() {
        return Objects.requireNonNullElse(sources, List.of());
    }

    /** {@return what read the tables of these rules; none in an exception that was serialized} */
    public TableReader tables() {
        return Objects.requireNonNullElse(tables, TableReader.NONE);
    }

    /** {@return the first error with its place, and how many more there are: one line for a log} */
    public String inOneLine() {
        List<Problem> errors = problems().stream().filter(Problem::isError).toList();
        if (errors.isEmpty()) {
            return String.valueOf(getMessage()).lines().findFirst().orElse("");
        }
        Problem first = errors.get(0);
        String more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more";
        return first.span() + ": " + first.message() + more + " (`garnish check` explains)";
    }
}

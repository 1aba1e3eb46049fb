package dev.garnish.internal.lang.parse;

import dev.garnish.internal.lang.Expr;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import dev.garnish.rules.ProblemLimit;
import dev.garnish.rules.Severity;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one check; each place is reported once, and a hopeless file stops at a bound. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private int errors;

    /** Where the problems of each code start. */
    private final Map<Source, Map<Code, NavigableSet<Integer>>> places = new HashMap<>();

    public void add(Code code, Span span, String message, String label) {
        add(code, span, message, label, "");
    }

    public void add(Code code, Span span, String message, String label, String help) {
        Set<Integer> starts = places(span.source()).computeIfAbsent(code, one -> new TreeSet<>());
        if (!isFull() && starts.add(span.start())) {
            found.add(Problem.of(code, span, message, label, help));
            errors += code.severity() == Severity.ERROR ? 1 : 0;
        }
    }

    /**
     * Reports what cannot be made into an expression.
     *
     * @return null, which stands for one with a mistake
     */
    public @Nullable Expr refuse(Code code, Span span, String message, String label, String help) {
        add(code, span, message, label, help);
        return null;
    }

    private Map<Code, NavigableSet<Integer>> places(Source source) {
        return places.computeIfAbsent(source, one -> new EnumMap<>(Code.class));
    }

    /** Whether there are too many errors to look for more. Warnings may never hide an error. */
    boolean isFull() {
        return errors >= ProblemLimit.CHECKED;
    }

    /** Whether another problem is only counted, so that advice on it is of no use. */
    public boolean hasMoreThanShown() {
        return found.size() > ProblemLimit.SHOWN;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public boolean hasErrorIn(Span span) {
        for (NavigableSet<Integer> starts :
                places.getOrDefault(span.source(), Map.of()).values()) {
            Integer start = starts.ceiling(span.start());
            if (start != null && start <= span.end()) {
                return true;
            }
        }
        return false;
    }

    /** In file order, the files in the order given. */
    public List<Problem> inOrder(List<Source> sources) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Source, Integer> order = new HashMap<>();
        sources.forEach(source -> order.putIfAbsent(source, order.size()));
        return found.stream()
                .sorted(Comparator.<Problem>comparingInt(
                                problem -> order.getOrDefault(problem.span().source(), order.size()))
                        .thenComparingInt(problem -> problem.span().start()))
                .toList();
    }
}

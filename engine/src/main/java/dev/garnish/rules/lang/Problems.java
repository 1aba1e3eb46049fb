package dev.garnish.rules.lang;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one check; each place is reported once, and a hopeless file stops at a bound. */
final class Problems {
    private static final int MOST = 1000;

    private final List<Problem> found = new ArrayList<>();
    private final Set<Place> places = new HashSet<>();

    private record Place(Source source, int start, Code code) {}

    void add(Code code, Span span, String message) {
        add(code, span, message, "", "");
    }

    void add(Code code, Span span, String message, String label) {
        add(code, span, message, label, "");
    }

    void add(Code code, Span span, String message, String label, String help) {
        if (found.size() < MOST && places.add(new Place(span.source(), span.start(), code))) {
            found.add(Problem.of(code, span, message, label, help));
        }
    }

    boolean isFull() {
        return found.size() >= MOST;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    boolean hasErrorIn(Span span) {
        return found.stream()
                .anyMatch(problem -> problem.span().source().equals(span.source())
                        && problem.span().start() >= span.start()
                        && problem.span().start() <= span.end());
    }

    /** In file order, the files in the order given. */
    List<Problem> inOrder(List<Source> sources) {
        return found.stream()
                .sorted(Comparator.<Problem>comparingInt(
                                problem -> sources.indexOf(problem.span().source()))
                        .thenComparingInt(problem -> problem.span().start()))
                .toList();
    }
}

package dev.garnish.rules.lang;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one check; each place is reported once, and a hopeless file stops at a bound. */
final class Problems {
    private static final int MOST = 1000;

    private final List<Problem> found = new ArrayList<>();
    private final Set<Place> places = new HashSet<>();

    private record Place(Source source, int start, Code code) {
        /** By hand: a record's generated method keeps its class loader alive, and so a web application that has ended. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place
                    && place.source.equals(source)
                    && place.start == start
                    && place.code == code;
        }

        @Override
        public int hashCode() {
            return Objects.hash(source, start, code);
        }
    }

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

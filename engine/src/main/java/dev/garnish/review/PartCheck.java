package dev.garnish.review;

import dev.garnish.internal.eval.Expression;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.text.Printable;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Finds texts that rules look for inside others, and that items hold in characters that only look the same. */
final class PartCheck {
    private static final Map<Operation, BiPredicate<String, String>> OPERATIONS = Map.of(
            Operation.CONTAINS_TEXT, String::contains,
            Operation.CONTAINS_ANY_TEXT, String::contains,
            Operation.STARTS_WITH, String::startsWith,
            Operation.ENDS_WITH, String::endsWith,
            Operation.EQUALS_IGNORE_CASE, String::equalsIgnoreCase);

    private final Expr subject;
    private final Expression expression;
    private final List<Part> parts = new ArrayList<>();

    private PartCheck(Expr subject, Expression expression) {
        this.subject = subject;
        this.expression = expression;
    }

    /** A text that is looked for, and how often it was found. */
    private static final class Part {
        private final BiPredicate<String, String> test;
        private final Expr.Constant literal;
        private final String written;
        private final String seen;
        private long found;
        private long alike;
        private String example = "";

        Part(BiPredicate<String, String> test, Expr.Constant literal, String written) {
            this.test = test;
            this.literal = literal;
            this.written = written;
            this.seen = Printable.seen(written);
        }

        void row(String text, String textSeen) {
            if (test.test(text, written)) {
                found++;
            } else if (isOdd(text, textSeen) && test.test(textSeen, seen)) {
                alike++;
                example = example.isEmpty() ? shortest(text) : example;
            }
        }

        private boolean isOdd(String text, String textSeen) {
            return !seen.isEmpty() && !(textSeen.equals(text) && seen.equals(written));
        }

        /** The shortest part of a text that looks like it; halved at each step, as a text may be long. */
        private String shortest(String text) {
            boolean endsAnywhere = test.test(seen + " ", seen);
            boolean startsAnywhere = test.test(" " + seen, seen);
            int to = text.length();
            for (int before = 0; endsAnywhere && before + 1 < to; ) {
                int middle = (before + to) >>> 1;
                if (looksAlike(text.substring(0, middle))) {
                    to = middle;
                } else {
                    before = middle;
                }
            }
            int from = 0;
            for (int behind = to; startsAnywhere && from + 1 < behind; ) {
                int middle = (from + behind) >>> 1;
                if (looksAlike(text.substring(middle, to))) {
                    from = middle;
                } else {
                    behind = middle;
                }
            }
            return text.substring(from, to);
        }

        private boolean looksAlike(String text) {
            return test.test(Printable.seen(text), seen);
        }
    }

    /** One for everything that is looked into. */
    static List<PartCheck> of(CompiledParts compiled) {
        Map<String, PartCheck> bySubject = new TreeMap<>();
        Trees.parts(compiled.program()).forEach(part -> {
            BiPredicate<String, String> test = part instanceof Expr.Call call ? OPERATIONS.get(call.operation()) : null;
            if (test != null
                    && Trees.readsOnlyItem(part.operands().get(0))
                    && part.operands().get(1) instanceof Expr.Constant literal) {
                Expr subject = part.operands().get(0);
                PartCheck check = bySubject.computeIfAbsent(
                        subject.span().text(), text -> new PartCheck(subject, compiled.of(subject)));
                texts(literal).forEach(text -> check.parts.add(new Part(test, literal, text)));
            }
        });
        return List.copyOf(bySubject.values());
    }

    private static Stream<String> texts(Expr.Constant literal) {
        Stream<?> values = literal.value() instanceof List<?> list ? list.stream() : Stream.of(literal.value());
        return values.filter(String.class::isInstance).map(String.class::cast);
    }

    void row(Inputs inputs) {
        if (expression.evaluate(inputs).value() instanceof String text) {
            String seen = Printable.seen(text);
            parts.forEach(part -> part.row(text, seen));
        }
    }

    Stream<Problem> problems() {
        return parts.stream().filter(part -> part.alike > 0).map(this::problem);
    }

    private Problem problem(Part part) {
        String written = DisplayText.quote(part.written);
        String alike = DisplayText.quote(part.example);
        String read = subject.span().text();
        return Problem.of(
                Code.LITERAL_NOT_HELD,
                LiteralCheck.span(part.literal.span(), part.written),
                part.found > 0
                        ? "`%s` also holds what only looks the same as %s".formatted(read, written)
                        : "`%s` holds %s for no item".formatted(read, written),
                "write %s%s, which looks the same (%s)"
                        .formatted(part.found > 0 ? "also " : "", alike, DisplayText.count(part.alike, "item")),
                part.found > 0 ? "mend the items: %s and %s are two texts".formatted(written, alike) : "");
    }
}

package dev.garnish.review;

import dev.garnish.catalog.Type;
import dev.garnish.internal.eval.Expression;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.text.Printable;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import dev.garnish.rules.ProblemLimit;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds literals in comparisons that no item ever has, by counting the values that they are compared with. */
final class LiteralCheck {
    private static final int FEW = 6;

    private final Expr subject;
    private final Expression expression;
    private final List<Expr.Constant> literals = new ArrayList<>();
    private final ValueCounts counts;
    private final Map<String, List<String>> looks = new HashMap<>();

    private LiteralCheck(Expr subject, ValueCounts counts, Program program) {
        this.subject = subject;
        this.counts = counts;
        this.expression = Expression.of(subject, program);
    }

    /** One for everything that some rule compares with literals. */
    static List<LiteralCheck> of(Program program) {
        Map<String, LiteralCheck> bySubject = new TreeMap<>();
        List<Compared> all =
                Trees.parts(program).flatMap(LiteralCheck::compared).toList();
        int subjects = (int) all.stream()
                .map(compared -> compared.subject.span().text())
                .distinct()
                .count();
        for (Compared compared : all) {
            LiteralCheck check = bySubject.computeIfAbsent(
                    compared.subject.span().text(),
                    text -> new LiteralCheck(compared.subject, new ValueCounts(subjects), program));
            check.follow(compared.literal);
        }
        return List.copyOf(bySubject.values());
    }

    private void follow(Expr.Constant literal) {
        literals.add(literal);
        values(literal).forEach(counts::watch);
    }

    private static List<Object> values(Expr.Constant literal) {
        return literal.value() instanceof List<?> list
                ? list.stream().map(Object.class::cast).toList()
                : List.of(literal.value());
    }

    private record Compared(Expr subject, Expr.Constant literal) {}

    private static Stream<Compared> compared(Expr part) {
        if (!(part instanceof Expr.Call call)) {
            return Stream.empty();
        }
        boolean sides = call.operation() == Operation.EQUAL || call.operation() == Operation.NOT_EQUAL;
        boolean members = EnumSet.of(Operation.IN, Operation.CONTAINS, Operation.CONTAINS_ANY)
                .contains(call.operation());
        if (!sides && !members) {
            return Stream.empty();
        }
        Expr left = call.arguments().get(0);
        Expr right = call.arguments().get(1);
        return Stream.concat(compared(left, right), compared(right, left));
    }

    private static Stream<Compared> compared(Expr subject, Expr literal) {
        return literal instanceof Expr.Constant constant && isFollowed(subject)
                ? Stream.of(new Compared(subject, constant))
                : Stream.empty();
    }

    private static boolean isFollowed(Expr subject) {
        Type type = subject.type();
        boolean comparable = type != null && (type.element() == Type.TEXT || type.element() == Type.NUMBER);
        boolean known =
                Trees.readsOnlyItem(subject) && Trees.parts(subject).anyMatch(Expr.ItemColumn.class::isInstance);
        return comparable && (known || subject instanceof Expr.ItemsColumn);
    }

    void row(Inputs inputs) {
        counts.addAll(expression.evaluate(inputs).value());
    }

    List<Problem> problems() {
        if (counts.total() == 0) {
            return List.of();
        }
        List<String> values = counts.values().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        String help = help();
        List<Problem> problems = new ArrayList<>();
        for (Expr.Constant literal : literals) {
            problems(literal, problems.size() < ProblemLimit.SHOWN ? values : List.of(), help)
                    .forEach(problems::add);
        }
        return problems;
    }

    private Stream<Problem> problems(Expr.Constant literal, List<String> values, String help) {
        return Stream.concat(missing(literal, values, help), lookAlikes(literal));
    }

    private Stream<Problem> lookAlikes(Expr.Constant literal) {
        return values(literal).stream()
                .filter(value -> value instanceof String && counts.of(value) > 0)
                .flatMap(value -> lookAlike((String) value).stream()
                        .filter(other -> !values(literal).contains(other))
                        .map(other -> Problem.of(
                                Code.LITERAL_NOT_HELD,
                                span(literal.span(), value),
                                "another %s looks the same as %s: %s (%s)"
                                        .formatted(
                                                name(),
                                                DisplayText.quoteValue(value),
                                                DisplayText.quoteValue(other),
                                                DisplayText.count(counts.of(other), "item")),
                                "write in [%s, %s]"
                                        .formatted(DisplayText.quoteValue(value), DisplayText.quoteValue(other)),
                                "mend the items: %s and %s are two values"
                                        .formatted(DisplayText.quoteValue(value), DisplayText.quoteValue(other)))));
    }

    private String name() {
        return subject instanceof Expr.ItemColumn column ? column.name() : "value";
    }

    private Optional<String> lookAlike(String written) {
        if (looks.isEmpty()) {
            counts.values().stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .sorted()
                    .forEach(value -> looks.computeIfAbsent(Printable.look(value), look -> new ArrayList<>())
                            .add(value));
        }
        return looks.getOrDefault(Printable.look(written), List.of()).stream()
                .filter(value -> !value.equals(written))
                .findFirst();
    }

    private Stream<Problem> missing(Expr.Constant literal, List<String> values, String help) {
        return values(literal).stream()
                .filter(value -> counts.of(value) == 0)
                .map(value -> Problem.of(
                        Code.LITERAL_NOT_HELD,
                        span(literal.span(), value),
                        message(value),
                        value instanceof String text ? label(values, text) : "",
                        help));
    }

    /** Of a list of literals only the one. */
    static Span span(Span written, Object value) {
        String text = value instanceof String string ? DisplayText.text(string) : String.valueOf(value);
        int at = written.text().indexOf(text);
        return at < 0
                ? written
                : new Span(written.source(), written.start() + at, written.start() + at + text.length());
    }

    private String message(Object value) {
        return subject instanceof Expr.ItemColumn column
                ? "no item has the %s %s".formatted(column.name(), DisplayText.quoteValue(value))
                : "`%s` is %s for no item".formatted(subject.span().text(), DisplayText.quoteValue(value));
    }

    private String label(List<String> values, String written) {
        Optional<String> alike = lookAlike(written);
        if (alike.isPresent()) {
            return "write %s, which looks the same (%s)"
                    .formatted(DisplayText.quote(alike.get()), DisplayText.count(counts.of(alike.get()), "item"));
        }
        return Suggestion.among(values, written)
                .map(near -> "did you mean %s (%s)?"
                        .formatted(DisplayText.quote(near), DisplayText.count(counts.of(near), "item")))
                .orElse("");
    }

    /** The values that there are, where they are few. */
    private String help() {
        if (counts.distinct() > FEW) {
            return "";
        }
        return "the catalog has "
                + counts.most(FEW).stream()
                        .map(entry -> DisplayText.quoteValue(entry.getKey()) + " ("
                                + DisplayText.count(entry.getValue(), "item") + ")")
                        .collect(Collectors.joining(", "));
    }
}

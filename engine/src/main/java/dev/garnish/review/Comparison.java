package dev.garnish.review;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A comparison of a text or number with written values. {@code a != "x"} is {@code a == "x"} negated, {@code a >= 5} is
 * {@code a < 5} negated, and {@code a == "x"} is {@code a in ["x"]}, so that what says the same has the same key.
 *
 * @param subject what is compared
 * @param kind how
 * @param literals with what: of an order one number
 */
record Comparison(Expr subject, Kind kind, Set<Object> literals, boolean negated) {
    /** How a subject is compared. */
    enum Kind {
        AMONG,
        LESS,
        AT_MOST
    }

    static Optional<Comparison> of(Expr.Call call) {
        if (call.arguments().size() != 2) {
            return Optional.empty();
        }
        Expr left = call.arguments().get(0);
        Expr right = call.arguments().get(1);
        if (right instanceof Expr.Constant constant && isComparable(left)) {
            return of(call.operation(), left, constant);
        }
        return left instanceof Expr.Constant constant && isComparable(right)
                ? of(swapped(call.operation()), right, constant)
                : Optional.empty();
    }

    private static boolean isComparable(Expr subject) {
        return subject.type() == Type.TEXT || subject.type() == Type.NUMBER;
    }

    private static Optional<Comparison> of(Operation operation, Expr subject, Expr.Constant literal) {
        boolean number = subject.type() == Type.NUMBER;
        return switch (operation) {
            case EQUAL, IN -> Optional.of(new Comparison(subject, Kind.AMONG, values(literal), false));
            case NOT_EQUAL -> Optional.of(new Comparison(subject, Kind.AMONG, values(literal), true));
            case LESS, GREATER_OR_EQUAL ->
                number
                        ? Optional.of(new Comparison(subject, Kind.LESS, values(literal), operation != Operation.LESS))
                        : Optional.empty();
            case LESS_OR_EQUAL, GREATER ->
                number
                        ? Optional.of(
                                new Comparison(subject, Kind.AT_MOST, values(literal), operation == Operation.GREATER))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The same with its sides exchanged. */
    private static Operation swapped(Operation operation) {
        return switch (operation) {
            case LESS -> Operation.GREATER;
            case LESS_OR_EQUAL -> Operation.GREATER_OR_EQUAL;
            case GREATER -> Operation.LESS;
            case GREATER_OR_EQUAL -> Operation.LESS_OR_EQUAL;
            case CONTAINS -> Operation.IN;
            default -> operation;
        };
    }

    private static Set<Object> values(Expr.Constant literal) {
        return literal.value() instanceof List<?> list
                ? list.stream().map(Comparison::plain).collect(Collectors.toSet())
                : Set.of(plain(literal.value()));
    }

    /** As values are compared: numbers by what they say. */
    static Object plain(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    /** Names what it says before it is negated. */
    String key() {
        return ExpressionKey.of(subject)
                + kind
                + literals.stream().map(Object::toString).sorted().toList();
    }

    /** Whether a number is in that order, before that is negated. */
    boolean holds(Object value) {
        int order =
                ((BigDecimal) value).compareTo((BigDecimal) literals.iterator().next());
        return kind == Kind.LESS ? order < 0 : order <= 0;
    }
}

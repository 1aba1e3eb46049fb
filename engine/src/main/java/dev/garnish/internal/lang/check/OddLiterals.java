package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.rules.Characters;
import dev.garnish.rules.Code;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Reports literals that other notations allow: a day without quotes, a number with zeros before it. */
final class OddLiterals {
    private final Problems problems;

    OddLiterals(Problems problems) {
        this.problems = problems;
    }

    boolean isOdd(Node node) {
        return node instanceof Node.Literal literal && (literal.type() == Type.DATE || hasZeros(literal));
    }

    private static boolean hasZeros(Node.Literal literal) {
        String text = literal.span().text();
        boolean zeros = text.length() > 1 && text.charAt(0) == '0' && Characters.isDigit(text.charAt(1));
        return literal.type() == Type.NUMBER && zeros;
    }

    /** Whether a literal may stand where it does; if not, that is reported. */
    boolean isFine(Node.Literal literal, @Nullable Expr other) {
        if (isOdd(literal)) {
            report(literal, other);
        }
        return !isOdd(literal);
    }

    /** @param other what it is compared with, if anything: its type shows what was meant */
    void report(Node node, @Nullable Expr other) {
        Node.Literal literal = (Node.Literal) node;
        Type type = other == null || other.type() == null ? Type.DATE : other.type();
        String written = literal.span().text();
        if (literal.value() instanceof LocalDateTime day) {
            reportDay(literal, day, other, type);
        } else if (type == Type.TEXT && other != null) {
            add(
                    Code.DIFFERENT_TYPES,
                    literal,
                    "%s, but `%s` is a number".formatted(TypeNames.is(other), written),
                    quoted(written));
        } else {
            add(
                    Code.BAD_NUMBER,
                    literal,
                    "a number does not start with 0",
                    "write " + written.replaceFirst("^0+(?=[0-9])", ""));
        }
    }

    private void reportDay(Node.Literal literal, LocalDateTime day, @Nullable Expr other, Type type) {
        String iso = day.toLocalDate().toString();
        String written = literal.span().text();
        if (other == null || type.isList()) {
            add(
                    Code.BAD_DAY,
                    literal,
                    "`%s` is not how a day is written here".formatted(written),
                    "write day(\"%s\")".formatted(iso));
            return;
        }
        String label = switch (type) {
            case NUMBER -> "write " + day.getYear();
            case TEXT -> quoted(written);
            default -> "write day(\"%s\")".formatted(iso);
        };
        add(
                Code.DIFFERENT_TYPES,
                literal,
                "%s, but `%s` is a day without quotes".formatted(TypeNames.is(other), written),
                label);
    }

    /** In {@code day(2026-01-31)}. */
    void reportUnquoted(Node node) {
        Node.Literal literal = (Node.Literal) node;
        String instead = literal.value() instanceof LocalDateTime day
                ? day.toLocalDate().toString()
                : literal.span().text();
        add(
                Code.NOT_WRITTEN,
                literal,
                "`day` needs a text in quotes here, so that it can be checked beforehand",
                quoted(instead));
    }

    private static String quoted(String text) {
        return "write \"%s\"".formatted(text);
    }

    private void add(Code code, Node.Literal literal, String message, String label) {
        problems.add(code, literal.span(), message, label);
    }
}

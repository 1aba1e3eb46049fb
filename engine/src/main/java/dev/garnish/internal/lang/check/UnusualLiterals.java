package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Numeral;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reports literals that other notations allow: a day without quotes, a number with zeros before it or with signs in it.
 */
final class UnusualLiterals {
    private static final Pattern PLAIN = Pattern.compile("-*(0|[1-9][0-9]*)(\\.[0-9]+)?");

    private final Problems problems;

    UnusualLiterals(Problems problems) {
        this.problems = problems;
    }

    /** The day that a side of a comparison is, or that a list begins with; empty where it is none. */
    static Optional<Node.Literal> dayOf(Node side) {
        Node first = side instanceof Node.Listing listing ? listing.entries().get(0) : side;
        return isDay(first) ? Optional.of((Node.Literal) first) : Optional.empty();
    }

    private static boolean isDay(Node node) {
        return node instanceof Node.Literal literal && literal.type() == Type.DATE;
    }

    /** What an author wrote for a number, without the blanks and brackets around it. */
    static String written(Span number) {
        return number.text().replaceAll("[\\s()]", "");
    }

    /**
     * Reports the numbers of a checked expression that are not written as numbers are here. Where one is out of place
     * as well, that is reported already: it was meant for a text or a day, and advice on how to write it as a number
     * would mislead.
     */
    void reportNumbers(Node node) {
        if (node instanceof Node.Literal literal) {
            reportNumber(literal);
        } else if (node instanceof Node.Chain || node instanceof Node.Choice || !problems.hasErrorIn(node.span())) {
            for (Node part : node.parts()) {
                reportNumbers(part);
            }
        }
    }

    private void reportNumber(Node.Literal literal) {
        String written = written(literal.span());
        if (!(literal.value() instanceof BigDecimal number)
                || PLAIN.matcher(written).matches()
                || problems.hasErrorIn(literal.span())) {
            return;
        }
        boolean zeros = Numeral.hasZeros(written);
        problems.add(
                Code.BAD_NUMBER,
                literal.span(),
                zeros
                        ? "a number does not start with 0"
                        : "`%s` is not how a number is written here".formatted(SourceQuote.of(literal.span())),
                "write " + number.toPlainString(),
                zeros ? "" : "a number is written with digits and perhaps a point, for instance 1000 or 9.99");
    }

    /** Whether a literal may stand where it does, compared with nothing; if not, that is reported. */
    boolean isFine(Node.Literal literal) {
        if (isDay(literal)) {
            reportDay(literal, null);
        }
        return !isDay(literal);
    }

    /** @param other what it is compared with, if anything: its type shows what was meant */
    void reportDay(Node.Literal literal, @Nullable Expr other) {
        Type type = other == null || other.type() == null ? Type.DATE : other.type();
        String iso = ((LocalDateTime) literal.value()).toLocalDate().toString();
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
            case NUMBER -> "write " + iso.substring(0, 4);
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
        String instead =
                literal.value() instanceof LocalDateTime day ? day.toLocalDate().toString() : written(literal.span());
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

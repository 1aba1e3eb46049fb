package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.BAD_NUMBER;
import static dev.garnish.rules.Code.COMPUTED_INDEX;
import static dev.garnish.rules.Code.LONG_NUMBER;
import static dev.garnish.rules.Code.NAME_MISSING;
import static dev.garnish.rules.Code.NESTED_TOO_DEEP;

import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the steps behind a value: {@code .name}, {@code .method(...)}, {@code [0]}, {@code ["key"]}. */
final class StepParser {
    private final Tokens tokens;
    private final ParseContext reading;
    private final Supplier<Node> expression;

    StepParser(ParseContext reading, Supplier<Node> expression) {
        this.tokens = reading.tokens();
        this.reading = reading;
        this.expression = expression;
    }

    /** A value, which starts at a token, with all steps that follow it. */
    Node behind(Token start, Node primary) {
        Node node = primary;
        for (int steps = 0; ; steps++) {
            Token token = tokens.peek();
            if (token.isSymbol(".")) {
                node = member(start, node);
            } else if (token.isSymbol("[") && isIndex(token)) {
                node = index(start, node);
            } else if (token.isSymbol("(")) {
                throw notCallable(node, token);
            } else {
                return node;
            }
            if (steps > LanguageLimits.NESTING) {
                throw reading.refuse(
                        NESTED_TOO_DEEP,
                        tokens.span(token),
                        "more than %d steps in a row".formatted(LanguageLimits.NESTING),
                        "",
                        "leave steps out");
            }
        }
    }

    /** A label stands apart from the value before it; an index does not, unless it can be nothing else. */
    private boolean isIndex(Token bracket) {
        return !bracket.spaced()
                || (tokens.peek(1).kind() == Kind.NUMBER && tokens.peek(2).isSymbol("]"));
    }

    private ParseContext.ReportedException notCallable(Node node, Token token) {
        return reading.refuse(
                Code.LEFT_OVER,
                tokens.span(token),
                "`(` cannot follow `%s`".formatted(SourceQuote.of(node.span())),
                "an operator is missing before it",
                "");
    }

    private Node member(Token start, Node target) {
        Token dot = reading.advance();
        Token name = tokens.peek();
        if (name.kind() == Kind.BAD) {
            throw new ParseContext.ReportedException();
        }
        if (!name.isName() || name.first()) {
            throw nameMissing(target, dot);
        }
        reading.advance();
        if (tokens.peek().isSymbol("(") && !tokens.peek().first()) {
            return call(start, target, name);
        }
        if (target.recipientGroup().isPresent() && isWordOfName(tokens.peek())) {
            throw nameWithBlanks(target, name);
        }
        return reading.counted(new Node.Member(target, name.value(), tokens.span(name), tokens.since(start)));
    }

    private static boolean isWordOfName(Token token) {
        return token.isName()
                && !token.first()
                && !Keyword.ALL.contains(token.value())
                && !List.of("in", "contains", "item", "if", "match").contains(token.value())
                && UnsupportedSyntax.between(token, token).isEmpty();
    }

    private ParseContext.ReportedException nameWithBlanks(Node target, Token name) {
        while (isWordOfName(tokens.peek())) {
            reading.advance();
        }
        Span whole = tokens.since(name);
        return reading.refuse(
                Code.LEFT_OVER,
                whole,
                "a name with blanks stands in brackets and quotes",
                "write %s[\"%s\"]".formatted(SourceQuote.of(target.span()), SourceQuote.of(whole)),
                "");
    }

    private ParseContext.ReportedException nameMissing(Node target, Token dot) {
        Token behind = tokens.peek();
        Optional<UnsupportedSyntax> refusal = behind.first() ? Optional.empty() : UnsupportedSyntax.leading(behind);
        if (refusal.isPresent()) {
            return reading.refuse(refusal.get(), tokens.span(behind));
        }
        String example = target instanceof Node.Name root && root.name().equals("recipient") ? "country" : "title";
        return reading.refuse(
                NAME_MISSING,
                tokens.span(dot),
                "a name is missing behind `%s.`".formatted(SourceQuote.of(target.span())),
                "for instance %s.%s".formatted(SourceQuote.of(target.span()), example),
                "");
    }

    private Node index(Token start, Node target) {
        Token opening = reading.advance();
        Token inside = tokens.peek();
        if (inside.kind() == Kind.BAD) {
            throw new ParseContext.ReportedException();
        }
        boolean whole = inside.kind() == Kind.NUMBER && !inside.value().contains(".");
        boolean plain = (whole || inside.kind() == Kind.TEXT) && tokens.peek(1).isSymbol("]");
        if (!plain) {
            throw reading.refuse(
                    COMPUTED_INDEX,
                    tokens.span(opening, inside.first() ? opening : inside),
                    "only a whole number or a text in quotes may stand in `[ ]` here",
                    "for instance [0] or [\"First Name\"]",
                    "a label stands behind a blank: use item.title [label]");
        }
        reading.advance();
        Span inner = tokens.span(inside);
        reading.advance();
        Span span = tokens.since(start);
        if (Numeral.hasZeros(inside.value()) && whole) {
            throw reading.refuse(
                    BAD_NUMBER,
                    inner,
                    "a number does not start with 0",
                    "write " + new BigDecimal(inside.value()).toPlainString(),
                    "");
        }
        if (inside.kind() == Kind.TEXT) {
            return reading.counted(new Node.Key(target, inside.value(), inner, span));
        }
        if (inside.value().length() > NumberParser.MOST_DIGITS) {
            throw reading.refuse(
                    LONG_NUMBER, inner, "a number has at most %d digits".formatted(NumberParser.MOST_DIGITS), "", "");
        }
        return reading.counted(new Node.Index(target, new BigDecimal(inside.value()), span));
    }

    /** A function, or a method of a target; it starts at a token. */
    Node call(Token start, @Nullable Node target, Token name) {
        Token opening = reading.advance();
        List<Node> arguments = new ArrayList<>();
        if (!tokens.peek().isSymbol(")")) {
            do {
                arguments.add(reading.listed(opening, expression));
            } while (reading.more());
        }
        reading.close(opening, ")");
        return reading.counted(
                new Node.Call(target, name.value(), tokens.span(name), List.copyOf(arguments), tokens.since(start)));
    }
}

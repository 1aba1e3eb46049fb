package dev.garnish.rules.lang;

import static dev.garnish.rules.lang.Code.CHAINED_COMPARISON;
import static dev.garnish.rules.lang.Code.CHOICE_WITHOUT_COLON;

import dev.garnish.Type;
import dev.garnish.rules.lang.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one expression. Its first mistake is reported and ends it: what stands behind a slip is guesswork, and guesses
 * would cascade.
 */
final class ExpressionParser {
    private static final Set<String> OR = Set.of("||");
    private static final Set<String> AND = Set.of("&&");
    private static final Set<String> SUM = Set.of("+", "-");
    private static final Set<String> PRODUCT = Set.of("*", "/", "%");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> WORDS = Set.of("in", "contains");

    private final Tokens tokens;
    private final Reading reading;
    private final OperandParser operands;

    ExpressionParser(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.reading = new Reading(tokens, problems);
        this.operands = new OperandParser(reading, this::choice);
    }

    /** The expression that starts at the next token; empty where it has a mistake, now reported. */
    Optional<Node> parse() {
        try {
            Node node = choice();
            reading.refuseLeftOver();
            return Optional.of(reading.limited(node));
        } catch (Reading.Refused refused) {
            return Optional.empty();
        }
    }

    private Node choice() {
        Token start = tokens.peek();
        Node condition = chain(OR);
        Token mark = tokens.peek();
        if (!mark.isSymbol("?")) {
            return condition;
        }
        reading.advance();
        Node yes = reading.nested(mark, this::choice);
        if (!tokens.peek().isSymbol(":")) {
            reading.refuseLeftOver();
            throw reading.refuse(
                    CHOICE_WITHOUT_COLON,
                    tokens.span(mark),
                    "`?` without its `:`",
                    "write condition ? value : other",
                    "");
        }
        reading.advance();
        Node no = reading.nested(mark, this::choice);
        return reading.counted(new Node.Choice(condition, yes, no, tokens.since(start)));
    }

    private Node chain(Set<String> symbols) {
        Token start = tokens.peek();
        Node operand = operandOf(symbols);
        if (!isOneOf(symbols)) {
            return operand;
        }
        List<Node> operands = new ArrayList<>(List.of(operand));
        List<Node.Operator> operators = new ArrayList<>();
        while (isOneOf(symbols)) {
            operators.add(operator());
            operands.add(reading.counted(operandOf(symbols)));
        }
        return reading.counted(new Node.Chain(List.copyOf(operands), List.copyOf(operators), tokens.since(start)));
    }

    private Node operandOf(Set<String> symbols) {
        if (symbols.equals(OR)) {
            return chain(AND);
        }
        if (symbols.equals(AND)) {
            return comparison();
        }
        return symbols.equals(SUM) ? chain(PRODUCT) : unary();
    }

    private boolean isOneOf(Set<String> symbols) {
        return tokens.peek().kind() == Kind.SYMBOL
                && symbols.contains(tokens.peek().value());
    }

    private Node.Operator operator() {
        Token token = reading.advance();
        return new Node.Operator(token.value(), tokens.span(token));
    }

    private Node comparison() {
        Token start = tokens.peek();
        Node left = chain(SUM);
        if (!atComparison()) {
            return left;
        }
        Node.Operator operator = operator();
        Node right = chain(SUM);
        if (atComparison()) {
            throw reading.refuse(
                    CHAINED_COMPARISON,
                    tokens.span(tokens.peek()),
                    "two comparisons in a row",
                    "join them with `&&`",
                    "for instance a < b && b < c");
        }
        return reading.counted(new Node.Compare(operator, left, right, tokens.since(start)));
    }

    private boolean atComparison() {
        Token token = tokens.peek();
        return isOneOf(COMPARISONS) || (token.isName() && WORDS.contains(token.value()));
    }

    private Node unary() {
        Token token = tokens.peek();
        if (!token.isSymbol("!") && !token.isSymbol("-")) {
            return operands.operand();
        }
        reading.advance();
        Node operand = reading.nested(token, this::unary);
        Span span = tokens.since(token);
        if (token.isSymbol("-") && operand instanceof Node.Literal literal && literal.value() instanceof BigDecimal n) {
            return new Node.Literal(Type.NUMBER, n.negate(), span);
        }
        return reading.counted(new Node.Unary(token.value(), operand, span));
    }
}

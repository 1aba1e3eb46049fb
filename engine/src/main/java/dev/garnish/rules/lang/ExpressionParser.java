package dev.garnish.rules.lang;

import static dev.garnish.rules.lang.Code.BAD_NUMBER;
import static dev.garnish.rules.lang.Code.CHAINED_COMPARISON;
import static dev.garnish.rules.lang.Code.CHOICE_WITHOUT_COLON;
import static dev.garnish.rules.lang.Code.COMPUTED_INDEX;
import static dev.garnish.rules.lang.Code.COMPUTED_LIST;
import static dev.garnish.rules.lang.Code.EMPTY_LIST;
import static dev.garnish.rules.lang.Code.EXPRESSION_MISSING;
import static dev.garnish.rules.lang.Code.EXPRESSION_TOO_LONG;
import static dev.garnish.rules.lang.Code.LONG_NUMBER;
import static dev.garnish.rules.lang.Code.NAME_MISSING;
import static dev.garnish.rules.lang.Code.NESTED_TOO_DEEP;
import static dev.garnish.rules.lang.Code.NOT_CLOSED;
import static dev.garnish.rules.lang.Code.NOT_OPENED;
import static dev.garnish.rules.lang.Code.TOO_MANY_PARTS;

import dev.garnish.Type;
import dev.garnish.rules.lang.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one expression. Its first mistake is reported and ends it: what stands behind a slip is guesswork, and guesses
 * would cascade.
 */
final class ExpressionParser {
    private static final int LONGEST_NUMBER = 30;
    private static final Set<String> OR = Set.of("||");
    private static final Set<String> AND = Set.of("&&");
    private static final Set<String> SUM = Set.of("+", "-");
    private static final Set<String> PRODUCT = Set.of("*", "/", "%");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> WORDS = Set.of("in", "contains");

    private final Tokens tokens;
    private final Problems problems;
    private Token start;
    private int depth;
    private int parts;

    /** Ends an expression whose problem is reported. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused() {
            super(null, null, false, false);
        }
    }

    ExpressionParser(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
        this.start = tokens.peek();
    }

    /** The expression that starts at the next token; empty where it has a mistake, now reported. */
    Optional<Node> parse() {
        start = tokens.peek();
        depth = 0;
        parts = 0;
        try {
            Node node = choice();
            refuseLeftOver();
            return Optional.of(limited(node));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private Node limited(Node node) {
        if (Depth.of(node) > Bounds.NESTING) {
            throw refuse(
                    NESTED_TOO_DEEP,
                    node.span(),
                    "this expression is nested more than %d deep".formatted(Bounds.NESTING),
                    "",
                    "split it over several `when` lines, or leave parts out");
        }
        return node;
    }

    private Refused refuse(Code code, Span span, String message, String label, String help) {
        problems.add(code, span, message, label, help);
        return new Refused();
    }

    private Refused refuse(Refusal refusal, Token token) {
        return refuse(refusal.code(), tokens.span(token), refusal.message(), refusal.label(), refusal.help());
    }

    private void refuseLeftOver() {
        Token token = tokens.peek();
        Optional<Refusal> refusal = Refusal.between(token);
        if (refusal.isPresent()) {
            throw refuse(refusal.get(), token);
        }
        if (token.kind() == Kind.BAD) {
            throw new Refused();
        }
        if (token.isSymbol(")") || token.isSymbol("]")) {
            throw refuse(
                    NOT_OPENED,
                    tokens.span(token),
                    "this `%s` closes nothing".formatted(token.value()),
                    "take it out",
                    "");
        }
    }

    private Token advance() {
        Token token = tokens.next();
        if (token.end() - start.start() > Bounds.EXPRESSION) {
            throw refuse(
                    EXPRESSION_TOO_LONG,
                    tokens.span(start),
                    "the expression that starts here is longer than %,d characters".formatted(Bounds.EXPRESSION),
                    "split it over several `when` lines",
                    "a long list of values can be a table: lookup(\"table\", key)");
        }
        return token;
    }

    private <N extends Node> N counted(N node) {
        if (++parts > Bounds.PARTS) {
            throw refuse(
                    TOO_MANY_PARTS,
                    tokens.span(start),
                    "the expression that starts here has more than %,d parts".formatted(Bounds.PARTS),
                    "split it over several `when` lines",
                    "");
        }
        return node;
    }

    private Node nested(Token opening, Supplier<Node> inner) {
        if (++depth > Bounds.NESTING) {
            throw refuse(
                    NESTED_TOO_DEEP,
                    tokens.span(opening),
                    "this is nested more than %d deep".formatted(Bounds.NESTING),
                    "",
                    "split the expression over several `when` lines, or leave parts out");
        }
        Node node = inner.get();
        depth--;
        return node;
    }

    private Node choice() {
        Node condition = chain(OR);
        Token mark = tokens.peek();
        if (!mark.isSymbol("?")) {
            return condition;
        }
        advance();
        Node yes = nested(mark, this::choice);
        if (!tokens.peek().isSymbol(":")) {
            refuseLeftOver();
            throw refuse(
                    CHOICE_WITHOUT_COLON,
                    tokens.span(mark),
                    "`?` without its `:`",
                    "write condition ? value : other",
                    "");
        }
        advance();
        Node no = nested(mark, this::choice);
        return counted(new Node.Choice(condition, yes, no, condition.span().to(no.span())));
    }

    private Node chain(Set<String> symbols) {
        Node operand = operandOf(symbols);
        if (!isOneOf(symbols)) {
            return operand;
        }
        List<Node> operands = new ArrayList<>(List.of(operand));
        List<Node.Operator> operators = new ArrayList<>();
        while (isOneOf(symbols)) {
            operators.add(operator());
            operands.add(counted(operandOf(symbols)));
        }
        return counted(new Node.Chain(
                List.copyOf(operands),
                List.copyOf(operators),
                operand.span().to(operands.get(operands.size() - 1).span())));
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
        Token token = advance();
        return new Node.Operator(token.value(), tokens.span(token));
    }

    private Node comparison() {
        Node left = chain(SUM);
        if (!atComparison()) {
            return left;
        }
        Node.Operator operator = operator();
        Node right = chain(SUM);
        if (atComparison()) {
            throw refuse(
                    CHAINED_COMPARISON,
                    tokens.span(tokens.peek()),
                    "two comparisons in a row",
                    "join them with `&&`",
                    "for instance a < b && b < c");
        }
        return counted(new Node.Compare(operator, left, right, left.span().to(right.span())));
    }

    private boolean atComparison() {
        Token token = tokens.peek();
        return isOneOf(COMPARISONS) || (token.isName() && WORDS.contains(token.value()));
    }

    private Node unary() {
        Token token = tokens.peek();
        if (!token.isSymbol("!") && !token.isSymbol("-")) {
            return postfix(primary());
        }
        advance();
        Node operand = nested(token, this::unary);
        Span span = tokens.span(token).to(operand.span());
        if (token.isSymbol("-") && operand instanceof Node.Literal literal && literal.value() instanceof BigDecimal n) {
            return new Node.Literal(Type.NUMBER, n.negate(), span);
        }
        return counted(new Node.Unary(token.value(), operand, span));
    }

    private Node primary() {
        Token token = tokens.peek();
        if (token.first() && Keyword.startsClause(tokens)) {
            throw expressionMissing();
        }
        return switch (token.kind()) {
            case TEXT -> literal(Type.TEXT, token.value());
            case NUMBER -> number();
            case NAME -> named();
            case SYMBOL -> grouped();
            case BAD -> throw new Refused();
            case END -> throw expressionMissing();
        };
    }

    private Refused expressionMissing() {
        Token before = tokens.previous();
        return refuse(
                EXPRESSION_MISSING,
                tokens.behind(),
                "a value is missing behind `%s`".formatted(before.value()),
                "write what belongs here",
                "");
    }

    private Node literal(Type type, Object value) {
        return counted(new Node.Literal(type, value, tokens.span(advance())));
    }

    private Node number() {
        Token token = advance();
        Token behind = tokens.peek();
        if (!behind.spaced() && behind.kind() == Kind.NAME) {
            throw refuse(
                    BAD_NUMBER,
                    tokens.span(token, behind),
                    "`%s%s` is not a number".formatted(token.value(), behind.value()),
                    "write digits only, for instance 1000 or 9.99",
                    "");
        }
        if (token.value().length() > LONGEST_NUMBER) {
            throw refuse(
                    LONG_NUMBER,
                    tokens.span(token),
                    "a number has at most %d digits".formatted(LONGEST_NUMBER),
                    "",
                    "ids are texts: put them in quotes");
        }
        return counted(new Node.Literal(Type.NUMBER, new BigDecimal(token.value()), tokens.span(token)));
    }

    private Node named() {
        Token token = tokens.peek();
        Token behind = tokens.peek(1);
        boolean called = behind.isSymbol("(");
        Optional<Refusal> refusal = Refusal.leading(token);
        if (refusal.isPresent()
                && !behind.isSymbol(".")
                && !(called && token.value().equals("def"))) {
            throw refuse(refusal.get(), token);
        }
        if (called) {
            advance();
            return call(null, token);
        }
        return switch (token.value()) {
            case "true" -> literal(Type.TRUTH, true);
            case "false" -> literal(Type.TRUTH, false);
            case "empty", "null" -> counted(new Node.Empty(tokens.span(advance())));
            case "use", "when", "else" -> throw keywordAsValue(token);
            default -> counted(new Node.Name(token.value(), tokens.span(advance())));
        };
    }

    private Refused keywordAsValue(Token token) {
        return refuse(
                EXPRESSION_MISSING,
                tokens.span(token),
                "a value is missing before `%s`".formatted(token.value()),
                "write what belongs here",
                "");
    }

    private Node grouped() {
        Token token = tokens.peek();
        if (token.isSymbol("(")) {
            advance();
            Node inner = nested(token, this::choice);
            close(token, ")");
            return inner;
        }
        if (token.isSymbol("[")) {
            return listing();
        }
        if (token.isSymbol(".") && tokens.peek(1).kind() == Kind.NUMBER) {
            throw refuse(
                    BAD_NUMBER,
                    tokens.span(token, tokens.peek(1)),
                    "a number starts with a digit",
                    "write 0." + tokens.peek(1).value(),
                    "");
        }
        Optional<Refusal> refusal = Refusal.leading(token);
        if (refusal.isPresent()) {
            throw refuse(refusal.get(), token);
        }
        throw refuse(
                EXPRESSION_MISSING,
                tokens.span(token),
                "a value is missing before `%s`".formatted(token.value()),
                "write what belongs here",
                "");
    }

    private void close(Token opening, String closing) {
        if (tokens.peek().isSymbol(closing)) {
            advance();
            return;
        }
        refuseLeftOver();
        throw refuse(
                NOT_CLOSED,
                tokens.span(opening),
                "this `%s` is not closed".formatted(opening.value()),
                "`%s` is missing behind `%s`"
                        .formatted(closing, tokens.span(tokens.previous()).text()),
                "");
    }

    private Node listing() {
        Token opening = advance();
        if (tokens.peek().isSymbol("]")) {
            throw refuse(
                    EMPTY_LIST,
                    tokens.span(opening, tokens.peek()),
                    "a list without entries",
                    "write its entries, for instance [\"a\", \"b\"]",
                    "to ask whether a list is empty write x == empty");
        }
        List<Node> entries = new ArrayList<>();
        do {
            entries.add(entry());
        } while (more());
        close(opening, "]");
        return counted(new Node.Listing(List.copyOf(entries), tokens.since(opening)));
    }

    private boolean more() {
        boolean comma = tokens.peek().isSymbol(",");
        if (comma) {
            advance();
        }
        return comma;
    }

    private Node entry() {
        Node node = nested(tokens.peek(), this::choice);
        if (node instanceof Node.Literal) {
            return node;
        }
        throw refuse(
                COMPUTED_LIST,
                node.span(),
                "a list holds written texts or numbers only",
                "put quotes around it if it is a text",
                "to choose among values use first(a, b), to put texts together use `+`");
    }

    private Node postfix(Node primary) {
        Node node = primary;
        for (int steps = 0; ; steps++) {
            Token token = tokens.peek();
            if (token.isSymbol(".")) {
                node = member(node);
            } else if (token.isSymbol("[") && isIndex(token)) {
                node = index(node);
            } else if (token.isSymbol("(")) {
                throw notCallable(node, token);
            } else {
                return node;
            }
            if (steps > Bounds.NESTING) {
                throw refuse(
                        NESTED_TOO_DEEP,
                        tokens.span(token),
                        "more than %d steps in a row".formatted(Bounds.NESTING),
                        "",
                        "leave steps out");
            }
        }
    }

    /** A label stands apart from the value before it; an index does not, unless it can be nothing else. */
    private boolean isIndex(Token bracket) {
        Kind inside = tokens.peek(1).kind();
        return !bracket.spaced() || inside == Kind.NUMBER || inside == Kind.TEXT;
    }

    private Refused notCallable(Node node, Token token) {
        return refuse(
                Code.LEFT_OVER,
                tokens.span(token),
                "`(` can not follow `%s`".formatted(Quote.of(node.span())),
                "an operator is missing before it",
                "");
    }

    private Node member(Node target) {
        Token dot = advance();
        Token name = tokens.peek();
        if (name.kind() == Kind.BAD) {
            throw new Refused();
        }
        if (!name.isName() || name.first()) {
            throw nameMissing(target, dot);
        }
        advance();
        if (tokens.peek().isSymbol("(") && !tokens.peek().first()) {
            return call(target, name);
        }
        Span span = target.span().to(tokens.span(name));
        return counted(new Node.Member(target, name.value(), tokens.span(name), span));
    }

    private Refused nameMissing(Node target, Token dot) {
        Token behind = tokens.peek();
        Optional<Refusal> refusal = behind.first() ? Optional.empty() : Refusal.leading(behind);
        if (refusal.isPresent()) {
            return refuse(refusal.get(), behind);
        }
        String example = target instanceof Node.Name root && root.name().equals("recipient") ? "country" : "title";
        return refuse(
                NAME_MISSING,
                tokens.span(dot),
                "a name is missing behind `%s.`".formatted(Quote.of(target.span())),
                "for instance %s.%s".formatted(Quote.of(target.span()), example),
                "");
    }

    private Node index(Node target) {
        Token opening = advance();
        Token inside = tokens.peek();
        if (inside.kind() == Kind.BAD) {
            throw new Refused();
        }
        boolean whole = inside.kind() == Kind.NUMBER && !inside.value().contains(".");
        boolean plain = (whole || inside.kind() == Kind.TEXT) && tokens.peek(1).isSymbol("]");
        if (!plain) {
            throw refuse(
                    COMPUTED_INDEX,
                    tokens.span(opening, inside.first() ? opening : inside),
                    "only a whole number or a text in quotes may stand in `[ ]` here",
                    "for instance [0] or [\"First Name\"]",
                    "a label stands behind a blank: use item.title [label]");
        }
        advance();
        Span inner = tokens.span(inside);
        Span span = target.span().to(tokens.span(advance()));
        if (inside.kind() == Kind.TEXT) {
            return counted(new Node.Key(target, inside.value(), inner, span));
        }
        if (inside.value().length() > LONGEST_NUMBER) {
            throw refuse(LONG_NUMBER, inner, "a number has at most %d digits".formatted(LONGEST_NUMBER), "", "");
        }
        return counted(new Node.Index(target, new BigDecimal(inside.value()), span));
    }

    private Node call(@Nullable Node target, Token name) {
        Token opening = advance();
        List<Node> arguments = new ArrayList<>();
        if (!tokens.peek().isSymbol(")")) {
            do {
                arguments.add(nested(opening, this::choice));
            } while (more());
        }
        close(opening, ")");
        Span nameSpan = tokens.span(name);
        Span span = (target == null ? nameSpan : target.span()).to(tokens.span(tokens.previous()));
        return counted(new Node.Call(target, name.value(), nameSpan, List.copyOf(arguments), span));
    }
}

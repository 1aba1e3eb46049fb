package dev.garnish.rules.lang;

import static dev.garnish.rules.lang.Code.BAD_NUMBER;
import static dev.garnish.rules.lang.Code.COMPUTED_LIST;
import static dev.garnish.rules.lang.Code.EMPTY_LIST;
import static dev.garnish.rules.lang.Code.EXPRESSION_MISSING;
import static dev.garnish.rules.lang.Code.LONG_NUMBER;
import static dev.garnish.rules.lang.Code.UNKNOWN_NAME;

import dev.garnish.Type;
import dev.garnish.rules.lang.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what stands between operators: texts, numbers, names, lists, and what stands in brackets. */
final class OperandParser {
    static final int LONGEST_NUMBER = 30;

    private final Tokens tokens;
    private final Reading reading;
    private final Supplier<Node> expression;
    private final StepParser steps;

    /** Reads operands; what stands in brackets is read by {@code expression}. */
    OperandParser(Reading reading, Supplier<Node> expression) {
        this.tokens = reading.tokens();
        this.reading = reading;
        this.expression = expression;
        this.steps = new StepParser(reading, expression);
    }

    /** A value with the steps behind it. */
    Node operand() {
        Token start = tokens.peek();
        return steps.behind(start, primary());
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
            case BAD -> throw new Reading.Refused();
            case END -> throw expressionMissing();
        };
    }

    private Reading.Refused expressionMissing() {
        Token before = tokens.previous();
        return reading.refuse(
                EXPRESSION_MISSING,
                tokens.behind(),
                "a value is missing behind `%s`".formatted(before.value()),
                "write what belongs here",
                "");
    }

    private Node literal(Type type, Object value) {
        return reading.counted(new Node.Literal(type, value, tokens.span(reading.advance())));
    }

    private Node number() {
        Token token = reading.advance();
        Token behind = tokens.peek();
        if (!behind.spaced() && behind.kind() == Kind.NAME) {
            throw reading.refuse(
                    BAD_NUMBER,
                    tokens.span(token, behind),
                    "`%s%s` is not a number".formatted(token.value(), behind.value()),
                    "write digits only, for instance 1000 or 9.99",
                    "");
        }
        if (reading.isOutermost() && groups(behind)) {
            throw reading.refuse(
                    BAD_NUMBER,
                    tokens.span(token, tokens.peek(1)),
                    "a number is written without commas between its digits",
                    "write " + token.value() + tokens.peek(1).value(),
                    "");
        }
        if (token.value().length() > LONGEST_NUMBER) {
            throw reading.refuse(
                    LONG_NUMBER,
                    tokens.span(token),
                    "a number has at most %d digits".formatted(LONGEST_NUMBER),
                    "",
                    "ids are texts: put them in quotes");
        }
        return reading.counted(new Node.Literal(Type.NUMBER, new BigDecimal(token.value()), tokens.span(token)));
    }

    private boolean groups(Token comma) {
        Token digits = tokens.peek(1);
        return comma.isSymbol(",") && !comma.spaced() && digits.kind() == Kind.NUMBER && !digits.spaced();
    }

    private Node named() {
        Token token = tokens.peek();
        Token behind = tokens.peek(1);
        boolean called = behind.isSymbol("(");
        Optional<Refusal> refusal = Refusal.leading(token);
        if (refusal.isPresent()
                && !behind.isSymbol(".")
                && !(called && token.value().equals("def"))) {
            throw reading.refuse(refusal.get(), tokens.span(token));
        }
        if (called) {
            reading.advance();
            return steps.call(token, null, token);
        }
        return switch (token.value()) {
            case "true" -> literal(Type.TRUTH, true);
            case "false" -> literal(Type.TRUTH, false);
            case "empty", "null" -> reading.counted(new Node.Empty(tokens.span(reading.advance())));
            case "use", "when", "else" -> throw keywordAsValue(token);
            default -> name();
        };
    }

    private Node name() {
        Token token = reading.advance();
        Token behind = tokens.peek();
        boolean value = behind.kind() == Kind.TEXT || behind.isName("item") || behind.isName("recipient");
        if (value
                && !behind.first()
                && Builtin.in(Builtin.FUNCTIONS, token.value()).isPresent()) {
            Span argument = behind.kind() == Kind.TEXT ? tokens.span(behind) : tokens.word();
            throw reading.refuse(
                    UNKNOWN_NAME,
                    tokens.span(token),
                    "`%s` is a function: what it works on stands in brackets".formatted(token.value()),
                    "write %s(%s)".formatted(token.value(), Quote.of(argument)),
                    "");
        }
        return reading.counted(new Node.Name(token.value(), tokens.span(token)));
    }

    private Reading.Refused keywordAsValue(Token token) {
        return reading.refuse(
                EXPRESSION_MISSING,
                tokens.span(token),
                "a value is missing before `%s`".formatted(token.value()),
                "write what belongs here",
                "");
    }

    private Node grouped() {
        Token token = tokens.peek();
        if (token.isSymbol("(")) {
            reading.advance();
            Node inner = reading.nested(token, expression);
            reading.close(token, ")");
            return inner;
        }
        if (token.isSymbol("[")) {
            return listing();
        }
        if (token.isSymbol(".") && tokens.peek(1).kind() == Kind.NUMBER) {
            throw reading.refuse(
                    BAD_NUMBER,
                    tokens.span(token, tokens.peek(1)),
                    "a number starts with a digit",
                    "write 0." + tokens.peek(1).value(),
                    "");
        }
        Optional<Refusal> refusal = Refusal.leading(token);
        if (refusal.isPresent()) {
            throw reading.refuse(refusal.get(), tokens.span(token));
        }
        throw reading.refuse(
                EXPRESSION_MISSING,
                tokens.span(token),
                "a value is missing before `%s`".formatted(token.value()),
                "write what belongs here",
                "");
    }

    private Node listing() {
        Token opening = reading.advance();
        if (tokens.peek().isSymbol("]")) {
            throw reading.refuse(
                    EMPTY_LIST,
                    tokens.span(opening, tokens.peek()),
                    "a list without entries",
                    "write its entries, for instance [\"a\", \"b\"]",
                    "to ask whether a list is empty write x == empty");
        }
        List<Node> entries = new ArrayList<>();
        do {
            entries.add(entry());
        } while (reading.more());
        reading.close(opening, "]");
        return reading.counted(new Node.Listing(List.copyOf(entries), tokens.since(opening)));
    }

    private Node entry() {
        Node node = reading.nested(tokens.peek(), expression);
        if (node instanceof Node.Literal) {
            return node;
        }
        throw reading.refuse(
                COMPUTED_LIST,
                node.span(),
                "a list holds written texts or numbers only",
                "put quotes around it if it is a text",
                "to choose among values use first(a, b), to put texts together use `+`");
    }
}

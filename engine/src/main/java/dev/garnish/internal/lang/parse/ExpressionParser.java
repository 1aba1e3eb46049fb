package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.CHAINED_COMPARISON;
import static dev.garnish.rules.Code.CHOICE_WITHOUT_COLON;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.Periods;
import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one expression. Its first mistake is reported and ends it: what stands behind a slip is guesswork, and guesses
 * would cascade.
 */
final class ExpressionParser {
    /** Also what other languages write, for the checker to say by the values what was meant. */
    private static final Set<String> OR = Set.of("||", "|", "or", "??", "?:", "∨", "｜", "｜｜");

    private static final Set<String> AND = Set.of("&&", "&", "and", "∧", "&amp;", "&amp;&amp;", "＆", "＆＆");
    private static final Set<String> SUM = Set.of("+", "-");
    private static final Set<String> PRODUCT = Set.of("*", "/", "%");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> WORDS = Set.of("in", "contains");

    private final Tokens tokens;
    private final ParseContext reading;
    private final OperandParser operands;

    ExpressionParser(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.reading = new ParseContext(tokens, problems);
        this.operands = new OperandParser(reading, this::choice);
    }

    /** The expression that starts at the next token; empty where it has a mistake, now reported. */
    Optional<Node> parse() {
        try {
            Node node = choice();
            refuseConditional(node);
            reading.refuseLeftOver();
            return Optional.of(reading.limited(node));
        } catch (ParseContext.ReportedException refused) {
            return Optional.empty();
        }
    }

    /** {@code "a" if b else "c"} and {@code b then "a" else "c"}. */
    private void refuseConditional(Node node) {
        Token word = tokens.peek();
        boolean python = word.isName("if");
        String written = ForeignChoice.inLine(node.span());
        if (!word.first() && word.isName("match") && tokens.peek(1).isSymbol("{")) {
            Optional<String> instead = ForeignChoice.of(written, tokens);
            throw reading.refuse(
                    Code.PROGRAM_WORD,
                    tokens.since(word),
                    "`match` is for programs, not for rules",
                    instead.orElse("write a `when` line for each case"),
                    "");
        }
        if (word.first() || !(python || word.isName("then"))) {
            return;
        }
        String rest = ForeignChoice.rest(tokens, 1);
        String[] parts = rest.split(" else ", 2);
        boolean whole = parts.length == 2 && !parts[0].contains(" use ") && rest.length() <= 3 * SourceQuote.LONGEST;
        if (whole) {
            throw reading.refuse(
                    python ? Code.PROGRAM_WORD : Code.WORD_OPERATOR,
                    tokens.span(word),
                    python ? "`if` is for programs, not for rules" : "`then` is not a word of rules",
                    python
                            ? "write %s ? %s : %s".formatted(parts[0], written, parts[1])
                            : "write %s ? %s : %s".formatted(written, parts[0], parts[1]),
                    "");
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
            boolean fallback = tokens.peek().isName("else") && !tokens.atLineEnd();
            String written = ForeignChoice.inLine(tokens.since(start));
            throw reading.refuse(
                    CHOICE_WITHOUT_COLON,
                    fallback ? tokens.span(tokens.peek()) : tokens.span(mark),
                    "`?` without its `:`",
                    fallback
                            ? "write `:`"
                            : written.length() <= 2 * SourceQuote.LONGEST
                                    ? "write " + written + " : \"…\""
                                    : "write condition ? value : other",
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
        Token token = tokens.peek();
        boolean word = token.isName() && !token.first();
        return (token.kind() == Kind.SYMBOL && symbols.contains(token.value()))
                || (word && symbols.contains(token.value().toLowerCase(Locale.ROOT)));
    }

    private Node.Operator operator() {
        Token token = reading.advance();
        return new Node.Operator(token.value(), tokens.span(token));
    }

    private Node comparison() {
        Token start = tokens.peek();
        Node left = chain(SUM);
        refuseForeign(left);
        if (!atComparison()) {
            return left;
        }
        Node.Operator operator = operator();
        refuseRoundList(operator);
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

    /** {@code a not in (…)}, {@code a between 1 and 9}, {@code a like 'The %'}. */
    private void refuseForeign(Node left) {
        Token token = tokens.peek();
        if (!token.isName() || token.first()) {
            return;
        }
        Optional<String> instead = switch (token.value().toLowerCase(Locale.ROOT)) {
            case "not" -> notIn(left);
            case "between" -> between(left);
            case "like" -> like(left);
            default -> Optional.empty();
        };
        Optional<UnsupportedSyntax> refusal = UnsupportedSyntax.between(token, tokens.peek(1));
        if (instead.isPresent() && refusal.isPresent()) {
            UnsupportedSyntax known = refusal.get();
            throw reading.refuse(
                    known.code(), tokens.span(token), known.message(), "write " + instead.get(), known.help());
        }
    }

    private Optional<String> notIn(Node left) {
        Token opening = tokens.peek(2);
        boolean round = tokens.peek(1).value().equalsIgnoreCase("in") && opening.isSymbol("(");
        return round
                ? values(2).map(values -> "!(%s in [%s])".formatted(left.span().text(), values))
                : Optional.empty();
    }

    private Optional<String> between(Node left) {
        String read = left.span().text();
        boolean plain = tokens.peek(2).value().equalsIgnoreCase("and");
        return plain
                ? Optional.of("%s >= %s && %s <= %s"
                        .formatted(
                                read,
                                tokens.span(tokens.peek(1)).text(),
                                read,
                                tokens.span(tokens.peek(3)).text()))
                : Optional.empty();
    }

    private Optional<String> like(Node left) {
        String pattern = tokens.peek(1).value();
        String inner = pattern.replaceAll("^%|%$", "");
        if (tokens.peek(1).kind() != Kind.TEXT || inner.isEmpty() || inner.contains("%") || inner.contains("_")) {
            return Optional.empty();
        }
        String read = left.span().text();
        String text = "\"" + inner.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        boolean open = pattern.startsWith("%");
        boolean on = pattern.endsWith("%");
        return Optional.of(
                open && on
                        ? read + " contains " + text
                        : open
                                ? "ends_with(" + read + ", " + text + ")"
                                : on ? "starts_with(" + read + ", " + text + ")" : read + " == " + text);
    }

    /** What stands between round brackets that open so many tokens ahead: plain values with commas between. */
    private Optional<String> values(int ahead) {
        int at = ahead + 1;
        while (tokens.peek(at).kind() == Kind.TEXT
                || tokens.peek(at).kind() == Kind.NUMBER
                || tokens.peek(at).isSymbol(",")) {
            at++;
        }
        return tokens.peek(at).isSymbol(")") && at > ahead + 1
                ? Optional.of(
                        tokens.span(tokens.peek(ahead + 1), tokens.peek(at - 1)).text())
                : Optional.empty();
    }

    private void refuseRoundList(Node.Operator operator) {
        Optional<String> values =
                operator.symbol().equals("in") && tokens.peek().isSymbol("(") ? values(0) : Optional.empty();
        if (values.isPresent()) {
            throw reading.refuse(
                    Code.COMPUTED_LIST,
                    tokens.span(tokens.peek()),
                    "a list stands in square brackets",
                    "write [%s]".formatted(values.get()),
                    "");
        }
    }

    private boolean atComparison() {
        Token token = tokens.peek();
        return isOneOf(COMPARISONS) || (token.isName() && WORDS.contains(token.value()));
    }

    /** A number with a unit of time behind it. */
    private Node period(Node amount) {
        Token unit = tokens.peek();
        boolean text = amount instanceof Node.Literal literal && literal.type() != Type.NUMBER;
        if (text || unit.first() || !unit.isName() || !Periods.isUnit(unit.value())) {
            return amount;
        }
        String name = Days.plural(unit.value());
        boolean known = Days.UNITS.contains(name);
        boolean ago = tokens.peek(1).isName("ago") && !tokens.peek(1).first();
        reading.advance();
        Span span = amount.span().to(tokens.span(unit));
        if (known && !ago) {
            return reading.counted(new Node.Period(amount, name, span));
        }
        String instead = Periods.of(SourceQuote.of(amount.span()), unit.value()).orElse("30 days");
        throw ago
                ? reading.refuse(
                        Code.PERIOD_WITHOUT_DATE,
                        span.to(tokens.span(reading.advance())),
                        "a period is taken from a date",
                        "write today - " + instead,
                        "")
                : reading.refuse(
                        Code.PERIOD_WITHOUT_DATE,
                        tokens.span(unit),
                        "`%s` is no unit of time here".formatted(unit.value()),
                        "write " + instead,
                        "the units are " + String.join(", ", Days.UNITS));
    }

    private Node unary() {
        Token token = tokens.peek();
        if (!token.isSymbol("!") && !token.isSymbol("-")) {
            return period(operands.operand());
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

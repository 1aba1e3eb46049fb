package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.BAD_NUMBER;
import static dev.garnish.rules.Code.COMPUTED_LIST;
import static dev.garnish.rules.Code.EMPTY_LIST;
import static dev.garnish.rules.Code.EXPRESSION_MISSING;
import static dev.garnish.rules.Code.UNKNOWN_NAME;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.Periods;
import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads operands: texts, numbers, names, lists, and expressions in brackets. */
public final class OperandParser {
    public static final List<String> ROOTS = List.of(
            "item",
            "items",
            "recipient",
            "position",
            "value",
            "today",
            "now",
            "seed",
            "theme",
            "item_score",
            "true",
            "false",
            "empty",
            "null");

    private static final int MOST_AHEAD = 1_000;

    /** What other languages write before the quote of a text. */
    private static final Pattern PREFIX = Pattern.compile("(?i)[fbu]?r?|rf|rb");

    private final Tokens tokens;
    private final ParseContext reading;
    private final Supplier<Node> expression;
    private final StepParser steps;
    private final NumberParser numbers;

    /** Reads operands; {@code expression} reads the content of brackets. */
    OperandParser(ParseContext reading, Supplier<Node> expression) {
        this.tokens = reading.tokens();
        this.reading = reading;
        this.expression = expression;
        this.steps = new StepParser(reading, expression);
        this.numbers = new NumberParser(reading);
    }

    /** A value with the steps behind it. */
    Node operand() {
        Token start = tokens.peek();
        return steps.behind(start, primary());
    }

    private Node primary() {
        Token token = tokens.peek();
        if (token.first() && Keyword.startsClause(tokens)) {
            throw missingBehind();
        }
        return switch (token.kind()) {
            case TEXT -> literal(Type.TEXT, token.value());
            case NUMBER -> numbers.number();
            case NAME -> named();
            case SYMBOL -> grouped();
            case BAD -> throw new ParseContext.ReportedException();
            case END -> throw missingBehind();
        };
    }

    private ParseContext.ReportedException missingBehind() {
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

    private Node named() {
        Token token = tokens.peek();
        Token behind = tokens.peek(1);
        boolean called = behind.isSymbol("(");
        if (isChoice(token, behind)) {
            throw foreignChoice(token);
        }
        if (behind.kind() == Kind.TEXT
                && !behind.spaced()
                && PREFIX.matcher(token.value()).matches()) {
            throw reading.refuse(
                    UNKNOWN_NAME,
                    tokens.span(token),
                    "`%s` before a text means nothing here".formatted(token.value()),
                    TemplateSyntax.label(tokens.source(), token, "take it out"),
                    "");
        }
        Optional<UnsupportedSyntax> refusal =
                called && isExcel(token, behind) ? Optional.empty() : UnsupportedSyntax.leading(token);
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
            case "use", "when", "else" -> throw missingBefore(token);
            default -> name();
        };
    }

    /** {@code IF(condition, a, b)} and {@code SWITCH(x, a, b)}, whose advice needs their arguments. */
    private boolean isExcel(Token token, Token opening) {
        boolean named = Set.of("if", "switch").contains(token.value().toLowerCase(Locale.ROOT));
        if (!named || opening.spaced()) {
            return false;
        }
        int depth = 1;
        int at = 2;
        boolean commas = false;
        for (; depth > 0 && at < MOST_AHEAD && tokens.peek(at).kind() != Kind.END; at++) {
            depth += tokens.peek(at).isSymbol("(") ? 1 : tokens.peek(at).isSymbol(")") ? -1 : 0;
            commas |= depth == 1
                    && (tokens.peek(at).isSymbol(",") || tokens.peek(at).isSymbol(";"));
        }
        return commas;
    }

    /** Whether a word starts a choice of another language here; its other meanings are names and calls. */
    private boolean isChoice(Token token, Token behind) {
        boolean on = !behind.first() && !isUnquotedEnd(behind);
        return switch (token.value().toLowerCase(Locale.ROOT)) {
            case "switch", "if" -> on && !(behind.isSymbol("(") && isExcel(token, behind));
            case "case", "match" -> on && (behind.isName("item") || behind.isName("recipient") || isWhen(behind));
            default -> false;
        };
    }

    private static boolean isWhen(Token token) {
        return token.isName() && token.value().equalsIgnoreCase("when");
    }

    private static boolean isUnquotedEnd(Token behind) {
        return behind.isSymbol(".") || behind.kind() == Kind.END;
    }

    private ParseContext.ReportedException foreignChoice(Token start) {
        boolean sql = start.value().equalsIgnoreCase("case");
        Optional<String> instead = ForeignChoice.value(tokens);
        return reading.refuse(
                Code.PROGRAM_WORD,
                tokens.since(start),
                "`%s` is for %s, not for rules"
                        .formatted(
                                sql ? "CASE" : start.value().toLowerCase(Locale.ROOT), sql ? "databases" : "programs"),
                instead.orElse(
                        start.value().equalsIgnoreCase("if")
                                ? "a condition is a `when` line, or a ? b : c"
                                : "write a `when` line for each case"),
                "");
    }

    private Node name() {
        Token token = reading.advance();
        Token behind = tokens.peek();
        boolean value = behind.kind() == Kind.TEXT || behind.isName("item") || behind.isName("recipient");
        if (isUnquoted(token)) {
            throw unquoted(token);
        }
        if (value
                && !behind.first()
                && Builtin.in(Builtin.FUNCTIONS, token.value()).isPresent()) {
            Span argument = behind.kind() == Kind.TEXT ? tokens.span(behind) : tokens.word();
            throw reading.refuse(
                    UNKNOWN_NAME,
                    tokens.span(token),
                    "`%s` is a function: what it works on stands in brackets".formatted(token.value()),
                    "write %s(%s)".formatted(token.value(), SourceQuote.of(argument)),
                    "");
        }
        return reading.counted(new Node.Name(token.value(), tokens.span(token)));
    }

    /** Whether words follow as in a sentence: a text that lacks its quotes. */
    private boolean isUnquoted(Token word) {
        return !ROOTS.contains(word.value())
                && isWordOfText(tokens.peek())
                && Builtin.in(Builtin.FUNCTIONS, word.value()).isEmpty();
    }

    private static boolean isWordOfText(Token token) {
        return !token.first()
                && token.isName()
                && !ROOTS.contains(token.value())
                && !List.of("use", "else", "when", "in", "contains").contains(token.value())
                && UnsupportedSyntax.between(token, token).isEmpty();
    }

    private ParseContext.ReportedException unquoted(Token start) {
        while (isWordOfText(tokens.peek())
                || (tokens.peek().kind() == Kind.NUMBER && !tokens.peek().first())) {
            reading.advance();
        }
        Span span = tokens.since(start);
        return reading.refuse(
                UNKNOWN_NAME,
                span,
                "`%s` means nothing here".formatted(SourceQuote.of(span)),
                Periods.of(span.text())
                        .map("write "::concat)
                        .orElse("write \"%s\""
                                .formatted(span.text().length() > SourceQuote.LONGEST ? "…" : SourceQuote.of(span))),
                "text stands in quotes; a column is written item.<column>");
    }

    private ParseContext.ReportedException missingBefore(Token token) {
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
        if (tokens.peek(1).kind() == Kind.NUMBER
                && Character.getType(token.value().charAt(0)) == Character.CURRENCY_SYMBOL) {
            throw numbers.currency(token);
        }
        Optional<UnsupportedSyntax> refusal = UnsupportedSyntax.leading(token);
        if (refusal.isPresent()) {
            UnsupportedSyntax known = refusal.get();
            throw reading.refuse(
                    known.code(),
                    tokens.span(token),
                    known.message(),
                    TemplateSyntax.label(tokens.source(), token, known.label()),
                    known.help());
        }
        throw missingBefore(token);
    }

    private Node listing() {
        boolean sought = tokens.previous().isName("in");
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
            entries.add(entry(sought, entries.isEmpty()));
        } while (reading.more());
        reading.close(opening, "]");
        return reading.counted(new Node.Listing(List.copyOf(entries), tokens.since(opening)));
    }

    /** @param sought whether the list stands behind {@code in} */
    private Node entry(boolean sought, boolean first) {
        Node node = reading.listed(tokens.peek(), expression);
        if (node instanceof Node.Literal) {
            return node;
        }
        boolean alone = first && tokens.peek().isSymbol("]");
        String instead = node instanceof Node.Name
                ? "put quotes around it if it is a text"
                : sought ? "compare with it by `==`" : alone ? "write " + SourceQuote.of(node.span()) : "";
        throw reading.refuse(
                COMPUTED_LIST,
                node.span(),
                "a list holds written texts or numbers only",
                instead,
                "to choose among values use first(a, b), to put texts together use `+`");
    }
}

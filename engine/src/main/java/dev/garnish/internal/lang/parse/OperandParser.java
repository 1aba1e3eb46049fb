package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.BAD_DAY;
import static dev.garnish.rules.Code.BAD_NUMBER;
import static dev.garnish.rules.Code.COMPUTED_LIST;
import static dev.garnish.rules.Code.EMPTY_LIST;
import static dev.garnish.rules.Code.EXPRESSION_MISSING;
import static dev.garnish.rules.Code.LONG_NUMBER;
import static dev.garnish.rules.Code.UNKNOWN_NAME;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands between operators: texts, numbers, names, lists, and what stands in brackets. */
public final class OperandParser {
    public static final List<String> ROOTS =
            List.of("item", "items", "recipient", "position", "true", "false", "empty", "null");

    static final int LONGEST_NUMBER = 30;

    private static final Pattern VALUE =
            Pattern.compile("[$#@]?\\{\\{?\\s*((?:item|recipient)\\.[A-Za-z0-9_.]+)[^{}\n\"]*\\}\\}?");
    private static final Pattern TEMPLATE = Pattern.compile("`([^`\"\n\\\\]{0,200})`");

    private final Tokens tokens;
    private final ParseContext reading;
    private final Supplier<Node> expression;
    private final StepParser steps;

    /** Reads operands; what stands in brackets is read by {@code expression}. */
    OperandParser(ParseContext reading, Supplier<Node> expression) {
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
            case BAD -> throw new ParseContext.Refused();
            case END -> throw expressionMissing();
        };
    }

    private ParseContext.Refused expressionMissing() {
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
        Token start = tokens.peek();
        Optional<Numeral> odd = Numeral.at(tokens.source().text(), start.start(), !reading.isInList());
        if (odd.isPresent()) {
            return odd(start, odd.get());
        }
        Token token = reading.advance();
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

    /** A number as it is written elsewhere is refused; a day stands for itself, until its use shows what was meant. */
    private Node odd(Token start, Numeral numeral) {
        while (tokens.peek().start() < numeral.end() && !tokens.atEnd()) {
            reading.advance();
        }
        Span span = new Span(tokens.source(), start.start(), numeral.end());
        if (numeral.day() && !numeral.instead().isEmpty()) {
            return reading.counted(new Node.Literal(
                    Type.DATE, LocalDate.parse(numeral.instead()).atStartOfDay(), span));
        }
        throw numeral.day()
                ? reading.refuse(
                        BAD_DAY,
                        span,
                        "`%s` is not a day of the calendar".formatted(SourceQuote.of(span)),
                        "write year-month-day, for instance day(\"2026-01-31\")",
                        "")
                : reading.refuse(
                        BAD_NUMBER,
                        span,
                        "`%s` is not how a number is written here".formatted(SourceQuote.of(span)),
                        "write " + numeral.instead(),
                        "a number is written with digits and perhaps a point, for instance 1000 or 9.99");
    }

    /** {@code $5}. */
    private ParseContext.Refused currency(Token sign) {
        Token number = tokens.peek(1);
        String instead = Numeral.at(tokens.source().text(), number.start(), true)
                .map(Numeral::instead)
                .orElse(number.value());
        return reading.refuse(
                BAD_NUMBER,
                tokens.span(sign, number),
                "a number is written without `%s`".formatted(sign.value()),
                "write " + instead,
                "money(number, currency, locale) writes an amount with its currency");
    }

    private Node named() {
        Token token = tokens.peek();
        Token behind = tokens.peek(1);
        boolean called = behind.isSymbol("(");
        if (isSql(token, behind)) {
            throw sqlCase(token);
        }
        Optional<UnsupportedSyntax> refusal =
                called && isExcelIf(token, behind) ? Optional.empty() : UnsupportedSyntax.leading(token);
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

    /** {@code IF(condition, a, b)}, whose advice needs its arguments. */
    private static boolean isExcelIf(Token token, Token opening) {
        return token.value().equalsIgnoreCase("if") && !opening.spaced();
    }

    private static boolean isSql(Token token, Token behind) {
        return token.value().equalsIgnoreCase("case")
                && behind.isName()
                && behind.value().equalsIgnoreCase("when");
    }

    /** {@code CASE WHEN a THEN b ELSE c END}, read to its end so that it is one mistake. */
    private ParseContext.Refused sqlCase(Token start) {
        StringBuilder instead = new StringBuilder();
        Token before = reading.advance();
        while (!tokens.atEnd() && !before.value().equalsIgnoreCase("end") && !isNextClause()) {
            Token token = reading.advance();
            String sign = switch (token.isName() ? token.value().toLowerCase(Locale.ROOT) : "") {
                case "when" -> instead.isEmpty() ? "" : " :";
                case "then" -> " ?";
                case "else" -> " :";
                case "end" -> "";
                default -> (token.spaced() ? " " : "") + tokens.span(token).text();
            };
            instead.append(sign);
            before = token;
        }
        boolean whole = before.value().equalsIgnoreCase("end") && instead.indexOf(" :") > 0;
        return reading.refuse(
                Code.PROGRAM_WORD,
                tokens.since(start),
                "`CASE` is for databases, not for rules",
                whole ? "write " + instead.toString().strip() : "write a `when` line for each case",
                "");
    }

    private boolean isNextClause() {
        Token token = tokens.peek();
        return token.first() && token.isName() && Keyword.ALL.contains(token.value());
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

    private ParseContext.Refused unquoted(Token start) {
        while (isWordOfText(tokens.peek())
                || (tokens.peek().kind() == Kind.NUMBER && !tokens.peek().first())) {
            reading.advance();
        }
        Span span = tokens.since(start);
        return reading.refuse(
                UNKNOWN_NAME,
                span,
                "`%s` means nothing here".formatted(SourceQuote.of(span)),
                "write \"%s\"".formatted(span.text().length() > SourceQuote.LONGEST ? "…" : SourceQuote.of(span)),
                "text stands in quotes; a column is written item.<column>");
    }

    private ParseContext.Refused keywordAsValue(Token token) {
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
            throw currency(token);
        }
        Optional<UnsupportedSyntax> refusal = UnsupportedSyntax.leading(token);
        if (refusal.isPresent()) {
            UnsupportedSyntax known = refusal.get();
            throw reading.refuse(
                    known.code(),
                    tokens.span(token),
                    known.message(),
                    templateLabel(token, known.label()),
                    known.help());
        }
        throw reading.refuse(
                EXPRESSION_MISSING,
                tokens.span(token),
                "a value is missing before `%s`".formatted(token.value()),
                "write what belongs here",
                "");
    }

    /** What to write for {@code {{item.title}}}, {@code ${item.title}} and {@code `Hello ${item.title}`}. */
    private String templateLabel(Token token, String label) {
        String rest = tokens.source().text().substring(token.start());
        Matcher value = VALUE.matcher(rest);
        if (value.lookingAt()) {
            return "write " + value.group(1);
        }
        Matcher template = TEMPLATE.matcher(rest);
        return template.lookingAt()
                ? "write "
                        + VALUE.matcher('"' + template.group(1) + '"')
                                .replaceAll("\" + $1 + \"")
                                .replace(" + \"\"", "")
                                .replace("\"\" + ", "")
                : label;
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
        Node node = reading.listed(tokens.peek(), expression);
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

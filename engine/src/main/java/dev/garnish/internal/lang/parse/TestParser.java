package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.BAD_EXPECT;
import static dev.garnish.rules.Code.BAD_GIVEN;
import static dev.garnish.rules.Code.BAD_ITEMS;
import static dev.garnish.rules.Code.BAD_TEST;
import static dev.garnish.rules.Code.ITEMS_TWICE;

import dev.garnish.internal.lang.Program.Expectation.Shape;
import dev.garnish.internal.lang.WrittenDates;
import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one {@code test} block. */
final class TestParser {
    private final Tokens tokens;
    private final ClauseLines lines;
    private final Problems problems;
    private final List<String> items = new ArrayList<>();
    private final List<Clause.Given> given = new ArrayList<>();
    private final List<Clause.Expectation> expected = new ArrayList<>();
    private boolean damaged;
    private @Nullable Token itemsToken;

    /** What a test sets beside fields of the recipient. */
    private static final Set<String> WITHOUT_PARTS = Set.of("today", "now", "seed", "theme", "item_score");

    /** What other languages write for {@code today}. */
    private static final Set<String> DATES = Set.of("date", "day", "time", "clock");

    /** What says when something is, and is no text. */
    private static final Set<String> RELATIVE = Set.of("today", "now", "yesterday", "tomorrow");

    /** What other languages write for {@code nothing}. */
    private static final Set<String> NOTHINGS =
            Set.of("empty", "null", "none", "nil", "missing", "undefined", "Nothing");

    /** The values behind {@code =}. */
    private record Values(Shape shape, List<String> texts) {
        static final Values NOTHING = new Values(Shape.NOTHING, List.of());
    }

    TestParser(Tokens tokens, ClauseLines lines, Problems problems) {
        this.tokens = tokens;
        this.lines = lines;
        this.problems = problems;
    }

    /** The test whose keyword was read last. */
    Clause.Test parse(Token keyword) {
        Token name = tokens.peek();
        Span header = header(keyword, name);
        boolean more = true;
        while (more) {
            ClauseLines.Line line = lines.next();
            damaged |= line.damaged();
            more = clause(line.keyword());
        }
        return new Clause.Test(
                name.value(), List.copyOf(items), List.copyOf(given), List.copyOf(expected), damaged, header);
    }

    /** A {@code given} outside a test, which starts at the next token; empty where it has a mistake, now reported. */
    Optional<Clause.Given> shared() {
        given();
        return given.stream().findFirst();
    }

    private Span header(Token keyword, Token name) {
        if (!name.first() && name.kind() == Kind.TEXT) {
            tokens.next();
            Span header = tokens.since(keyword);
            lines.finish("take it out");
            return header;
        }
        if (name.first() || name.kind() != Kind.BAD) {
            problems.add(
                    BAD_TEST,
                    name.first() ? tokens.span(keyword) : tokens.span(name),
                    "a test needs a name in quotes",
                    "for instance test \"an unknown item\"");
        }
        tokens.skipLine();
        return tokens.since(keyword);
    }

    private boolean clause(String keyword) {
        switch (keyword) {
            case "items" -> items();
            case "given" -> given();
            case "expect" -> expect();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void items() {
        Token first = tokens.next();
        if (itemsToken != null) {
            problems.add(
                    ITEMS_TWICE,
                    tokens.span(first),
                    "this test has an `items` line already",
                    "put all ids in one line");
        }
        itemsToken = first;
        do {
            if (!item(first)) {
                return;
            }
        } while (tokens.accept(","));
        damaged |= !tokens.atLineEnd();
        lines.finish("ids stand with commas between");
    }

    private boolean item(Token first) {
        Token token = tokens.peek();
        boolean over = lines.isOver();
        Span id = over ? tokens.behind() : token.kind() == Kind.TEXT ? tokens.span(tokens.next()) : tokens.word();
        String text = token.kind() == Kind.TEXT && !over ? token.value() : id.text();
        Token behind = tokens.peek();
        boolean whole = behind.first() || behind.spaced() || behind.isSymbol(",") || behind.isSymbol(";");
        if (text.isEmpty() || !whole) {
            reportItem(token, text.isEmpty() ? tokens.span(token.first() ? first : token) : rest(token));
            return false;
        }
        items.add(text);
        return true;
    }

    /** An id with signs that need quotes: up to a blank or comma. */
    private Span rest(Token start) {
        while (!tokens.atLineEnd() && !tokens.peek().spaced() && !tokens.peek().isSymbol(",")) {
            tokens.next();
        }
        return tokens.since(start);
    }

    private void reportItem(Token token, Span culprit) {
        damaged = true;
        if (token.first() || token.kind() != Kind.BAD) {
            problems.add(
                    BAD_ITEMS,
                    culprit,
                    "`items` lists item ids with commas between",
                    culprit.start() == token.start() && culprit.text().matches("[^\"\\[\\]].+")
                            ? "write \"%s\"".formatted(SourceQuote.of(culprit))
                            : "for instance items 1815, 2009",
                    "an id with blanks or other signs stands in quotes");
        }
        lines.skipClause();
    }

    private void given() {
        Token first = tokens.next();
        Optional<Node> field = field();
        if (field.isEmpty()) {
            if (tokens.peek().first() || tokens.peek().kind() != Kind.BAD) {
                problems.add(
                        BAD_GIVEN,
                        tokens.atLineEnd() ? tokens.since(first) : tokens.span(tokens.peek()),
                        "`given` sets one field of the recipient, the day, or what the host says of the items",
                        DATES.contains(tokens.peek().value())
                                ? "write given today = \"2026-01-31\""
                                : "for instance given recipient.country = \"US\"",
                        "recipient.attributes[\"First Name\"] = \"Sofia\" for names with blanks");
            }
            damaged = true;
            lines.skipClause();
            return;
        }
        boolean clock = Clause.Given.isClock(field.get());
        Optional<Values> values = values(BAD_GIVEN, clock ? "for instance = \"2026-01-31\"" : "for instance = \"US\"");
        values.ifPresent(known -> given.add(
                new Clause.Given(field.get(), known.shape() == Shape.LIST, known.texts(), tokens.since(first))));
        damaged |= values.isEmpty();
        lines.finish("take it out");
    }

    /** {@code recipient.name}, {@code recipient.group.name}, {@code recipient.group["name"]}, or a name alone. */
    private Optional<Node> field() {
        boolean alone =
                tokens.peek().isName() && WITHOUT_PARTS.contains(tokens.peek().value());
        if (tokens.atLineEnd() || !(alone || tokens.peek().isName("recipient"))) {
            return Optional.empty();
        }
        Token root = tokens.next();
        Node node = new Node.Name(root.value(), tokens.span(root));
        while (tokens.peek().isSymbol(".") || tokens.peek().isSymbol("[")) {
            Optional<Node> longer = tokens.accept(".") ? member(node) : key(node);
            if (longer.isEmpty()) {
                return Optional.empty();
            }
            node = longer.get();
        }
        return node instanceof Node.Name && !alone ? Optional.empty() : Optional.of(node);
    }

    private Optional<Node> member(Node target) {
        if (tokens.atLineEnd() || !tokens.peek().isName()) {
            return Optional.empty();
        }
        Token name = tokens.next();
        Span span = target.span().to(tokens.span(name));
        return Optional.of(new Node.Member(target, name.value(), tokens.span(name), span));
    }

    private Optional<Node> key(Node target) {
        tokens.next();
        Token key = tokens.peek();
        if (key.kind() != Kind.TEXT || !tokens.peek(1).isSymbol("]")) {
            return Optional.empty();
        }
        tokens.next();
        Span span = target.span().to(tokens.span(tokens.next()));
        return Optional.of(new Node.Key(target, key.value(), tokens.span(key), span));
    }

    private void expect() {
        Token first = tokens.next();
        Span name = tokens.atLineEnd() ? tokens.behind() : tokens.word();
        if (name.start() == name.end()) {
            problems.add(
                    BAD_EXPECT,
                    tokens.atLineEnd() ? tokens.span(first) : tokens.span(tokens.peek()),
                    "`expect` names an attribute and its value",
                    "for instance expect Title = [\"Fleabag\"]");
            damaged = true;
            lines.skipClause();
            return;
        }
        if (tokens.atLineEnd() && name.text().equals("nothing")) {
            expected.add(new Clause.Expectation("", name, Shape.NOTHING, List.of(), tokens.since(first)));
            return;
        }
        if (tokens.atLineEnd() && NOTHINGS.contains(name.text())) {
            problems.add(BAD_EXPECT, name, "a recipient without any value is `nothing`", "write nothing");
            damaged = true;
            return;
        }
        expected()
                .ifPresentOrElse(
                        values -> expected.add(new Clause.Expectation(
                                name.text(), name, values.shape(), values.texts(), tokens.since(first))),
                        () -> damaged = true);
        lines.finish("take it out");
    }

    private Optional<Values> expected() {
        Token value = tokens.peek(1);
        boolean word = tokens.peek().isSymbol("=") && value.isName() && !value.first();
        if (word && value.isName("nothing")) {
            tokens.next();
            tokens.next();
            return Optional.of(Values.NOTHING);
        }
        if (word && NOTHINGS.contains(value.value())) {
            tokens.next();
            return refuse(BAD_EXPECT, "an attribute that a recipient does not get is `nothing`", "write nothing");
        }
        return values(BAD_EXPECT, "for instance = [\"Fleabag\", \"Hanna\"]");
    }

    private Optional<Values> values(Code code, String example) {
        Token sign = tokens.peek();
        if (sign.isSymbol("==") && !sign.first()) {
            problems.add(code, tokens.span(sign), "here a single `=` stands before the value", "write `=`");
            tokens.next();
        } else if (sign.first() && !sign.isSymbol("=")) {
            return refuse(code, "a value is missing", example);
        } else if (!tokens.accept("=")) {
            return refuse(code, "a single `=` stands before the value", "`=` belongs here");
        }
        if (!tokens.peek().isSymbol("[")) {
            return text(code, example).map(text -> new Values(Shape.TEXT, List.of(text)));
        }
        tokens.next();
        return list(code, example);
    }

    private Optional<Values> list(Code code, String example) {
        List<String> texts = new ArrayList<>();
        if (tokens.accept("]")) {
            return Optional.of(new Values(Shape.LIST, texts));
        }
        do {
            Optional<String> text = text(code, example);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        } while (tokens.accept(","));
        return tokens.accept("]")
                ? Optional.of(new Values(Shape.LIST, texts))
                : refuse(code, "this list is not closed: `]` is missing", "write `]`");
    }

    private Optional<String> text(Code code, String example) {
        Token token = tokens.peek();
        if (token.kind() == Kind.TEXT) {
            return Optional.of(tokens.next().value());
        }
        boolean negative = token.isSymbol("-") && tokens.peek(1).kind() == Kind.NUMBER;
        boolean word = !token.first() && (token.isName() || token.kind() == Kind.NUMBER || negative);
        String written = word ? SourceQuote.of(tokens.span(token, lastOfWord())) : "";
        String day =
                WrittenDates.isWritten(written) ? written : Numeral.day(written).orElse(written);
        return refuse(
                code,
                "a text in quotes belongs here",
                word && !RELATIVE.contains(day) ? "write \"%s\"".formatted(day) : example);
    }

    /** Up to a blank, a comma or a bracket: a day has several tokens. */
    private Token lastOfWord() {
        int last = 0;
        for (Token next = tokens.peek(1); !next.first() && !next.spaced(); next = tokens.peek(last + 1)) {
            if (next.kind() == Kind.END || next.isSymbol(",") || next.isSymbol("]")) {
                break;
            }
            last++;
        }
        return tokens.peek(last);
    }

    private <T> Optional<T> refuse(Code code, String message, String label) {
        Token token = tokens.peek();
        if (token.kind() != Kind.BAD) {
            boolean nothing = token.first() && (token.kind() == Kind.END || Keyword.startsClause(tokens));
            problems.add(code, nothing ? tokens.behind() : tokens.span(token), message, label);
        }
        lines.skipClause();
        return Optional.empty();
    }
}

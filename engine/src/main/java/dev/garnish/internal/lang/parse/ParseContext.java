package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.EXPRESSION_TOO_LONG;
import static dev.garnish.rules.Code.NESTED_TOO_DEEP;
import static dev.garnish.rules.Code.NOT_CLOSED;
import static dev.garnish.rules.Code.NOT_OPENED;
import static dev.garnish.rules.Code.TOO_MANY_PARTS;

import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Code;
import dev.garnish.rules.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The state of reading one expression: its tokens and its limits. The first mistake ends it. */
final class ParseContext {
    /** What other notations write between a condition and its value. */
    private static final Set<String> USES = Set.of("then", "->", "=>");

    private final Tokens tokens;
    private final Problems problems;
    private final Token start;
    private int depth;
    private int lists;
    private int parts;

    /** An expression that starts at the next token. */
    ParseContext(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
        this.start = tokens.peek();
    }

    Tokens tokens() {
        return tokens;
    }

    /** Ends an expression whose problem is reported. */
    static final class ReportedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ReportedException() {
            super(null, null, false, false);
        }
    }

    Node limited(Node node) {
        if (Depth.of(node) > LanguageLimits.NESTING) {
            throw refuse(
                    NESTED_TOO_DEEP,
                    node.span(),
                    "this expression is nested more than %d deep".formatted(LanguageLimits.NESTING),
                    "",
                    "split it over several `when` lines, or leave parts out");
        }
        return node;
    }

    ReportedException refuse(Code code, Span span, String message, String label, String help) {
        problems.add(code, span, message, label, help);
        return new ReportedException();
    }

    ReportedException refuse(UnsupportedSyntax refusal, Span span) {
        return refuse(refusal.code(), span, refusal.message(), refusal.label(), refusal.help());
    }

    /** Whether commas separate values here. */
    boolean isInList() {
        return lists > 0;
    }

    /** One of the values between commas. */
    Node listed(Token opening, Supplier<Node> inner) {
        lists++;
        Node node = nested(opening, inner);
        lists--;
        return node;
    }

    void refuseLeftOver() {
        Token token = tokens.peek();
        if (Keyword.meant(tokens).isPresent()) {
            return; // starts the next clause, which reports it
        }
        Token behind = tokens.peek(1);
        Optional<UnsupportedSyntax> refusal = UnsupportedSyntax.between(token, behind);
        if (refusal.isPresent() && USES.contains(token.value().toLowerCase(Locale.ROOT))) {
            UnsupportedSyntax known = refusal.get();
            String instead = behind.kind() == Kind.TEXT ? "write `use`" : known.label();
            String label = behind.isName("use") ? "take it out" : instead;
            throw refuse(known.code(), tokens.span(token), known.message(), label, "");
        }
        if (refusal.isPresent()) {
            boolean both = refusal.get().equals(UnsupportedSyntax.IS_NOT);
            throw refuse(refusal.get(), both ? tokens.span(token, behind) : tokens.span(token));
        }
        if (token.kind() == Kind.BAD) {
            throw new ReportedException();
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

    Token advance() {
        Token token = tokens.next();
        if (token.end() - start.start() > LanguageLimits.EXPRESSION) {
            throw refuse(
                    EXPRESSION_TOO_LONG,
                    tokens.span(start),
                    "the expression that starts here is longer than %,d characters"
                            .formatted(LanguageLimits.EXPRESSION),
                    "split it over several `when` lines",
                    "a long list of values can be a table: lookup(\"table\", key)");
        }
        return token;
    }

    <N extends Node> N counted(N node) {
        if (++parts > LanguageLimits.PARTS) {
            throw refuse(
                    TOO_MANY_PARTS,
                    tokens.span(start),
                    "the expression that starts here has more than %,d parts".formatted(LanguageLimits.PARTS),
                    "split it over several `when` lines",
                    "");
        }
        return node;
    }

    Node nested(Token opening, Supplier<Node> inner) {
        if (++depth > LanguageLimits.NESTING) {
            throw refuse(
                    NESTED_TOO_DEEP,
                    tokens.span(opening),
                    "this is nested more than %d deep".formatted(LanguageLimits.NESTING),
                    "",
                    "split the expression over several `when` lines, or leave parts out");
        }
        Node node = inner.get();
        depth--;
        return node;
    }

    void close(Token opening, String closing) {
        if (tokens.peek().isSymbol(closing)) {
            advance();
            return;
        }
        if (isInList(opening) && tokens.peek().isSymbol(";")) {
            throw refuse(
                    Code.SEMICOLON, tokens.span(tokens.peek()), "values stand with commas between", "write `,`", "");
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

    private static boolean isInList(Token opening) {
        return opening.isSymbol("(") || opening.isSymbol("[");
    }

    boolean more() {
        boolean comma = tokens.peek().isSymbol(",");
        if (comma) {
            advance();
        }
        return comma;
    }
}

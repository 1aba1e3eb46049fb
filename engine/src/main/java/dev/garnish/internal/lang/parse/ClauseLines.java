package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.LEFT_OVER;
import static dev.garnish.rules.Code.UNKNOWN_KEYWORD;

import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.SourceQuote;
import java.util.Optional;

/**
 * Finds the clauses of a file by the first words of its lines, also behind mistakes. A misspelled keyword is reported
 * once and then taken for the one meant.
 */
final class ClauseLines {
    private final Tokens tokens;
    private final Problems problems;
    private int readAt = -1;
    private String read = "";

    /**
     * @param keyword empty at the end of the file
     * @param damaged whether lines that nobody understands were skipped before it
     */
    record Line(String keyword, boolean damaged) {}

    ClauseLines(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** The keyword of the next clause; its token stays unread. */
    Line next() {
        boolean damaged = false;
        while (!tokens.atEnd() && !problems.isFull() && keyword().isEmpty()) {
            damaged = true;
            report();
            skipClause();
        }
        boolean over = tokens.atEnd() || problems.isFull();
        return new Line(over ? "" : keyword(), damaged || problems.isFull());
    }

    private String keyword() {
        if (readAt == tokens.index()) {
            return read;
        }
        if (Keyword.startsClause(tokens)) {
            return tokens.peek().value();
        }
        Optional<String> meant = Keyword.meant(tokens);
        if (meant.isPresent()) {
            reportMeant(meant.get());
            readAt = tokens.index();
            read = meant.get();
        }
        return meant.orElse("");
    }

    private void reportMeant(String meant) {
        Token token = tokens.peek();
        problems.add(
                UNKNOWN_KEYWORD,
                tokens.span(token),
                "a line can not start with `%s`".formatted(token.value()),
                Suggestion.didYouMean(meant));
    }

    private void report() {
        Token token = tokens.peek();
        if (token.kind() == Kind.NAME) {
            problems.add(
                    UNKNOWN_KEYWORD,
                    tokens.span(token),
                    "a line can not start with `%s`".formatted(SourceQuote.of(token.value())),
                    "",
                    "lines start with " + String.join(", ", Keyword.ALL));
        } else if (token.kind() != Kind.BAD) {
            problems.add(
                    LEFT_OVER,
                    tokens.span(token),
                    "a line can not start with `%s`".formatted(SourceQuote.of(tokens.span(token))),
                    "an operator is missing before it, or it is left over");
        }
    }

    /** Skips to the next line that starts a clause. */
    void skipClause() {
        while (!tokens.atEnd() && !startsAny()) {
            tokens.next();
        }
    }

    /** Skips to a word of this clause, or else to the next clause. */
    void skipTo(String word) {
        while (!tokens.atEnd()
                && !startsAny()
                && !(tokens.peek().isName(word) && !tokens.previous().isSymbol("."))) {
            tokens.next();
        }
    }

    private boolean startsAny() {
        return Keyword.startsClause(tokens) || Keyword.meant(tokens).isPresent();
    }
}

package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.LEFT_OVER;
import static dev.garnish.rules.Code.UNKNOWN_KEYWORD;

import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the clauses of a file by the first words of its lines, also behind mistakes. A misspelled keyword is reported
 * once and then taken for the one meant.
 */
final class ClauseLines {
    private static final Set<String> OTHER_FILES = Set.of("import", "require", "load");
    private static final Set<String> IFS = Set.of("if", "elif", "elsif", "elseif");

    private final Tokens tokens;
    private final Problems problems;
    private final NavigableSet<Integer> starts = new TreeSet<>();
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

    /** Offsets of the keywords that {@link #next} gave. */
    NavigableSet<Integer> starts() {
        return starts;
    }

    /** The keyword of the next clause; its token stays unread. */
    Line next() {
        boolean damaged = false;
        while (!tokens.atEnd()
                && !problems.isFull()
                && (isForeignCase() || keyword().isEmpty())) {
            if (isForeignCase()) {
                reportForeignCase();
                continue;
            }
            damaged = true;
            report();
            skipClause();
        }
        boolean over = tokens.atEnd() || problems.isFull();
        if (!over) {
            starts.add(tokens.peek().start());
        }
        return new Line(over ? "" : keyword(), damaged || problems.isFull());
    }

    /** Whether the next token starts a line with this keyword; a misspelled one counts and is reported. */
    boolean starts(String keyword) {
        return tokens.atLineEnd() && !tokens.atEnd() && keyword().equals(keyword);
    }

    /** A case as programs write it, `if a then b`, which is one mistake. */
    private boolean isForeignCase() {
        Token word = tokens.peek();
        boolean named =
                word.first() && word.isName() && IFS.contains(word.value().toLowerCase(Locale.ROOT));
        for (int i = 1; named && !tokens.peek(i).first(); i++) {
            if (tokens.peek(i).isName("use")) {
                return false;
            }
            if (tokens.peek(i).isName("then") || tokens.peek(i).isSymbol("{")) {
                return true;
            }
        }
        return false;
    }

    private void reportForeignCase() {
        Token word = tokens.peek();
        Optional<String> instead = ForeignChoice.branch(tokens);
        problems.add(
                UNKNOWN_KEYWORD,
                tokens.span(word),
                "a line cannot start with `%s`".formatted(word.value()),
                instead.orElse(Suggestion.didYouMean("when")));
        tokens.skipLine();
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
            boolean elseIf = meant.get().equals("else")
                    && !tokens.peek(1).first()
                    && (tokens.peek(1).isName("when") || tokens.peek(1).isName("if"));
            if (!elseIf) {
                reportMeant(meant.get());
            }
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
                "a line cannot start with `%s`".formatted(token.value()),
                Suggestion.didYouMean(meant));
    }

    private void report() {
        Token token = tokens.peek();
        if (token.kind() == Kind.NAME) {
            Span span = tokens.span(token);
            boolean choice = token.isName("switch") || token.isName("match");
            boolean value = token.isName("item") || token.isName("recipient");
            problems.add(
                    UNKNOWN_KEYWORD,
                    span,
                    "a line cannot start with `%s`".formatted(SourceQuote.of(token.value())),
                    choice
                            ? ForeignChoice.line(tokens).orElse("")
                            : value
                                    ? "write `use` before it"
                                    : OTHER_FILES.contains(token.value())
                                            ? "write include and the file's name in quotes"
                                            : unless(),
                    "lines start with " + String.join(", ", Keyword.ALL));
        } else if (token.kind() != Kind.BAD) {
            problems.add(
                    LEFT_OVER,
                    tokens.span(token),
                    "a line cannot start with `%s`".formatted(SourceQuote.of(tokens.span(token))),
                    tokens.index() == 0 ? "" : "an operator is missing before it, or it is left over",
                    tokens.index() == 0 ? "lines start with " + String.join(", ", Keyword.ALL) : "");
        }
    }

    /** Whether a clause cannot go on: the file ends here, or the next line starts another. */
    boolean isOver() {
        return tokens.atEnd() || startsAny();
    }

    private String unless() {
        String condition = ForeignChoice.rest(tokens, 1).split(" use | then ", 2)[0];
        boolean fits =
                tokens.peek().isName("unless") && !condition.isEmpty() && condition.length() <= SourceQuote.LONGEST;
        return fits ? "write when !(" + condition + ")" : "";
    }

    /** Ends a clause: what still stands on its line is reported, with advice, and skipped. */
    void finish(String label) {
        Token token = tokens.peek();
        if (token.first()) {
            return;
        }
        if (token.kind() != Kind.BAD) {
            problems.add(
                    LEFT_OVER,
                    tokens.span(token),
                    "`%s` does not belong here".formatted(SourceQuote.of(tokens.span(token))),
                    label);
        }
        skipClause();
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

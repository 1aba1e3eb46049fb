package dev.garnish.internal.lang.parse;

import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Code;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Removes what other notations put around the first word of a line: bullets and numbers before it, a colon or `=`
 * behind it. Each habit is reported once for a file.
 */
final class LineStarts {
    private static final String BULLETS = "-*+•–—·>";

    private final List<Token> tokens;
    private final List<Token> bullets = new ArrayList<>();
    private final List<Token> marks = new ArrayList<>();
    private final List<Token> kept = new ArrayList<>();

    private LineStarts(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Token> cleaned(Source source, List<Token> tokens, Problems problems) {
        LineStarts starts = new LineStarts(tokens);
        starts.clean();
        report(source, starts.bullets, "a line starts with its word, without `%s`", Code.BULLET, problems);
        report(source, starts.marks, "`%s` does not belong behind the first word of a line", Code.LEFT_OVER, problems);
        return starts.kept;
    }

    private static void report(Source source, List<Token> found, String message, Code code, Problems problems) {
        if (!found.isEmpty()) {
            Token one = found.get(0);
            Span span = new Span(source, one.start(), one.end());
            int more = found.size() - 1;
            problems.add(
                    code,
                    span,
                    message.formatted(span.text()),
                    "take it out"
                            + (more == 0 ? "" : ", also in %d more line%s".formatted(more, more == 1 ? "" : "s")));
        }
    }

    private void clean() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            int width = token.first() ? bulletWidth(i) : 0;
            if (width > 0) {
                Token last = tokens.get(i + width - 1);
                bullets.add(new Token(Kind.SYMBOL, token.start(), last.end(), "", true, true));
                Token word = tokens.get(i + width);
                kept.add(new Token(word.kind(), word.start(), word.end(), word.value(), true, true));
                i += width;
                i += skipMark(i, word);
            } else {
                kept.add(token);
                i += token.first() ? skipMark(i, token) : 0;
            }
        }
    }

    /** How many tokens stand before the first word: `-`, `5.`, `5)`, `(5)`, `a)`. */
    private int bulletWidth(int i) {
        Token token = tokens.get(i);
        if (token.kind() == Kind.SYMBOL && BULLETS.contains(token.value()) && isWord(i + 1, false)) {
            return 1;
        }
        boolean count =
                token.kind() == Kind.NUMBER || (token.isName() && token.value().length() == 1);
        if (count && (at(i + 1).isSymbol(".") || at(i + 1).isSymbol(")")) && isWord(i + 2, true)) {
            return 2;
        }
        boolean bracketed = token.isSymbol("(") && at(i + 2).isSymbol(")");
        return bracketed && isWord(i + 3, true) ? 3 : 0;
    }

    private Token at(int i) {
        return tokens.get(Math.min(i, tokens.size() - 1));
    }

    /** Whether a word that starts lines follows on the same line, and no value that happens to have its name. */
    private boolean isWord(int i, boolean certain) {
        Token word = at(i);
        Token behind = at(i + 1);
        boolean value = behind.isSymbol(".") || behind.isSymbol("(") || (!certain && behind.isSymbol("["));
        return !word.first() && word.isName() && Keyword.ALL.contains(word.value()) && !value;
    }

    private int skipMark(int i, Token word) {
        Token mark = at(i + 1);
        boolean found = word.isName()
                && Keyword.ALL.contains(word.value().toLowerCase(Locale.ROOT))
                && !mark.first()
                && (mark.isSymbol(":") || (mark.isSymbol("=") && !word.value().equals("expect")));
        if (found) {
            marks.add(mark);
        }
        return found ? 1 : 0;
    }
}

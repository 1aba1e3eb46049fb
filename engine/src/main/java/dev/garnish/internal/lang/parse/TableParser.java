package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.BAD_TABLE;
import static dev.garnish.rules.Code.TABLE_ELSEWHERE;

import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Span;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@code table} line. */
final class TableParser {
    private static final Pattern FILE_NAME =
            Pattern.compile("[^/\\\\:\\p{Cntrl}]*[^/\\\\:.\\p{Cntrl}][^/\\\\:\\p{Cntrl}]*");

    private final Tokens tokens;
    private final ClauseLines lines;
    private final Problems problems;

    TableParser(Tokens tokens, ClauseLines lines, Problems problems) {
        this.tokens = tokens;
        this.lines = lines;
        this.problems = problems;
    }

    static boolean isName(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    Clause.Table parse() {
        Token first = tokens.next();
        Span name = tokens.atLineEnd() ? tokens.behind() : tokens.word();
        boolean named = isName(name.text());
        if (!named || !(tokens.acceptNames("from") || tokens.acceptName("from")) || lines.isOver()) {
            reportTable(named || name.text().isEmpty() ? culprit(first) : name);
            return unread(name, first);
        }
        Token token = tokens.peek();
        Span file = token.kind() == Kind.TEXT ? tokens.span(tokens.next()) : tokens.word();
        String fileName = token.kind() == Kind.TEXT ? token.value() : file.text();
        boolean path = tokens.peek().isSymbol("/") || tokens.peek().isSymbol("\\") || fileName.isEmpty();
        if (path || !FILE_NAME.matcher(fileName).matches()) {
            reportElsewhere(token);
            return unread(name, first);
        }
        boolean localized = tokens.acceptName("by");
        Node locale = localized ? locale() : null;
        return new Clause.Table(name.text(), name, fileName, file, localized, locale, tokens.since(first));
    }

    private @Nullable Node locale() {
        Node node = lines.isOver()
                ? null
                : new ExpressionParser(tokens, problems).parse().orElse(null);
        if (node == null) {
            if (lines.isOver()) {
                reportBy(tokens.span(tokens.previous()));
            }
            lines.skipClause();
        } else if (!isRecipients(node)) {
            reportBy(node.span());
            return null;
        }
        return node;
    }

    private static boolean isRecipients(Node node) {
        Node root = node;
        while (root instanceof Node.Member || root instanceof Node.Key) {
            root = root.parts().get(0);
        }
        return root != node && root.isName("recipient");
    }

    private void reportBy(Span span) {
        problems.add(
                BAD_TABLE,
                span,
                "behind `by` stands the field of the recipient that names a language",
                "write by recipient.locale");
    }

    private Span culprit(Token first) {
        return tokens.atLineEnd() ? tokens.since(first) : tokens.span(tokens.peek());
    }

    /** A table whose line has a mistake: so that its uses are no further ones. */
    private Clause.Table unread(Span name, Token first) {
        return new Clause.Table(name.text(), name, "", name, false, null, tokens.since(first));
    }

    private void reportTable(Span span) {
        problems.add(
                BAD_TABLE,
                span,
                "this line gives a lookup table its name and its file",
                "write table name from file.csv",
                "for instance table genre_label from genre-labels.csv; a name is made of A-Z a-z 0-9 _");
        lines.skipClause();
    }

    private void reportElsewhere(Token start) {
        tokens.skipLine();
        problems.add(
                TABLE_ELSEWHERE,
                tokens.since(start),
                "a table's file stands beside the rules",
                "write its name without a folder",
                "for instance table genre_label from genre-labels.csv; a name with blanks stands in quotes");
    }
}

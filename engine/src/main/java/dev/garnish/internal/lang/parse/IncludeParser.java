package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.BAD_INCLUDE;
import static dev.garnish.rules.Code.INCLUDE_ELSEWHERE;

import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an {@code include} line. */
final class IncludeParser {
    private static final String NAME = "[^/\\\\:\\p{Cntrl}]*[^/\\\\:.\\p{Cntrl}][^/\\\\:\\p{Cntrl}]*";
    private static final int LONGEST = 200;
    private static final Pattern PATH = Pattern.compile("(?:" + NAME + "/)*" + NAME);

    private final Tokens tokens;
    private final Problems problems;

    IncludeParser(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** Whether it is the path of a rules file in a folder or below it. */
    static boolean isPath(String path) {
        return path.length() <= LONGEST
                && path.endsWith(".rules")
                && PATH.matcher(path).matches();
    }

    /** Empty with its problem where the line names no file that rules can include. */
    Optional<Clause> parse() {
        Token first = tokens.next();
        Token file = tokens.peek();
        if (file.first() || file.kind() != Kind.TEXT) {
            reportUnquoted(first);
            return Optional.empty();
        }
        Span span = tokens.span(tokens.next());
        String path = file.value();
        if (!path.endsWith(".rules")) {
            boolean table = path.endsWith(".csv");
            report(
                    span,
                    table ? "write table name from " + SourceQuote.of(path) : "a rules file's name ends in .rules");
            return Optional.empty();
        }
        if (!isPath(path)) {
            problems.add(
                    INCLUDE_ELSEWHERE,
                    span,
                    "an included file is in the folder of these rules or below it",
                    "write its path from here, with `/` between folders",
                    "for instance include \"common.rules\" or include \"brands/common.rules\"");
            return Optional.empty();
        }
        // A misspelled keyword is reported already, and its file is not read.
        return first.isName("include")
                ? Optional.of(new Clause.Include(path, span, tokens.since(first)))
                : Optional.empty();
    }

    private void reportUnquoted(Token first) {
        Span word = tokens.atLineEnd() ? tokens.span(first) : tokens.word();
        boolean named = word.text().endsWith(".rules");
        Span culprit = word.text().isEmpty() ? tokens.span(tokens.peek()) : word;
        report(
                culprit,
                named ? "write it in quotes: \"" + word.text() + "\"" : "for instance include \"common.rules\"");
        tokens.skipLine();
    }

    private void report(Span span, String label) {
        problems.add(BAD_INCLUDE, span, "this line names a rules file to be read with this one", label);
    }
}

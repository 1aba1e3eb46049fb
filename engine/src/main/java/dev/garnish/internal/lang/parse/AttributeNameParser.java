package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.ATTRIBUTE_NAME_MISSING;
import static dev.garnish.rules.Code.BAD_ATTRIBUTE_NAME;

import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.regex.Pattern;

/** Reads the name of an attribute, and reports what is wrong with an invalid one. */
final class AttributeNameParser {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,49}");
    private static final String PREFIX = "Recommendations.";

    private final Tokens tokens;
    private final ClauseLines lines;
    private final Problems problems;

    AttributeNameParser(Tokens tokens, ClauseLines lines, Problems problems) {
        this.tokens = tokens;
        this.lines = lines;
        this.problems = problems;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The name behind the keyword, as far as it is one. */
    Span parse(Token keyword) {
        return joined(name(keyword));
    }

    private Span name(Token keyword) {
        Token token = tokens.peek();
        if (!token.first() && token.kind() == Kind.TEXT) {
            Span quoted = tokens.span(tokens.next());
            problems.add(
                    BAD_ATTRIBUTE_NAME,
                    quoted,
                    "an attribute's name stands without quotes",
                    "write attribute " + token.value().replaceAll("[^A-Za-z0-9_-]", ""));
            return quoted;
        }
        Span word = token.first() && !isAlone() ? tokens.behind() : tokens.word();
        if (word.start() == word.end()) {
            problems.add(
                    ATTRIBUTE_NAME_MISSING,
                    tokens.span(keyword),
                    "an attribute needs a name",
                    "for instance attribute Title");
        } else if (!NAME.matcher(word.text()).matches()) {
            reportName(word);
        }
        return word;
    }

    /** Whether the next line is one word that starts no clause: the name, below its keyword. */
    private boolean isAlone() {
        return !lines.isOver()
                && tokens.peek().isName()
                && !Keyword.isOption(tokens.peek())
                && tokens.peek(1).first();
    }

    /** With the words behind it that are no options: a name of several words. */
    private Span joined(Span name) {
        Token second = tokens.peek();
        boolean several = !second.first()
                && second.isName()
                && name.start() < name.end()
                && Suggestion.among(Keyword.OPTIONS, second.value()).isEmpty();
        if (!several) {
            return name;
        }
        int words = 0;
        while (!tokens.peek(words).first() && tokens.peek(words).isName() && !Keyword.isOption(tokens.peek(words))) {
            words++;
        }
        if (!tokens.peek(words).first() && !Keyword.isOption(tokens.peek(words))) {
            return name;
        }
        for (int i = 0; i < words; i++) {
            tokens.next();
        }
        Span whole = name.to(tokens.span(tokens.previous()));
        problems.add(
                BAD_ATTRIBUTE_NAME,
                whole,
                "an attribute's name is one word",
                "write `" + whole.text().replaceAll("[^A-Za-z0-9_-]", "") + "`",
                "a name has 1 to %d characters: A-Z a-z 0-9 - _, and starts with a letter or digit"
                        .formatted(LanguageLimits.NAME));
        return whole;
    }

    private void reportName(Span word) {
        boolean prefixed = word.text().startsWith(PREFIX);
        String meant =
                prefixed ? word.text().substring(PREFIX.length()) : word.text().replaceAll("[.:*]", "");
        problems.add(
                BAD_ATTRIBUTE_NAME,
                word,
                "`%s` cannot be an attribute's name".formatted(SourceQuote.of(word)),
                NAME.matcher(meant).matches() ? "write `" + meant + "`" : "",
                prefixed
                        ? "`Recommendations.` is written in templates only"
                        : "a name has 1 to %d characters: A-Z a-z 0-9 - _, and starts with a letter or digit"
                                .formatted(LanguageLimits.NAME));
    }
}

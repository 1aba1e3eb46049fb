package dev.garnish.internal.lang.parse;

import static java.util.Map.entry;

import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.internal.text.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words that start a line of a rules file. */
public final class Keyword {
    public static final List<String> ALL = List.of(
            "include",
            "unknown",
            "drop",
            "recipient",
            "attribute",
            "value",
            "table",
            "zone",
            "test",
            "when",
            "use",
            "else",
            "items",
            "given",
            "expect");

    /** The words behind an attribute's name. */
    public static final List<String> OPTIONS =
            List.of("max", "strict", "sms", "image", "link", "hosts", "schemes", "once", "lines", "html");

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            entry("if", "when"),
            entry("elif", "when"),
            entry("elsif", "when"),
            entry("elseif", "when"),
            entry("case", "when"),
            entry("then", "use"),
            entry("otherwise", "else"),
            entry("default", "else"),
            entry("assert", "expect"),
            entry("lookup", "table"),
            entry("value", "use"),
            entry("timezone", "zone"),
            entry("let", "value"),
            entry("var", "value"),
            entry("def", "value"),
            entry("define", "value"),
            entry("assign", "value"),
            entry("variable", "value"),
            entry("const", "value"));

    private Keyword() {}

    /** Whether the next token is the first of its line and starts a clause there, rather than going on with a value. */
    static boolean startsClause(Tokens tokens) {
        Token token = tokens.peek();
        return token.first() && token.isName() && ALL.contains(token.value()) && !goesOn(tokens);
    }

    private static boolean goesOn(Tokens tokens) {
        Token behind = tokens.peek(1);
        return switch (tokens.peek().value()) {
            case "recipient" -> behind.isSymbol(".") || behind.isSymbol("[");
            case "value" -> !isNamed(behind) && !isQuoted(tokens);
            case "items" -> !behind.first() && behind.kind() == Kind.SYMBOL && !isListing(behind);
            default -> false;
        };
    }

    /** What follows the keyword {@code value}; elsewhere the word is meant for `use`. */
    private static boolean isNamed(Token behind) {
        return behind.isName() && !behind.first();
    }

    /** A value's name in quotes, or none at all, with what it is on the next line. */
    private static boolean isQuoted(Tokens tokens) {
        boolean quoted = tokens.peek(1).kind() == Kind.TEXT && !tokens.peek(1).first();
        Token below = tokens.peek(quoted ? 2 : 1);
        boolean name = !quoted || AttributeParser.isValueName(tokens.peek(1).value());
        return name && below.first() && (below.isName("use") || below.isName("when"));
    }

    /** What follows the keyword {@code items} and not a value of that name. */
    private static boolean isListing(Token behind) {
        return behind.isSymbol(",") || (behind.isSymbol("[") && behind.spaced());
    }

    /** The keyword an author meant by the first word of a line. */
    static Optional<String> meant(Tokens tokens) {
        Token token = tokens.peek();
        Token behind = tokens.peek(1);
        boolean named = isNamed(behind) || isQuoted(tokens);
        boolean known = ALL.contains(token.value()) && !(token.isName("value") && !named);
        if (!token.first() || !token.isName() || known || isPartOfValue(behind)) {
            return Optional.empty();
        }
        String synonym = SYNONYMS.get(token.value().toLowerCase(Locale.ROOT));
        return synonym != null ? Optional.of(synonym) : Suggestion.among(ALL, token.value());
    }

    private static boolean isPartOfValue(Token behind) {
        return !behind.first() && !behind.spaced() && (behind.isSymbol(".") || behind.isSymbol("("));
    }

    /** Whether it is a word that can follow an attribute's name. */
    static boolean isOption(Token token) {
        return OPTIONS.contains(token.value());
    }
}

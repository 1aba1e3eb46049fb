package dev.garnish.internal.lang.parse;

import dev.garnish.rules.Code;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Syntax of other languages that this one does not have, each with what to write instead. */
public record UnsupportedSyntax(Code code, String message, String label, String help) {
    private static final String LEFT_OUT = "`%s` is not part of the rules language";

    private static UnsupportedSyntax of(Code code, String message, String label) {
        return new UnsupportedSyntax(code, message, label, "");
    }

    private static UnsupportedSyntax leftOut(Code code, String what, String label) {
        return new UnsupportedSyntax(code, LEFT_OUT.formatted(what), label, "");
    }

    private static UnsupportedSyntax word(String what, String instead) {
        return of(Code.WORD_OPERATOR, "`%s` is written `%s` here".formatted(what, instead), "write `" + instead + "`");
    }

    private static UnsupportedSyntax bits(String what) {
        return new UnsupportedSyntax(
                Code.UNEXPECTED_CHARACTER,
                "the rules language has no `" + what + "`",
                "only inside a text",
                "the operators are ! && || == != < <= > >= + - * / % ? : in contains");
    }

    static final UnsupportedSyntax IS_NOT = word("is not", "!=");

    /** A sign of another language; null for one of this language, and for one of none. */
    private static @Nullable UnsupportedSyntax ofSymbol(String symbol) {
        return switch (symbol) {
            case "=" -> of(Code.SINGLE_EQUALS, "`=` would assign a value, and rules cannot", "to compare, use `==`");
            case "+=", "-=", "*=", "/=", "%=", "++" -> assignment(symbol);
            case "--" ->
                new UnsupportedSyntax(
                        Code.ASSIGNMENT,
                        "`--` would change a value, and rules cannot",
                        "write one `-`",
                        "to subtract a negative number write `a - (-1)`");
            case "&" -> of(Code.SINGLE_AND_OR, "a single `&` has no meaning", "for \"and\" write `&&`");
            case "|" -> of(Code.SINGLE_AND_OR, "a single `|` has no meaning", "for \"or\" write `||`");
            case "===" -> of(Code.TRIPLE_EQUALS, "`===` is one `=` too many", "write `==`");
            case "!==" -> of(Code.TRIPLE_EQUALS, "`!==` is one `=` too many", "write `!=`");
            case "<>" -> of(Code.ANGLE_NOT_EQUAL, "\"is not\" is not written `<>`", "write `!=`");
            case "=>" -> of(Code.ARROW, "`=>` has no meaning", "for \"at least\" write `>=`");
            case "=<" -> of(Code.ARROW, "`=<` has no meaning", "for \"at most\" write `<=`");
            case "->" -> arrow("write `use`");
            case "~=", "=~", "~" -> regularExpression(symbol);
            case ";" -> of(Code.SEMICOLON, "a rule is one expression: nothing follows `;`", "take the `;` out");
            case "{", "}" -> braces(symbol);
            case "?.", ".?" -> nullSafe(symbol);
            case "?:" -> of(Code.NULL_SAFE_OPERATOR, "`?:` is not part of the rules language", "write first(a, b)");
            case "??" -> of(Code.NULL_SAFE_OPERATOR, "`??` is not part of the rules language", "write first(a, b)");
            case "::" -> of(Code.CLASS_NAME, "rules cannot reach into the program with `::`", "take it out");
            case ".." -> of(Code.UNEXPECTED_CHARACTER, "`..` has no meaning", "write a single `.`");
            case "**" -> of(Code.UNEXPECTED_CHARACTER, "there is no power operator `**`", "write a * a");
            case "≠" -> sign(symbol, "!=");
            case "≤" -> sign(symbol, "<=");
            case "≥" -> sign(symbol, ">=");
            case "–", "—", "−" -> sign(symbol, "-");
            case "×", "·" -> sign(symbol, "*");
            case "÷" -> sign(symbol, "/");
            case "¬" -> sign(symbol, "!");
            case "•" -> of(Code.UNEXPECTED_CHARACTER, "the rules language has no `•`", "take it out");
            case "…" -> of(Code.UNEXPECTED_CHARACTER, "the rules language has no `…`", "take it out");
            case "∧" -> sign(symbol, "&&");
            case "∨" -> sign(symbol, "||");
            case "^", "<<", ">>", ">>>", "@", "$", "\\" -> bits(symbol);
            case "`" -> of(Code.UNEXPECTED_CHARACTER, "text stands in straight quotes", "write \"…\"");
            default -> null;
        };
    }

    /** A word that stands between two values elsewhere; null for any other. */
    private static @Nullable UnsupportedSyntax ofOperator(String word) {
        return switch (word) {
            case "and" -> word(word, "&&");
            case "or" -> word(word, "||");
            case "eq", "equals", "is" -> word(word, "==");
            case "isnt", "ne" -> word(word, "!=");
            case "lt" -> word(word, "<");
            case "le" -> word(word, "<=");
            case "gt" -> word(word, ">");
            case "ge" -> word(word, ">=");
            case "mod" -> word(word, "%");
            case "div" -> word(word, "/");
            case "not" ->
                new UnsupportedSyntax(Code.WORD_OPERATOR, "`not` is written `!` here", "write `!(a in b)`", "");
            case "then" ->
                new UnsupportedSyntax(Code.WORD_OPERATOR, "`then` is not a word of rules", "write `use`", "");
            case "between" ->
                new UnsupportedSyntax(
                        Code.WORD_OPERATOR, "`between` is two comparisons here", "write a >= 1 && a <= 9", "");
            case "matches", "like" -> regularExpression(word);
            case "strsim" -> leftOut(Code.LEFT_OUT_OPERATOR, "strsim", "compare with == or in [...]");
            case "soundslike" -> leftOut(Code.LEFT_OUT_OPERATOR, "soundslike", "compare with == or in [...]");
            case "instanceof", "convertable_to" -> typeTest(word);
            default -> null;
        };
    }

    /** A word that starts a value or a statement elsewhere; null for any other. */
    private static @Nullable UnsupportedSyntax ofProgram(String word) {
        return switch (word) {
            case "not" ->
                new UnsupportedSyntax(
                        Code.WORD_OPERATOR,
                        "`not` is written `!` here",
                        "write `!`, and brackets around a comparison: !(a == b)",
                        "");
            case "new" -> program(word, "rules cannot make objects");
            case "import", "import_static", "package" -> program(word, "rules cannot load anything");
            case "if" -> program(word, "a condition is a `when` line, or a ? b : c");
            case "for", "foreach" -> program(word, "rules have no loops; join and items.<column> go over lists");
            case "while", "until", "do" -> program(word, "rules have no loops");
            case "switch" -> program(word, "one `when` line a case");
            case "return" -> program(word, "write the expression itself");
            case "def", "function", "lambda" -> program(word, "rules cannot define functions");
            case "proto", "struct" -> program(word, "rules cannot define types");
            case "with" -> program(word, "rules cannot change values");
            case "var", "let" -> program(word, "rules have no variables");
            case "assert" -> program(word, "a `test` block says what is expected");
            case "isdef" -> program(word, "write x != empty");
            case "isnull" -> program(word, "write x == empty");
            case "throw", "try" -> program(word, "rules cannot fail");
            case "synchronized" -> program(word, "rules are expressions");
            default -> null;
        };
    }

    private static UnsupportedSyntax sign(String what, String instead) {
        return of(
                Code.UNEXPECTED_CHARACTER,
                "`%s` is written `%s` here".formatted(what, instead),
                "write `" + instead + "`");
    }

    /** Why an operator that other languages have is none here; empty for those of this one. */
    public static Optional<UnsupportedSyntax> operator(String symbol) {
        Optional<UnsupportedSyntax> sign = symbol(symbol);
        return sign.isPresent() ? sign : Optional.ofNullable(ofOperator(symbol.toLowerCase(Locale.ROOT)));
    }

    private static Optional<UnsupportedSyntax> symbol(String symbol) {
        UnsupportedSyntax known = ofSymbol(symbol);
        return known != null || !CopiedSigns.isCopied(symbol)
                ? Optional.ofNullable(known)
                : Optional.of(copied(symbol, CopiedSigns.instead(symbol)));
    }

    private static UnsupportedSyntax copied(String symbol, String instead) {
        UnsupportedSyntax refused = ofSymbol(instead);
        if (refused != null) {
            return refused;
        }
        return instead.isBlank()
                ? of(Code.UNEXPECTED_CHARACTER, "`%s` has no meaning in rules".formatted(symbol), "write a blank")
                : sign(symbol, instead);
    }

    private static UnsupportedSyntax arrow(String label) {
        return of(Code.ARROW, "`->` has no meaning in rules", label);
    }

    private static UnsupportedSyntax assignment(String what) {
        return of(Code.ASSIGNMENT, "`%s` would change a value, and rules cannot".formatted(what), "take it out");
    }

    private static UnsupportedSyntax regularExpression(String what) {
        return new UnsupportedSyntax(
                Code.LEFT_OUT_OPERATOR,
                "rules have no patterns to match with `%s`".formatted(what),
                "use contains, starts_with or ends_with",
                "patterns can run for seconds on one value, so they are left out");
    }

    private static UnsupportedSyntax typeTest(String what) {
        return of(
                Code.TYPE_TEST,
                "`%s` is not needed: every column has one type, known beforehand".formatted(what),
                "take it out");
    }

    private static UnsupportedSyntax braces(String what) {
        return new UnsupportedSyntax(
                Code.BRACES,
                "`%s` has no meaning in rules: there are no blocks".formatted(what),
                "take it out",
                "a list of texts is written [\"a\", \"b\"]; one column of all items is items.<column>");
    }

    private static UnsupportedSyntax nullSafe(String what) {
        return new UnsupportedSyntax(
                Code.NULL_SAFE_OPERATOR,
                "`%s` is not needed: what is missing never fails".formatted(what),
                "write a plain `.`",
                "");
    }

    private static UnsupportedSyntax program(String what, String instead) {
        return of(Code.PROGRAM_WORD, "`%s` is for programs, not for rules".formatted(what), instead);
    }

    /** Why a token is not allowed between two values; {@link #IS_NOT} is about the one behind it as well. */
    static Optional<UnsupportedSyntax> between(Token token, Token behind) {
        if (token.isName("is") && behind.isName("not")) {
            return Optional.of(IS_NOT);
        }
        if (token.isSymbol("->") && !token.spaced()) {
            return Optional.of(arrow("write `.`"));
        }
        return switch (token.kind()) {
            case SYMBOL -> symbol(token.value());
            case NAME -> Optional.ofNullable(ofOperator(token.value().toLowerCase(Locale.ROOT)));
            default -> Optional.empty();
        };
    }

    /** Why a token may not start a value. */
    static Optional<UnsupportedSyntax> leading(Token token) {
        return switch (token.kind()) {
            case SYMBOL -> symbol(token.value());
            case NAME ->
                Optional.ofNullable(ofProgram(
                        token.value().equals(token.value().toUpperCase(Locale.ROOT))
                                ? token.value().toLowerCase(Locale.ROOT)
                                : token.value()));
            default -> Optional.empty();
        };
    }
}

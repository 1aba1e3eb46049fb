package dev.garnish.internal.lang.parse;

import static java.util.Map.entry;

import dev.garnish.rules.Code;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

    private static final Map<String, UnsupportedSyntax> SYMBOLS = Map.ofEntries(
            entry("=", of(Code.SINGLE_EQUALS, "`=` would assign a value, and rules cannot", "to compare, use `==`")),
            entry("+=", assignment("+=")),
            entry("-=", assignment("-=")),
            entry("*=", assignment("*=")),
            entry("/=", assignment("/=")),
            entry("%=", assignment("%=")),
            entry("++", assignment("++")),
            entry(
                    "--",
                    new UnsupportedSyntax(
                            Code.ASSIGNMENT,
                            "`--` would change a value, and rules cannot",
                            "write one `-`",
                            "to subtract a negative number write `a - (-1)`")),
            entry("&", of(Code.SINGLE_AND_OR, "a single `&` has no meaning", "for \"and\" write `&&`")),
            entry("|", of(Code.SINGLE_AND_OR, "a single `|` has no meaning", "for \"or\" write `||`")),
            entry("===", of(Code.TRIPLE_EQUALS, "`===` is one `=` too many", "write `==`")),
            entry("!==", of(Code.TRIPLE_EQUALS, "`!==` is one `=` too many", "write `!=`")),
            entry("<>", of(Code.ANGLE_NOT_EQUAL, "\"is not\" is not written `<>`", "write `!=`")),
            entry("=>", of(Code.ARROW, "`=>` has no meaning", "for \"at least\" write `>=`")),
            entry("=<", of(Code.ARROW, "`=<` has no meaning", "for \"at most\" write `<=`")),
            entry("->", arrow("write `use`")),
            entry("~=", regularExpression("~=")),
            entry("=~", regularExpression("=~")),
            entry("~", regularExpression("~")),
            entry(";", of(Code.SEMICOLON, "a rule is one expression: nothing follows `;`", "take the `;` out")),
            entry("{", braces("{")),
            entry("}", braces("}")),
            entry("?.", nullSafe("?.")),
            entry(".?", nullSafe(".?")),
            entry("?:", of(Code.NULL_SAFE_OPERATOR, "`?:` is not part of the rules language", "write first(a, b)")),
            entry("??", of(Code.NULL_SAFE_OPERATOR, "`??` is not part of the rules language", "write first(a, b)")),
            entry("::", of(Code.CLASS_NAME, "rules cannot reach into the program with `::`", "take it out")),
            entry("..", of(Code.UNEXPECTED_CHARACTER, "`..` has no meaning", "write a single `.`")),
            entry("**", of(Code.UNEXPECTED_CHARACTER, "there is no power operator `**`", "write a * a")),
            entry("≠", sign("≠", "!=")),
            entry("≤", sign("≤", "<=")),
            entry("≥", sign("≥", ">=")),
            entry("–", sign("–", "-")),
            entry("—", sign("—", "-")),
            entry("−", sign("−", "-")),
            entry("×", sign("×", "*")),
            entry("÷", sign("÷", "/")),
            entry("·", sign("·", "*")),
            entry("¬", sign("¬", "!")),
            entry("•", of(Code.UNEXPECTED_CHARACTER, "the rules language has no `•`", "take it out")),
            entry("…", of(Code.UNEXPECTED_CHARACTER, "the rules language has no `…`", "take it out")),
            entry("∧", sign("∧", "&&")),
            entry("∨", sign("∨", "||")),
            entry("^", bits("^")),
            entry("<<", bits("<<")),
            entry(">>", bits(">>")),
            entry(">>>", bits(">>>")),
            entry("@", bits("@")),
            entry("$", bits("$")),
            entry("\\", bits("\\")),
            entry("`", of(Code.UNEXPECTED_CHARACTER, "text stands in straight quotes", "write \"…\"")));

    private static final Map<String, UnsupportedSyntax> BETWEEN = Map.ofEntries(
            entry("and", word("and", "&&")),
            entry("or", word("or", "||")),
            entry("eq", word("eq", "==")),
            entry("equals", word("equals", "==")),
            entry("is", word("is", "==")),
            entry("isnt", word("isnt", "!=")),
            entry("ne", word("ne", "!=")),
            entry("lt", word("lt", "<")),
            entry("le", word("le", "<=")),
            entry("gt", word("gt", ">")),
            entry("ge", word("ge", ">=")),
            entry("mod", word("mod", "%")),
            entry("div", word("div", "/")),
            entry(
                    "not",
                    new UnsupportedSyntax(Code.WORD_OPERATOR, "`not` is written `!` here", "write `!(a in b)`", "")),
            entry(
                    "then",
                    new UnsupportedSyntax(Code.WORD_OPERATOR, "`then` is not a word of rules", "write `use`", "")),
            entry(
                    "between",
                    new UnsupportedSyntax(
                            Code.WORD_OPERATOR, "`between` is two comparisons here", "write a >= 1 && a <= 9", "")),
            entry("matches", regularExpression("matches")),
            entry("like", regularExpression("like")),
            entry("strsim", leftOut(Code.LEFT_OUT_OPERATOR, "strsim", "compare with == or in [...]")),
            entry("soundslike", leftOut(Code.LEFT_OUT_OPERATOR, "soundslike", "compare with == or in [...]")),
            entry("instanceof", typeTest("instanceof")),
            entry("convertable_to", typeTest("convertable_to")));

    private static final Map<String, UnsupportedSyntax> LEADING = Map.ofEntries(
            entry(
                    "not",
                    new UnsupportedSyntax(
                            Code.WORD_OPERATOR,
                            "`not` is written `!` here",
                            "write `!`, and brackets around a comparison: !(a == b)",
                            "")),
            entry("new", program("new", "rules cannot make objects")),
            entry("import", program("import", "rules cannot load anything")),
            entry("import_static", program("import_static", "rules cannot load anything")),
            entry("package", program("package", "rules cannot load anything")),
            entry("if", program("if", "a condition is a `when` line, or a ? b : c")),
            entry("for", program("for", "rules have no loops; join and items.<column> go over lists")),
            entry("foreach", program("foreach", "rules have no loops; join and items.<column> go over lists")),
            entry("while", program("while", "rules have no loops")),
            entry("until", program("until", "rules have no loops")),
            entry("do", program("do", "rules have no loops")),
            entry("switch", program("switch", "one `when` line a case")),
            entry("return", program("return", "write the expression itself")),
            entry("def", program("def", "rules cannot define functions")),
            entry("function", program("function", "rules cannot define functions")),
            entry("proto", program("proto", "rules cannot define types")),
            entry("struct", program("struct", "rules cannot define types")),
            entry("with", program("with", "rules cannot change values")),
            entry("var", program("var", "rules have no variables")),
            entry("let", program("let", "rules have no variables")),
            entry("assert", program("assert", "a `test` block says what is expected")),
            entry("isdef", program("isdef", "write x != empty")),
            entry("isnull", program("isnull", "write x == empty")),
            entry("throw", program("throw", "rules cannot fail")),
            entry("try", program("try", "rules cannot fail")),
            entry("synchronized", program("synchronized", "rules are expressions")),
            entry("lambda", program("lambda", "rules cannot define functions")));

    private static UnsupportedSyntax sign(String what, String instead) {
        return of(
                Code.UNEXPECTED_CHARACTER,
                "`%s` is written `%s` here".formatted(what, instead),
                "write `" + instead + "`");
    }

    /** Why an operator that other languages have is none here; empty for those of this one. */
    public static Optional<UnsupportedSyntax> operator(String symbol) {
        return symbol(symbol).or(() -> Optional.ofNullable(BETWEEN.get(symbol.toLowerCase(Locale.ROOT))));
    }

    private static Optional<UnsupportedSyntax> symbol(String symbol) {
        return Optional.ofNullable(SYMBOLS.get(symbol))
                .or(() -> CopiedSigns.instead(symbol).map(instead -> copied(symbol, instead)));
    }

    private static UnsupportedSyntax copied(String symbol, String instead) {
        UnsupportedSyntax refused = SYMBOLS.get(instead);
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
            case NAME -> Optional.ofNullable(BETWEEN.get(token.value().toLowerCase(Locale.ROOT)));
            default -> Optional.empty();
        };
    }

    /** Why a token may not start a value. */
    static Optional<UnsupportedSyntax> leading(Token token) {
        return switch (token.kind()) {
            case SYMBOL -> symbol(token.value());
            case NAME ->
                Optional.ofNullable(LEADING.get(
                        token.value().equals(token.value().toUpperCase(Locale.ROOT))
                                ? token.value().toLowerCase(Locale.ROOT)
                                : token.value()));
            default -> Optional.empty();
        };
    }
}

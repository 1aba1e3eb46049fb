package dev.garnish.internal.lang.parse;

import dev.garnish.internal.lang.parse.Token.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How tokens of one clause follow each other: the blanks before each, and where a line may break. */
final class Spacing {
    /** A token before which no line breaks. */
    static final int NEVER = Integer.MAX_VALUE;

    /** A token that starts a line of its own where its clause takes several. */
    static final int FIRST = 0;

    /** What stands behind these is a condition or a value; behind others names, ids and addresses, joined as written. */
    private static final Set<String> EXPRESSIONS = Set.of("when", "use", "else", "drop", "recipient", "given");

    private static final Set<String> OPERATOR_WORDS = Set.of("when", "use", "else", "in", "contains");

    /** From what binds last to what binds closest; a line breaks rather where less is torn apart. */
    private static final Map<String, Integer> BREAKS = Map.ofEntries(
            Map.entry("?", 2),
            Map.entry(":", 2),
            Map.entry("||", 3),
            Map.entry("&&", 4),
            Map.entry("+", 5),
            Map.entry("-", 5),
            Map.entry("*", 6),
            Map.entry("/", 6),
            Map.entry("%", 6));

    private static final int LEVEL = 10;

    private final List<Token> tokens;
    private final boolean expression;
    private final int label;
    private final int head;

    /**
     * @param label offset of the clause's label; -1 if it has none
     * @param head how many tokens stand before what the keyword is followed by
     */
    Spacing(List<Token> tokens, int label, int head) {
        this.tokens = tokens;
        this.expression = EXPRESSIONS.contains(tokens.get(0).value());
        this.label = label;
        this.head = head;
    }

    /** Blanks before a token, which is not the first. */
    int blanks(int i, int depth) {
        Token token = tokens.get(i);
        if (token.start() == label || isPart(i, depth)) {
            return 2;
        }
        boolean inLabel = label >= 0 && token.start() > label;
        return expression && !inLabel ? inExpression(i) : inWords(i, inLabel);
    }

    /** Whether a second part of the clause starts: what a `when` gives, what becomes of other recipients, the options. */
    private boolean isPart(int i, int depth) {
        String keyword = tokens.get(0).value();
        return switch (keyword) {
            case "when" -> depth == 0 && isWord(i, "use");
            case "recipient" -> depth == 0 && isWord(i, "else");
            case "attribute" -> i == nameEnd();
            default -> false;
        };
    }

    private int nameEnd() {
        int end = head + 1;
        while (end < tokens.size() && isJoined(end)) {
            end++;
        }
        return end;
    }

    private boolean isWord(int i, String word) {
        return tokens.get(i).isName(word) && !tokens.get(i - 1).isSymbol(".");
    }

    private int inWords(int i, boolean inLabel) {
        Token before = tokens.get(i - 1);
        Token token = tokens.get(i);
        if (token.isSymbol(",") || token.isSymbol("]") || before.isSymbol("[")) {
            return 0;
        }
        if (!inLabel && (before.isSymbol(",") || before.isSymbol("=") || token.isSymbol("="))) {
            return 1;
        }
        return isJoined(i) ? 0 : 1;
    }

    private boolean isJoined(int i) {
        return tokens.get(i).start() == tokens.get(i - 1).end();
    }

    private int inExpression(int i) {
        Token before = tokens.get(i - 1);
        Token token = tokens.get(i);
        if (before.isSymbol(".") || token.isSymbol(".") || token.isSymbol(",") || closes(token) || opens(before)) {
            return 0;
        }
        if (isUnary(i - 1)) {
            return before.isSymbol("-") && token.isSymbol("-") ? 1 : 0;
        }
        return opens(token) && isOperand(i - 1) ? 0 : 1;
    }

    static boolean opens(Token token) {
        return token.isSymbol("(") || token.isSymbol("[");
    }

    static boolean closes(Token token) {
        return token.isSymbol(")") || token.isSymbol("]");
    }

    private boolean isUnary(int i) {
        Token token = tokens.get(i);
        return token.isSymbol("!") || (token.isSymbol("-") && !isOperand(i - 1));
    }

    /** Whether a value ends with this token. */
    private boolean isOperand(int i) {
        Token token = tokens.get(i);
        boolean word = token.isName()
                && i >= head
                && (!OPERATOR_WORDS.contains(token.value()) || tokens.get(i - 1).isSymbol("."));
        return word || token.kind() == Kind.NUMBER || token.kind() == Kind.TEXT || closes(token);
    }

    /** How much a line break before a token, which is not the first, tears apart. */
    int rank(int i, int depth) {
        Token token = tokens.get(i);
        if (isPart(i, depth)) {
            return tokens.get(0).isName("attribute") ? NEVER : FIRST;
        }
        if (tokens.get(i - 1).isSymbol(",")) {
            return expression || !token.isName() ? depth * LEVEL + 1 : NEVER;
        }
        boolean binary = expression && isOperand(i - 1) && token.kind() == Kind.SYMBOL;
        return binary && BREAKS.containsKey(token.value()) ? depth * LEVEL + BREAKS.get(token.value()) : NEVER;
    }
}

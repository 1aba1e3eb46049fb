package dev.garnish.internal.lang.parse;

/**
 * The smallest piece of a rules file.
 *
 * @param value a name, a symbol or a number as written; a text with its escapes resolved
 * @param first whether it is the first of its line
 * @param spaced whether something stands between it and the token before
 */
record Token(Kind kind, int start, int end, String value, boolean first, boolean spaced) {
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SYMBOL,
        /** Something the lexer has reported. */
        BAD,
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && value.equals(symbol);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && value.equals(name);
    }

    boolean isName() {
        return kind == Kind.NAME;
    }
}

package dev.garnish.internal.lang.parse;

import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.List;
import java.util.Set;

/** The tokens of a source with a read position. */
final class Tokens {
    private static final Set<String> ENDS_WORD = Set.of("-", ".", ":", "*");

    private final Source source;
    private final List<Token> list;
    private int at;

    Tokens(Source source, List<Token> list) {
        this.source = source;
        this.list = list;
    }

    Source source() {
        return source;
    }

    int size() {
        return list.size();
    }

    Token last() {
        return list.get(list.size() - 1);
    }

    Token peek() {
        return list.get(at);
    }

    Token peek(int ahead) {
        return list.get(Math.min(at + ahead, list.size() - 1));
    }

    Token previous() {
        return list.get(Math.max(0, at - 1));
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    int index() {
        return at;
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    /** The line is over: the next token starts another. */
    boolean atLineEnd() {
        return peek().first();
    }

    boolean accept(String symbol) {
        boolean found = peek().isSymbol(symbol);
        if (found) {
            next();
        }
        return found;
    }

    boolean acceptName(String name) {
        boolean found = !atLineEnd() && peek().isName(name);
        if (found) {
            next();
        }
        return found;
    }

    /** All of these words, also on several lines; none of them is read where they do not follow. */
    boolean acceptNames(String... names) {
        for (int i = 0; i < names.length; i++) {
            if (!peek(i).isName(names[i])) {
                return false;
            }
        }
        at += names.length;
        return true;
    }

    Span span(Token token) {
        return new Span(source, token.start(), token.end());
    }

    Span span(Token from, Token to) {
        return new Span(source, from.start(), Math.max(from.start(), to.end()));
    }

    /** From a token to the one read last. */
    Span since(Token from) {
        return span(from, previous());
    }

    /** The spot behind the token read last, where something is missing. */
    Span behind() {
        int end = previous().end();
        return new Span(source, end, end);
    }

    /** Tokens without blanks between them, as in {@code genre-labels.csv}; empty where none is next on this line. */
    Span word() {
        Token start = peek();
        int end = start.start();
        while (isWordPart(peek()) && !(peek().first() && end > start.start()) && peek().start() == endOr(start, end)) {
            end = next().end();
        }
        return new Span(source, start.start(), end);
    }

    private static int endOr(Token start, int end) {
        return Math.max(start.start(), end);
    }

    private static boolean isWordPart(Token token) {
        return switch (token.kind()) {
            case NAME, NUMBER -> true;
            case SYMBOL -> ENDS_WORD.contains(token.value());
            default -> false;
        };
    }

    void skipLine() {
        while (!atLineEnd() && !atEnd()) {
            next();
        }
    }
}

package dev.garnish.internal.template;

import dev.garnish.rules.Source;
import dev.garnish.rules.Span;

/** What stands in a tag, from left to right. */
final class Words {
    private static final int MOST_DIGITS = 9;

    private final Source source;
    private final String text;
    private final int end;
    private int at;

    Words(Source source, int from, int to) {
        this.source = source;
        this.text = source.text();
        this.at = from;
        this.end = to;
    }

    int at() {
        return at;
    }

    Span since(int start) {
        return new Span(source, start, at);
    }

    boolean isAtEnd() {
        skipBlanks();
        return at >= end;
    }

    void skipBlanks() {
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** The next character, blanks included; 0 behind the last. */
    char peek() {
        return at < end ? text.charAt(at) : 0;
    }

    void skip() {
        at++;
    }

    void back(int earlier) {
        at = earlier;
    }

    /** Goes behind a dot or a slash between two parts of a path. */
    boolean skipSeparator() {
        boolean found = peek() == '.' || peek() == '/';
        at += found ? 1 : 0;
        return found;
    }

    /** Goes behind a name and the sign that gives it a value, if these are next. */
    void takeKey(char sign) {
        skipBlanks();
        int start = at;
        if (word().isEmpty() || peek() != sign) {
            at = start;
        } else {
            at++;
        }
    }

    /** Goes behind what {@link #isOfWord a word} can hold; whether there was any. */
    boolean takesWord() {
        int start = at;
        while (at < end && isOfWord(text.charAt(at))) {
            at++;
        }
        return at > start;
    }

    boolean startsWith(String sign) {
        return text.startsWith(sign, at) && at + sign.length() <= end;
    }

    /** Goes behind this sign, if it is next. */
    boolean take(String sign) {
        skipBlanks();
        boolean found = startsWith(sign);
        at += found ? sign.length() : 0;
        return found;
    }

    /** Goes behind this word, if it is next and nothing follows that would be part of it. */
    boolean takeWord(String word) {
        skipBlanks();
        int behind = at + word.length();
        boolean found = startsWith(word) && (behind == end || !isOfWord(text.charAt(behind)));
        at += found ? word.length() : 0;
        return found;
    }

    /** Letters, digits, {@code _} and {@code -}; empty where something else stands next. */
    String word() {
        skipBlanks();
        int start = at;
        takesWord();
        return text.substring(start, at);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    /** A text between quotation marks without these. */
    Span quoted() {
        char mark = peek();
        int start = ++at;
        while (at < end && text.charAt(at) != mark) {
            at++;
        }
        Span inside = since(start);
        at = Math.min(end, at + 1);
        return inside;
    }

    /** What stands up to a blank or a parenthesis, but for those in brackets. */
    Span upToBlank() {
        skipBlanks();
        int start = at;
        while (at < end && !Character.isWhitespace(text.charAt(at)) && "()".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '[') {
                upTo(']');
            } else {
                at++;
            }
        }
        return since(start);
    }

    /** What stands up to a sign, which is passed. */
    Span upTo(char sign) {
        int start = at;
        while (at < end && text.charAt(at) != sign) {
            at++;
        }
        Span inside = since(start);
        at = Math.min(end, at + 1);
        return inside;
    }

    /** Of digits; {@link Reading#WHOLE} of anything else. */
    static int number(String word) {
        if (word.isEmpty() || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Reading.WHOLE;
        }
        return word.length() > MOST_DIGITS ? Integer.MAX_VALUE - 1 : Integer.parseInt(word);
    }
}

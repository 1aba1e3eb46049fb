package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.BAD_UNICODE_ESCAPE;
import static dev.garnish.rules.Code.UNKNOWN_ESCAPE;

import dev.garnish.rules.Source;
import dev.garnish.rules.Span;

/** Resolves escape sequences in a text: {@code \\ \" \' \n \t \}{@code uXXXX} and nothing else. */
final class Escapes {
    private static final int UNICODE_DIGITS = 4;

    private final Source source;
    private final Problems problems;

    Escapes(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The value of the characters between two quotes. */
    String resolve(int from, int to) {
        String text = source.text();
        StringBuilder value = new StringBuilder(to - from);
        for (int i = from; i < to; ) {
            i = text.charAt(i) == '\\' ? escape(i, to, value) : plain(i, value);
        }
        reportHalves(value, from, to);
        return value.toString();
    }

    private int plain(int i, StringBuilder value) {
        value.append(source.text().charAt(i));
        return i + 1;
    }

    private int escape(int i, int to, StringBuilder value) {
        char c = source.text().charAt(i + 1);
        switch (c) {
            case '\\', '"', '\'' -> value.append(c);
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'u' -> {
                return unicode(i, to, value);
            }
            default ->
                problems.add(
                        UNKNOWN_ESCAPE,
                        new Span(
                                source,
                                i,
                                i + 1 + Character.charCount(source.text().codePointAt(i + 1))),
                        "there is no escape `\\"
                                + Character.toString(source.text().codePointAt(i + 1)) + "`",
                        "for a backslash itself write `\\\\`",
                        "a text knows \\\\ \\\" \\' \\n \\t and \\uXXXX");
        }
        return i + 2;
    }

    private int unicode(int i, int to, StringBuilder value) {
        int end = i + 2;
        int code = 0;
        while (end < to
                && end < i + 2 + UNICODE_DIGITS
                && Character.digit(source.text().charAt(end), 16) >= 0) {
            code = code * 16 + Character.digit(source.text().charAt(end), 16);
            end++;
        }
        if (end < i + 2 + UNICODE_DIGITS) {
            problems.add(
                    BAD_UNICODE_ESCAPE,
                    new Span(source, i, end),
                    "`\\u` takes exactly four hexadecimal digits",
                    "for instance \\u00E9 for é");
        } else {
            value.append((char) code);
        }
        return end;
    }

    private void reportHalves(StringBuilder value, int from, int to) {
        boolean half = false;
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            int c = value.codePointAt(i);
            half |= c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        }
        if (half) {
            problems.add(
                    BAD_UNICODE_ESCAPE,
                    new Span(source, from, to),
                    "this text holds one half of a character that is written as two `\\u`",
                    "write both halves",
                    "for instance \\uD83D\\uDE00 for a smiley, or the character itself");
        }
    }
}

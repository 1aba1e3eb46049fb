package dev.garnish.rules;

import dev.garnish.internal.text.Printable;

/**
 * A range of a source, which may be empty. Immutable. Its text form is {@code file:line:column}, safe to print.
 *
 * @param source the rules file
 * @param start offset of the first UTF-16 unit
 * @param end offset behind the last
 */
public record Span(Source source, int start, int end) {
    /**
     * From the start of this span to the end of another one.
     *
     * @param last ends behind this one's start, in the same source
     * @return the whole range
     */
    public Span to(Span last) {
        return new Span(source, start, last.end);
    }

    /** {@return the line of its start, from 1} */
    public int line() {
        return source.lineOf(start);
    }

    /** {@return the column of its start, from 1, in code points: a tab is one} */
    public int column() {
        return 1 + source.text().codePointCount(Math.min(start, source.lineStart(line())), start);
    }

    /** {@return the text that it covers, line breaks included} */
    public String text() {
        return source.text().substring(start, end);
    }

    @Override
    public String toString() {
        return Printable.name(source.name()) + ":" + line() + ":" + column();
    }
}

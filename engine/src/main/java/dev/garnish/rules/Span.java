package dev.garnish.rules;

import dev.garnish.internal.text.Printable;

/**
 * A range of a source.
 *
 * @param start offset of the first UTF-16 unit
 * @param end offset behind the last
 */
public record Span(Source source, int start, int end) {
    public Span to(Span last) {
        return new Span(source, start, last.end);
    }

    /** 1-based. */
    public int line() {
        return source.lineOf(start);
    }

    /** 1-based, in code points. */
    public int column() {
        return 1 + source.text().codePointCount(Math.min(start, source.lineStart(line())), start);
    }

    /** The text it covers. */
    public String text() {
        return source.text().substring(start, end);
    }

    @Override
    public String toString() {
        return Printable.name(source.name()) + ":" + line() + ":" + column();
    }
}

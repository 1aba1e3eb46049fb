package dev.garnish.review;

import dev.garnish.internal.text.Printable;
import dev.garnish.rules.Span;

/**
 * A position in the rules; line and column count from 1.
 *
 * @param file the name of the source, which is a path where the rules come from files
 * @param line from 1
 * @param column from 1, in code points: a tab is one
 */
public record SourcePosition(String file, int line, int column) {
    static SourcePosition of(Span span) {
        return new SourcePosition(span.source().name(), span.line(), span.column());
    }

    @Override
    public String toString() {
        return Printable.name(file) + ":" + line + ":" + column;
    }
}

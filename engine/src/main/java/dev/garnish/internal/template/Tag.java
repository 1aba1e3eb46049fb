package dev.garnish.internal.template;

import dev.garnish.rules.Source;
import dev.garnish.rules.Span;

/**
 * A tag of a template.
 *
 * @param open offset of its first brace
 * @param from offset of what stands in it, behind the braces and what controls white space
 * @param to offset behind that
 * @param close offset behind its last brace
 */
record Tag(Source source, Kind kind, int open, int from, int to, int close) {
    enum Kind {
        /** Between two braces. */
        VALUE,
        /** Between three braces, which escape nothing. */
        PLAIN,
        /** Between a brace and a percent sign. */
        STATEMENT
    }

    String text() {
        return source.text().substring(from, to);
    }

    Span span() {
        return new Span(source, open, close);
    }
}

package dev.garnish.review;

import dev.garnish.internal.text.Printable;
import dev.garnish.rules.Span;

/** Where something stands in the rules; line and column from 1. */
public record Place(String file, int line, int column) {
    static Place of(Span span) {
        return new Place(span.source().name(), span.line(), span.column());
    }

    @Override
    public String toString() {
        return Printable.name(file) + ":" + line + ":" + column;
    }
}

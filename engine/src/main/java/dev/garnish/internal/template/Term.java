package dev.garnish.internal.template;

import dev.garnish.rules.Span;

/**
 * A value at one place of a template.
 *
 * @param named the attribute's name, or that of the variable
 * @param place the position, or what names the whole
 * @param path from its start to what stands before the position
 * @param direct whether the position stands here, and not where a variable was assigned
 */
record Term(Value value, Span named, Span place, Span path, boolean direct) {
    static Term of(Value value, Span at) {
        return new Term(value, at, at, at, false);
    }

    Term with(Value other) {
        return new Term(other, named, place, path, direct);
    }
}

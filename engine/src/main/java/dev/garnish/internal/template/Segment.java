package dev.garnish.internal.template;

import dev.garnish.rules.Span;

/**
 * A part of a path.
 *
 * @param name empty for a position
 * @param index a position, which may be {@link Reading#COMPUTED}; of a name {@link Reading#WHOLE}
 */
record Segment(Span at, String name, int index) {
    static Segment of(Span at) {
        int number = Words.number(at.text());
        return new Segment(at, number < 0 ? at.text() : "", number);
    }

    boolean isName() {
        return !name.isEmpty();
    }
}

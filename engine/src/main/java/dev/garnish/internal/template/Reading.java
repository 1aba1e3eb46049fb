package dev.garnish.internal.template;

import dev.garnish.rules.Span;

/** What a template does with recommendations at one place. */
public sealed interface Reading {
    /** The position of something that is read as a whole. */
    int WHOLE = -1;

    /** The position of something that is read at one or all positions, which the template computes. */
    int COMPUTED = -2;

    /** The position of what a filter makes of a whole list; it leaves one text as it is. */
    int ALL = -3;

    /** {@return where it stands} */
    Span at();

    /** Begins a path with a name that the template defines nowhere. */
    record Unknown(Span at) implements Reading {}

    /** Names an attribute. */
    record Named(Span at) implements Reading {}

    /**
     * Reads an attribute, as a whole or at a position.
     *
     * @param index from 0, or one of the constants above
     * @param path what stands before the position
     * @param direct whether the position stands here, and not where a variable was assigned
     * @param shown whether the message shows it, rather than that a block or a helper asks for it
     * @param asked whether a block around it makes sure that the position is there
     */
    record Position(Span at, String attribute, int index, String path, boolean direct, boolean shown, boolean asked)
            implements Reading {}

    /** Reads a part of a text at a position, which has none. */
    record Part(Span at, String attribute) implements Reading {}

    /**
     * Shows a text of an attribute.
     *
     * @param place what stands around it
     * @param escapes here, and where a variable was assigned
     */
    record Output(Span at, String attribute, Place place, Escapes escapes) implements Reading {}
}

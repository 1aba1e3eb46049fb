package dev.garnish.event;

/** What a text or a number in place of a list of items is. */
public enum ItemText {
    /** A mistake of the event. */
    REFUSED,
    /** The id of the only item. */
    ONE,
    /** Ids with commas between them, or a list as JSON. */
    COMMAS
}

package dev.garnish.event;

/** How a result holds an attribute that has a value for each item. */
public enum ListStyle {
    /** As a list: {@code "Title": ["Fleabag", "Late Night"]}. */
    WHOLE,
    /** A key for each value: {@code "Title_0": "Fleabag", "Title_1": "Late Night"}. */
    FLATTENED
}

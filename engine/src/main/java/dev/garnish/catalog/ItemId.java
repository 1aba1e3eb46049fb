package dev.garnish.catalog;

/**
 * The one rule for ids of items, wherever they come from: white space around an id is no part of it. Imports store ids
 * by this rule; events, {@code Enricher.recommend} and explanations look them up by it. Everything else counts: case,
 * leading zeros, white space within.
 */
public final class ItemId {
    private ItemId() {}

    /**
     * The id that a text means.
     *
     * @param written as an event, a file or a person wrote it
     * @return the text as {@link String#strip()} gives it; empty where it is blank, which no item has
     */
    public static String of(String written) {
        return written.strip();
    }
}

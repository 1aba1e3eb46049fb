package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up found for the item ids of an event or a recipient, in their order: rows that were made before, and for
 * each other id what the catalog holds of it. Behind the recommended items stand, where rules read them, those that the
 * recommendations were made from, one of each recipient. Nobody changes its arrays.
 */
public final class FoundRows {
    private static final byte[][] NO_IDS = {};
    private static final @Nullable Item[] NO_ITEMS = {};

    private final @Nullable Row[] rows;
    private final byte[][] ids;
    private final @Nullable Item[] items;
    private final int recommended;

    /** Rows that were all made before. */
    FoundRows(@Nullable Row[] rows, int recommended) {
        this(rows, NO_IDS, NO_ITEMS, recommended);
    }

    /**
     * Rows of which some are to be made.
     *
     * @param rows by place; null where the row is to be made
     * @param ids in UTF-8, by place, of rows that are to be made
     * @param items by place, what the catalog holds of these ids; null where that is nothing
     * @param recommended how many of the rows are of recommended items
     */
    FoundRows(@Nullable Row[] rows, byte[][] ids, @Nullable Item[] items, int recommended) {
        this.rows = rows;
        this.ids = ids;
        this.items = items;
        this.recommended = recommended;
    }

    /** Whether no row is to be made. */
    boolean isComplete() {
        return ids.length == 0;
    }

    /** By place; null where the row is to be made. */
    @Nullable
    Row[] rows() {
        return rows;
    }

    /** In UTF-8, of a row that is to be made. */
    byte[] id(int place) {
        return ids[place];
    }

    /** Of a row that is to be made; null where the catalog holds none. */
    @Nullable
    Item item(int place) {
        return items[place];
    }

    /** How many items are recommended to all recipients together. */
    int recommended() {
        return recommended;
    }
}

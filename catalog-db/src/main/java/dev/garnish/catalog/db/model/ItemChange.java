package dev.garnish.catalog.db.model;

import dev.garnish.catalog.Item;
import java.util.Optional;

/**
 * How an item differs between two versions of a catalog.
 *
 * @param before empty for an item that was added
 * @param after empty for one that was removed
 */
public record ItemChange(Optional<Item> before, Optional<Item> after) {
    /** {@return the item's id, which both sides have in common} */
    public String id() {
        return after.or(() -> before).orElseThrow().id();
    }
}

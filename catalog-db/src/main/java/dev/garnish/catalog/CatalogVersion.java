package dev.garnish.catalog;

import java.time.LocalDateTime;

/**
 * One version of a catalog's content.
 *
 * @param number counted from 1
 * @param madeAt in UTC
 * @param source what it came from: file names, a rollback, a migration
 * @param items how many it has
 * @param content SHA-256 over schema and items, in hex; what {@link dev.garnish.Catalog#version()} gives
 */
public record CatalogVersion(
        long number,
        LocalDateTime madeAt,
        String source,
        long items,
        long added,
        long changed,
        long removed,
        String content) {
    /** What is found where the items are others. */
    String altered() {
        return "the items are not those of version %d: at least one was changed, added or removed".formatted(number);
    }
}

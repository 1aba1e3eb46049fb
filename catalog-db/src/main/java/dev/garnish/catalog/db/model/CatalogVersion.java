package dev.garnish.catalog.db.model;

import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of a catalog's content.
 *
 * @param number counted from 1
 * @param madeAt in UTC
 * @param source what it came from: file names, a rollback, a migration
 * @param items how many it has
 * @param added how many of them the version before did not have
 * @param changed how many have another value than in the version before
 * @param removed how many of the version before it does not have
 * @param content SHA-256 over schema and items, in hex; what {@link dev.garnish.catalog.Catalog#version()} gives
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
    /** By hand: a record's generated method keeps its class loader alive, and so a web application that has ended. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CatalogVersion version
                && number == version.number
                && madeAt.equals(version.madeAt)
                && source.equals(version.source)
                && items == version.items
                && added == version.added
                && changed == version.changed
                && removed == version.removed
                && content.equals(version.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, madeAt, source, items, added, changed, removed, content);
    }
}

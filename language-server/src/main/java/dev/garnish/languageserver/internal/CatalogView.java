package dev.garnish.languageserver.internal;

import dev.garnish.catalog.Schema;
import dev.garnish.review.CatalogProfile;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the items while rules are written.
 *
 * @param schema of the catalog; null where there is none, so that columns cannot be checked
 * @param profile of its items; null until they were counted
 * @param items by their ids; none until they were counted
 */
public record CatalogView(@Nullable Schema schema, @Nullable CatalogProfile profile, KnownItems items) {
    public static final CatalogView NONE = of(null);

    /** What is known before the items were read. */
    public static CatalogView of(@Nullable Schema schema) {
        return new CatalogView(schema, null, KnownItems.NONE);
    }

    Schema columns() {
        return schema == null ? Schema.of() : schema;
    }
}

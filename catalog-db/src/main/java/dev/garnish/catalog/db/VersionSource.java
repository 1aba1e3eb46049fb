package dev.garnish.catalog.db;

import dev.garnish.catalog.db.model.CatalogException;

/** Where versions of a catalog come from, one after the other. */
interface VersionSource {
    /** Cheap to make, and another whenever the version may be another; a {@link CatalogException} where nothing is there. */
    Object stamp();

    /** The version that is there now. */
    CatalogFile open();
}

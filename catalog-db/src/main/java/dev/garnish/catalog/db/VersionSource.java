package dev.garnish.catalog.db;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.db.model.CatalogException;

/** Where versions of a catalog come from, one after the other. */
interface VersionSource extends CatalogSource {
    /** Cheap to make, and another whenever the version may be another; a {@link CatalogException} where nothing is there. */
    @Override
    Object stamp();

    /** The version that is there now. */
    @Override
    CatalogFile open();

    @Override
    default void release(Catalog version) {
        ((CatalogFile) version).close();
    }

    @Override
    default boolean mayRecover(Throwable reason) {
        return !(reason instanceof CatalogException trouble) || trouble.kind() != CatalogException.Kind.BAD_DATA;
    }

    /** Naming the content of anything but a pack takes reading all of it. */
    @Override
    default String name(Catalog version) {
        return version instanceof DbCatalog database ? database.name() : version.version();
    }
}

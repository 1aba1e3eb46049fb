package dev.garnish.catalog.db;

import java.util.function.Supplier;

/** A catalog that is watched as every other, and opened as a test wants. */
record WatchedSource(VersionSource source, Supplier<CatalogFile> opening) implements VersionSource {
    @Override
    public Object stamp() {
        return source.stamp();
    }

    @Override
    public CatalogFile open() {
        return opening.get();
    }
}

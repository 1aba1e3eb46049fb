package dev.garnish.catalog.db;

import java.util.function.Supplier;

/** A catalog that is watched as every other, and opened as a test wants. */
record WatchedSource(Watched source, Supplier<CatalogFile> opening) implements Watched {
    @Override
    public Object stamp() {
        return source.stamp();
    }

    @Override
    public CatalogFile open() {
        return opening.get();
    }
}

package dev.garnish.catalog;

import java.nio.file.Path;
import java.util.function.Supplier;

/** A file that is watched as every file is, and opened as a test wants. */
record WatchedFile(Path file, Supplier<CatalogFile> opening) implements Watched {
    @Override
    public Object stamp() {
        return new OneFile(file).stamp();
    }

    @Override
    public CatalogFile open() {
        return opening.get();
    }
}

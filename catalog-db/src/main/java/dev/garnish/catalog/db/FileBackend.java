package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.file.FileStamp;
import dev.garnish.catalog.db.internal.h2.H2Database;
import dev.garnish.catalog.db.internal.sql.Database;
import java.nio.file.Path;

/** A file that is replaced, or written by another program: a pack or an H2 database, whichever it is when opened. */
record FileBackend(Path path) implements Backend {
    @Override
    public Object stamp() {
        return FileStamp.of(path);
    }

    @Override
    public CatalogFile open() {
        return CatalogFile.open(path);
    }

    @Override
    public Database database() {
        return H2Database.of(path);
    }
}

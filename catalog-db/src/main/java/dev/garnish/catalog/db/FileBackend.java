package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.h2.H2Database;
import dev.garnish.catalog.db.internal.live.FileStamp;
import dev.garnish.catalog.db.internal.pack.PackFailure;
import dev.garnish.catalog.db.internal.pack.PackHeader;
import dev.garnish.catalog.db.internal.sql.Database;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is replaced, or written by another program: a pack or an H2 database, whichever it is when opened. */
record FileBackend(Path path) implements Backend {
    @Override
    public Object stamp() {
        return FileStamp.of(path);
    }

    @Override
    public CatalogFile open() {
        return isPack() ? PackedCatalog.open(path) : DbCatalog.open(path);
    }

    @Override
    public Database database() {
        return H2Database.of(path);
    }

    /** By its name or its first bytes, so that a pack whose first bytes are damaged is not taken for something else. */
    private boolean isPack() {
        if (path.toString().endsWith(".pack")) {
            return true;
        }
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
            byte[] first = new byte[(int) Math.min(PackHeader.FIXED, in.length())];
            in.readFully(first);
            return PackHeader.isMeant(first, in.length());
        } catch (IOException e) {
            throw PackFailure.unreadable(path.toString(), e);
        }
    }
}

package dev.garnish.catalog.db;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.db.internal.pack.PackFailure;
import dev.garnish.catalog.db.internal.pack.PackHeader;
import dev.garnish.catalog.db.model.CatalogAddress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A catalog in a file or on a server: one version, for as long as it is open. */
public sealed interface CatalogFile extends Catalog, AutoCloseable permits DbCatalog, PackedCatalog {
    /** Opens a pack or an H2 file ({@code .mv.db}), whichever it is, read-only. */
    static CatalogFile open(Path file) {
        return isPack(file) ? PackedCatalog.open(file) : DbCatalog.open(file);
    }

    /** As {@link #open(Path)}, wherever the catalog stands. */
    static CatalogFile open(CatalogAddress address) {
        return Backend.of(address).open();
    }

    /** The versions of a pack or an H2 file, each replacing the last, as {@link dev.garnish.Garnish} follows them. */
    static CatalogSource source(Path file) {
        return new FileBackend(file);
    }

    /**
     * Whether a file is meant as a pack: by its name or its first bytes, so that a pack whose first bytes are damaged is not
     * taken for something else.
     */
    static boolean isPack(Path path) {
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

    /** The number of the catalog version that this is, counted from 1; 0 where nobody counted. */
    long number();

    /** Lets go of the file or the server; the items handed out stay usable. */
    @Override
    void close();
}

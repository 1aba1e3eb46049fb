package dev.garnish.catalog.db;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.model.CatalogAddress;
import java.nio.file.Path;

/** A catalog in a file or on a server: one version, for as long as it is open. */
public sealed interface CatalogFile extends Catalog, AutoCloseable permits DbCatalog, PackedCatalog {
    /** Opens a pack or an H2 file ({@code .mv.db}), whichever it is, read-only. */
    static CatalogFile open(Path file) {
        return new FileBackend(file).open();
    }

    /** As {@link #open(Path)}, wherever the catalog stands. */
    static CatalogFile open(CatalogAddress address) {
        return Backend.of(address).open();
    }

    /** The number of the catalog version that this is, counted from 1; 0 where nobody counted. */
    long number();

    /** Lets go of the file or the server; the items handed out stay usable. */
    @Override
    void close();
}

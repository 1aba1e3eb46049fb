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

/**
 * A catalog in a file or on a server: one version, for as long as it is open. Safe for use by many threads.
 *
 * <pre>{@code
 * try (CatalogFile catalog = CatalogFile.open(Path.of("shop.mv.db"))) {
 *     Map<String, Item> items = catalog.find(Set.of("sku-1", "sku-2"));
 * }
 * }</pre>
 */
public sealed interface CatalogFile extends Catalog, AutoCloseable permits DbCatalog, PackedCatalog {
    /**
     * Opens a pack or an H2 file ({@code .mv.db}), whichever it is, read-only.
     *
     * @param file the pack or the H2 file
     * @return its version of now, to be closed; what replaces the file later is not seen
     * @throws dev.garnish.catalog.db.model.CatalogException if the file is missing, damaged, no catalog, or locked
     */
    static CatalogFile open(Path file) {
        return isPack(file) ? PackedCatalog.open(file) : DbCatalog.open(file);
    }

    /**
     * As {@link #open(Path)}, wherever the catalog stands.
     *
     * @param address of a file, a server or a table
     * @return its version of now, to be closed
     * @throws dev.garnish.catalog.db.model.CatalogException if there is no catalog, or the server cannot be reached or does not let the user in
     */
    static CatalogFile open(CatalogAddress address) {
        return Backend.of(address).open();
    }

    /**
     * The versions of a pack or an H2 file, each replacing the last, as {@link dev.garnish.Garnish} follows them.
     *
     * @param file need not be there yet; it is looked at when the source is asked
     * @return its versions
     */
    static CatalogSource source(Path file) {
        return new FileBackend(file);
    }

    /**
     * Whether a file is meant as a pack: by its name or its first bytes, so that a pack whose first bytes are damaged is not
     * taken for something else.
     *
     * @param path need not be there
     * @return whether it ends in {@code .pack} or begins as a pack does
     * @throws dev.garnish.catalog.db.model.CatalogException if the file is there and cannot be read
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

    /** {@return the number of the catalog version that this is, from 1; 0 where rows came without an import} */
    long number();

    /** Lets go of the file or the server; the items handed out stay usable. */
    @Override
    void close();
}

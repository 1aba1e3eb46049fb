package dev.garnish.catalog.db;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.internal.pack.PackRows;
import dev.garnish.catalog.db.internal.pack.PackWriter;
import dev.garnish.catalog.db.model.CatalogException;
import java.nio.file.Path;

/**
 * The items of a pack: one read-only file made from a catalog version, opened without a database. Small packs are read
 * whole, large ones in blocks and later mapped; nothing that fails its checksum is served. Safe for use by many threads. A
 * pack that is open may be replaced (renamed over), never overwritten in place.
 *
 * <pre>{@code
 * try (CatalogFile catalog = CatalogFile.open(Path.of("shop.mv.db"))) {
 *     PackedCatalog.write(catalog, rules, Path.of("shop.pack"));
 * }
 * PackedCatalog pack = PackedCatalog.open(Path.of("shop.pack"));
 * }</pre>
 */
public sealed interface PackedCatalog extends CatalogFile permits Pack {
    /**
     * Opens a pack.
     *
     * @param file the pack
     * @return its items, to be closed
     * @throws CatalogException if it is missing, cannot be read, or is none
     */
    static PackedCatalog open(Path file) {
        return Pack.open(file, Pack.MOST_IN_MEMORY);
    }

    /**
     * As {@link #open(Path)}.
     *
     * @param file the pack
     * @param mostInMemory a pack of at most this many bytes is read whole
     * @return its items, to be closed
     * @throws CatalogException if it is missing, cannot be read, or is none
     */
    static PackedCatalog open(Path file, int mostInMemory) {
        return Pack.open(file, mostInMemory);
    }

    /**
     * Writes a pack of a catalog's items; one that stood there is replaced whole, once the new one is durable.
     *
     * @param catalog read through
     * @param file the pack
     * @throws CatalogException if it cannot be written; what stood there stays
     */
    static void write(Catalog catalog, Path file) {
        PackWriter.write(catalog, numberOf(catalog), PackRows.NONE, file);
    }

    /**
     * As {@link #write(Catalog, Path)}, with what rules give for every item whoever the recipient is, so that nobody has to
     * evaluate them later.
     *
     * @param catalog read through
     * @param rules those that events will be served by; others are evaluated as if there were no rows
     * @param file the pack
     * @throws CatalogException if it cannot be written; what stood there stays
     * @throws dev.garnish.rules.InvalidRulesException if the rules were checked against other columns and do not fit these
     */
    static void write(Catalog catalog, RuleSet rules, Path file) {
        PackWriter.write(catalog, numberOf(catalog), PackRows.of(rules.over(catalog.schema())), file);
    }

    private static long numberOf(Catalog catalog) {
        return catalog instanceof CatalogFile file ? file.number() : 0;
    }

    /** {@return whether it is in memory as a whole, so that no look-up waits for a disk} */
    boolean isInMemory();

    /** {@return whether it holds what rules give, in a form that this version of the engine understands} */
    boolean isRendered();

    /** {@return how many items there are} */
    long size();

    /**
     * Reads everything once and compares it with the checksums, the content's own included.
     *
     * @throws CatalogException if a damaged part is met
     */
    void verify();
}

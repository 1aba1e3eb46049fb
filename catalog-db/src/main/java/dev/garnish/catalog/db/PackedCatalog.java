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
 */
public sealed interface PackedCatalog extends CatalogFile permits Pack {
    /** Opens a pack, or says why it is none. */
    static PackedCatalog open(Path file) {
        return Pack.open(file, Pack.MOST_IN_MEMORY);
    }

    /**
     * As {@link #open(Path)}.
     *
     * @param mostInMemory a pack of at most this many bytes is read whole
     */
    static PackedCatalog open(Path file, int mostInMemory) {
        return Pack.open(file, mostInMemory);
    }

    /** Writes a pack of a catalog's items; one that stood there is replaced whole. */
    static void write(Catalog catalog, Path file) {
        PackWriter.write(catalog, numberOf(catalog), PackRows.NONE, file);
    }

    /**
     * As {@link #write(Catalog, Path)}, with what rules give for every item whoever the recipient is, so that nobody has to
     * evaluate them later.
     *
     * @throws dev.garnish.rules.InvalidRulesException if the rules were checked against other columns and do not fit these
     */
    static void write(Catalog catalog, RuleSet rules, Path file) {
        PackWriter.write(catalog, numberOf(catalog), PackRows.of(rules.over(catalog.schema())), file);
    }

    private static long numberOf(Catalog catalog) {
        return catalog instanceof CatalogFile file ? file.number() : 0;
    }

    /** Whether it is in memory as a whole, so that no look-up waits for a disk. */
    boolean isHeld();

    /** Whether it holds what rules give, in a form that this version of the engine understands. */
    boolean isRendered();

    /** How many items there are. */
    long size();

    /**
     * Reads everything once and compares it with the checksums, the content's own included.
     *
     * @throws CatalogException if a damaged part is met
     */
    void verify();
}

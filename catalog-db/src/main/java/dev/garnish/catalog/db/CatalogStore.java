package dev.garnish.catalog.db;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The versions of a catalog: told, checked, gone back to, copied away and brought back. Whatever fails leaves the catalog
 * as it was; every method throws a {@link CatalogException} that says why.
 */
public sealed interface CatalogStore permits H2Store, PgStore {
    /** The store of a catalog file ({@code .mv.db}). */
    static CatalogStore of(Path file) {
        return new H2Store(file);
    }

    /** As {@link #of(Path)}, wherever the catalog stands. */
    static CatalogStore of(CatalogAddress address) {
        return address instanceof PgAddress server
                ? new PgStore(server)
                : of(address.file().orElseThrow());
    }

    /**
     * For a process that has to end: gives up whatever it is changing in catalogs, which stay as they are, and lets nothing
     * change from now on. False, and nothing is given up, where a change is already made and about to be told.
     */
    static boolean giveUp() throws IOException {
        return Attempt.giveUp();
    }

    CatalogStatus status();

    /** Every version there ever was, newest first. */
    List<CatalogVersion> log();

    /** Reads every item of the newest version and of those kept, and tells what is not as it was written. */
    Verified verify();

    /** Makes an earlier version the newest again, under a new number. Empty: it holds what the newest holds. */
    Optional<CatalogVersion> rollback(long number);

    /** The newest of the earlier versions that are kept. */
    long previous();

    /** Copies the file to another that is not there yet, durably. A server has tools of its own for it. */
    void backup(Path to);

    /** Takes a backup's items as a new version, also where the file is damaged or gone. Empty: it holds them already. */
    Optional<CatalogVersion> restore(Path from);
}

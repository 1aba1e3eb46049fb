package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.sql.Commits;
import dev.garnish.catalog.db.model.CatalogAddress;
import java.io.IOException;

/**
 * Changes of catalogs that a process may have to give up, because it was asked to end for instance. Hand it to whatever
 * changes a catalog: {@link CatalogImport#under}, {@link CatalogStore#of(CatalogAddress, CatalogChanges)}, {@link
 * DbCatalog#migrate(CatalogAddress, java.util.Optional, CatalogChanges)}. Safe for use by many threads.
 *
 * <pre>{@code
 * CatalogChanges changes = new CatalogChanges();
 * Runtime.getRuntime().addShutdownHook(new Thread(() -> {
 *     try {
 *         changes.giveUp();
 *     } catch (IOException e) {
 *         System.err.println("the next import takes away what this one began");
 *     }
 * }));
 * CatalogImport.of(catalog, files).under(changes).run();
 * }</pre>
 */
public final class CatalogChanges {
    private final Commits commits = new Commits();

    /** Changes of which none is given up. */
    public CatalogChanges() {}

    Commits commits() {
        return commits;
    }

    /**
     * Gives up the changes that are under way; the catalogs stay as they are, and none of these changes succeeds from now
     * on.
     *
     * @return whether they were given up; false where one has already succeeded and is about to be reported
     * @throws IOException if what was begun cannot be taken away; the next change takes it away
     */
    public boolean giveUp() throws IOException {
        return commits.giveUp();
    }
}

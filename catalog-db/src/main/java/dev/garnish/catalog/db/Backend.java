package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.ServerAddress;

/**
 * What stands behind an address. The only place that tells kinds of addresses apart; of files only {@link
 * CatalogFile#open(java.nio.file.Path)} tells packs from databases, without this type, which a cold start would load.
 */
sealed interface Backend extends VersionSource permits FileBackend, ServerBackend {
    static Backend of(CatalogAddress address) {
        return address instanceof ServerAddress server
                ? new ServerBackend(server)
                : new FileBackend(address.file().orElseThrow());
    }

    /** The database that stands there; a pack has none, which its reader or writer reports. */
    Database database();
}

package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.sql.Commits;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemSource;
import dev.garnish.catalog.db.internal.sql.OpenVersion;
import dev.garnish.catalog.db.internal.sql.VersionStore;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.FileAddress;
import dev.garnish.catalog.db.model.ServerAddress;
import dev.garnish.catalog.db.model.TableAddress;
import java.time.Duration;

/**
 * What stands behind an address. The only place that tells kinds of addresses apart; of files only {@link
 * CatalogFile#open(java.nio.file.Path)} tells packs from databases, without this type, which a cold start would load.
 */
sealed interface Backend extends VersionSource permits FileBackend, ServerBackend, TableBackend {
    static Backend of(CatalogAddress address) {
        // A file first: a cold start loads no type of the others.
        if (address instanceof FileAddress file) {
            return new FileBackend(file.path());
        }
        return address instanceof TableAddress table
                ? new TableBackend(table, of(table.database()))
                : new ServerBackend((ServerAddress) address);
    }

    /** The database that stands there, to be changed; a pack has none, which its reader or writer reports. */
    Database database();

    /** As {@link Database#open}. */
    default OpenVersion open(int mostInMemory, Duration deadline) {
        return database().open(ItemSource.ITEM, mostInMemory, deadline);
    }

    /** As {@link Database#versions}. */
    default VersionStore versions(Commits commits) {
        return database().versions(commits);
    }
}

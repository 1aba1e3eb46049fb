package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.sql.Commits;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemSource;
import dev.garnish.catalog.db.internal.sql.OpenVersion;
import dev.garnish.catalog.db.internal.sql.TableVersions;
import dev.garnish.catalog.db.internal.sql.VersionStore;
import dev.garnish.catalog.db.model.TableAddress;
import java.time.Duration;

/** A table or view that somebody else looks after; who changes rows there is not noticed. */
record TableBackend(TableAddress address, Backend place) implements Backend {
    private ItemSource items() {
        return new ItemSource(address.table(), address.columns());
    }

    @Override
    public Object stamp() {
        return place.stamp();
    }

    @Override
    public CatalogFile open() {
        return DbCatalog.open(address, Database.MOST_IN_MEMORY);
    }

    @Override
    public OpenVersion open(int mostInMemory, Duration deadline) {
        return place.database().open(items(), mostInMemory, deadline);
    }

    @Override
    public VersionStore versions(Commits commits) {
        return new TableVersions(address.toString(), place.database(), items());
    }

    @Override
    public Database database() {
        throw TableVersions.readOnly(address.toString());
    }
}

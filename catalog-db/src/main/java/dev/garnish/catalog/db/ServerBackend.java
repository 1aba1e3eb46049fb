package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.postgres.PgDatabase;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.model.ServerAddress;

/** A database on a PostgreSQL server; who changes items there without a version is not noticed. */
record ServerBackend(ServerAddress address) implements Backend {
    @Override
    public Object stamp() {
        return PgDatabase.stamp(address);
    }

    @Override
    public CatalogFile open() {
        return DbCatalog.open(address, Database.MOST_IN_MEMORY);
    }

    @Override
    public Database database() {
        return PgDatabase.of(address);
    }
}

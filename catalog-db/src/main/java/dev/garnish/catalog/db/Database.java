package dev.garnish.catalog.db;

import dev.garnish.catalog.db.ItemTable.Stored;
import dev.garnish.catalog.db.Versions.Counts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Where a catalog's tables stand, and what has to be done there in a way of its own. */
interface Database {
    static Database of(CatalogAddress address) {
        return address instanceof PgAddress server
                ? new PgDatabase(server)
                : new H2Database(address.file().orElseThrow());
    }

    /** As messages name the catalog. */
    String name();

    /** Does this work as the only one that changes the catalog: all of it or, where it fails, nothing. */
    <T> T change(int keep, Change.Work<T> work);

    /** The user's migrations where nobody names a folder. */
    Path migrations();

    /** Where the product's own migrations are, as Flyway names places. */
    List<String> ownMigrations();

    /** A new column's name in SQL. */
    String column(String name);

    /** What makes a table for rows that are soon gone, up to its name. */
    String createScratch();

    /** The quickest way for rows into a table. */
    Loader loader(Connection connection, String table, List<Stored> columns, Loader.Refusals refusals)
            throws SQLException;

    /** Adds a version if the content is another than the last version's. */
    default Optional<CatalogVersion> record(Connection connection, String source, Counts counts) throws SQLException {
        return Versions.record(connection, ItemTable.of(connection, name()), source, counts);
    }
}

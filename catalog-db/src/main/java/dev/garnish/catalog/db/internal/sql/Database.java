package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.sql.VersionTable.Counts;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where a catalog's tables stand, and what has to be done there in a way of its own. */
public interface Database {
    /** At most this many items are all kept in memory by default. */
    int MOST_IN_MEMORY = 50_000;

    /** Longest that an event waits for its items. */
    Duration DEADLINE = Duration.ofSeconds(2);

    /** How many versions an import keeps where nobody says, the newest included. */
    int KEEP = 3;

    /** What is no import takes none of the versions away that somebody wanted to keep. */
    int ALL = Integer.MAX_VALUE;

    /** As messages name the catalog. */
    String name();

    /**
     * The newest version.
     *
     * @param items the table that holds them; another than the product's own has no versions
     * @param mostInMemory at most this many items are all kept in memory
     * @param deadline longest that a look-up takes
     */
    OpenVersion open(ItemSource items, int mostInMemory, Duration deadline);

    /** The versions; what changes them succeeds as long as the commits are not given up. */
    VersionStore versions(Commits commits);

    /** Does this work as the only one that changes the catalog: all of it or, where it fails, nothing. */
    public <T> T change(int keep, Commits commits, Change.Work<T> work);

    /** The highest number that a version had here, as far as is known without the catalog itself. */
    default long highest() {
        return 0;
    }

    /** The user's migrations where nobody names a folder. */
    Path migrations();

    /** The folders of the product's own migrations. */
    List<String> ownMigrations();

    /** A new column's name in SQL. */
    String column(String name);

    /** The type of numbers of which each has decimals of its own. */
    String unscaled();

    /** How many columns a table can have. */
    int mostColumns();

    /** One statement that adds columns, each given by its name in SQL and its type. */
    String addColumns(List<String> definitions);

    /** What makes a table for rows that are soon gone, up to its name. */
    String createScratch();

    /** The quickest way for rows into a table. */
    Loader loader(Connection connection, String table, List<Stored> columns, Loader.Refusals refusals)
            throws SQLException;

    /** Adds a version if the content is another than the last version's. */
    default Optional<CatalogVersion> record(Connection connection, String source, Counts counts) throws SQLException {
        return VersionTable.record(connection, ItemTable.of(connection, name()), source, counts, highest());
    }
}

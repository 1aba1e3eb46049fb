package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.sql.Loader;
import dev.garnish.catalog.db.internal.sql.Merge;
import dev.garnish.catalog.db.internal.sql.VersionTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rows wait until all of them are known to be good: the table of items itself if it is empty, since nobody sees a
 * change before its end, else a table beside it that is merged and dropped.
 */
final class Staging implements AutoCloseable {
    private static final String NAME = "garnish_incoming";

    private final Connection connection;
    private final ItemTable items;
    private final List<Stored> columns;
    private final boolean direct;
    private final Loader loader;

    private Staging(Connection connection, ItemTable items, List<Stored> columns, boolean direct, Loader loader) {
        this.connection = connection;
        this.items = items;
        this.columns = columns;
        this.direct = direct;
        this.loader = loader;
    }

    static Staging of(
            Database database, Connection connection, ItemTable items, List<Stored> columns, Loader.Refusals refusals)
            throws SQLException {
        boolean direct = items.count(connection) == 0;
        connection.setAutoCommit(false);
        if (!direct) {
            Merge.execute(connection, "drop table if exists " + NAME);
            Merge.execute(
                    connection,
                    database.createScratch()
                            + "%s as select %s from %s where false"
                                    .formatted(NAME, Stored.names(columns), items.table()));
            Merge.execute(connection, "alter table %s alter column %s set not null".formatted(NAME, items.idColumn()));
            Merge.execute(connection, "alter table %s add primary key (%s)".formatted(NAME, items.idColumn()));
        }
        String table = direct ? items.table() : NAME;
        return new Staging(connection, items, columns, direct, database.loader(connection, table, columns, refusals));
    }

    private String table() {
        return direct ? items.table() : NAME;
    }

    /** Adds a row; what the database refuses is told now or later, at the latest by {@link #flush}. */
    void add(long row, @Nullable Object[] values) throws SQLException {
        loader.add(row, values);
    }

    void flush() throws SQLException {
        loader.flush();
    }

    boolean contains(String id) throws SQLException {
        flush();
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from %s where %s = ?".formatted(table(), items.idColumn()))) {
            statement.setString(1, id);
            return statement.executeQuery().next();
        }
    }

    /** Brings the rows among the items; with {@code replace} items that are not among the rows go. */
    VersionTable.Counts merge(boolean replace) throws SQLException {
        flush();
        if (direct) {
            return new VersionTable.Counts(items.count(connection), 0, 0);
        }
        VersionTable.Counts counts = new Merge(items, NAME, columns).run(connection, replace);
        Merge.execute(connection, "drop table " + NAME);
        connection.commit();
        return counts;
    }

    @Override
    public void close() throws SQLException {
        loader.close();
        connection.setAutoCommit(true);
    }
}

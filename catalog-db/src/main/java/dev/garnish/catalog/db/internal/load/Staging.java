package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.sql.Loader;
import dev.garnish.catalog.db.internal.sql.Merge;
import dev.garnish.catalog.db.internal.sql.VersionTable;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where rows wait until all of them are known to be good: the table of items itself if it is empty, since nobody sees a
 * change before its end, else a table beside it that is merged and dropped.
 */
final class Staging implements AutoCloseable {
    private static final String NAME = "garnish_incoming";

    /** So many rows may wait to be refused. */
    private static final int UNFLUSHED = 10_000;

    /** So many items are removed at once. */
    private static final int PORTION = 1_000;

    /** Told of rows that the database refuses. */
    interface Refusals {
        void refused(long row, String id, String reason);
    }

    private final Connection connection;
    private final ItemTable items;
    private final List<Stored> columns;
    /** What was there before; null where nothing was. */
    private final @Nullable CurrentRows current;

    private final Loader loader;
    private long rows;
    /** Of the rows that were added since the last {@link #flush}. */
    private final Map<Long, String> ids;

    private Staging(
            Connection connection,
            ItemTable items,
            List<Stored> columns,
            @Nullable CurrentRows current,
            Loader loader,
            Map<Long, String> ids) {
        this.connection = connection;
        this.items = items;
        this.columns = columns;
        this.current = current;
        this.loader = loader;
        this.ids = ids;
    }

    static Staging of(
            Database database, Connection connection, ItemTable items, List<Stored> columns, Refusals refusals)
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
        Map<Long, String> ids = new HashMap<>();
        Loader loader = database.loader(
                connection, table, columns, (row, reason) -> refusals.refused(row, ids.getOrDefault(row, ""), reason));
        CurrentRows current = direct ? null : CurrentRows.of(connection, items, columns);
        return new Staging(connection, items, columns, current, loader, ids);
    }

    private String table() {
        return current == null ? items.table() : NAME;
    }

    /** Adds a row, unless it changes nothing; what the database refuses is told now or later, at the latest by {@link #flush}. */
    void add(long row, String id, @Nullable Object[] values) throws SQLException {
        rows++;
        if (current != null && current.isUnchanged(id, values)) {
            return;
        }
        ids.put(row, id);
        loader.add(row, values);
        if (ids.size() >= UNFLUSHED) {
            flush();
        }
    }

    void flush() throws SQLException {
        loader.flush();
        ids.clear();
    }

    /** Whether there was a row of this id, where one with its hash came before. */
    boolean contains(String id) throws SQLException {
        flush();
        return isIn(table(), id) || (current != null && isIn(items.table(), id));
    }

    private boolean isIn(String table, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from %s where %s = ?".formatted(table, items.idColumn()))) {
            statement.setString(1, id);
            return statement.executeQuery().next();
        }
    }

    /** Brings the rows among the items, and removes those that no row was for, where that is wanted. */
    VersionTable.Counts merge(Removal removal) throws SQLException {
        flush();
        if (current == null) {
            return new VersionTable.Counts(items.count(connection), 0, 0);
        }
        long removed = removal.isWanted() ? remove(current, removal) : 0;
        VersionTable.Counts counts = new Merge(items, NAME, columns).run(connection, removed);
        Merge.execute(connection, "drop table " + NAME);
        connection.commit();
        return counts;
    }

    /** Whether the items were those of a version before anything was merged. */
    boolean wasAt(Optional<CatalogVersion> version) {
        return current != null && version.isPresent() && version.get().content().equals(current.content());
    }

    private long remove(CurrentRows now, Removal removal) throws SQLException {
        List<String> missing = now.missing(removal.spared(rows, now.count()));
        removal.judge(missing.size(), now.count());
        for (int from = 0; from < missing.size(); from += PORTION) {
            items.delete(connection, missing.subList(from, Math.min(missing.size(), from + PORTION)));
        }
        return missing.size();
    }

    @Override
    public void close() throws SQLException {
        loader.close();
        connection.setAutoCommit(true);
    }
}

package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.sql.CellType;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.sql.Loader;
import dev.garnish.catalog.db.internal.sql.Merge;
import dev.garnish.catalog.db.internal.sql.VersionTable;
import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where rows wait until all of them are known to be good: the table of items itself if it is empty, since nobody sees a
 * change before its end, else a table beside it that is merged and dropped.
 */
final class Staging implements AutoCloseable {
    private static final String NAME = "garnish_incoming";
    /** Marks for each row the columns that it says nothing about, in the order of the columns: 1 where it does not. */
    private static final Stored ABSENT =
            new Stored("garnish_absent", "garnish_absent", CellType.TEXT, "CHARACTER VARYING", Integer.MAX_VALUE, 0);

    /** How many rows may wait to be refused. */
    private static final int UNFLUSHED = 10_000;

    /** How many items are removed at once. */
    private static final int PORTION = 1_000;

    /** Receives the rows that the database refuses. */
    interface Refusals {
        void refused(long row, String id, String reason);
    }

    private final Connection connection;
    private final ItemTable items;
    private final List<Stored> columns;
    /** Whether what a row says nothing about stays as it is. */
    private final boolean sparse;

    /** What was there before; null where nothing was. */
    private final @Nullable CurrentRows current;

    private final Loader loader;
    private long rows;
    /** Of the rows that were added since the last {@link #flush}. */
    private final Map<Long, String> ids;

    private final Refusals refusals;

    private Staging(
            Connection connection,
            ItemTable items,
            List<Stored> columns,
            boolean sparse,
            @Nullable CurrentRows current,
            Loader loader,
            Map<Long, String> ids,
            Refusals refusals) {
        this.connection = connection;
        this.items = items;
        this.columns = columns;
        this.sparse = sparse;
        this.current = current;
        this.loader = loader;
        this.ids = ids;
        this.refusals = refusals;
    }

    /** @param mayLack whether rows may say nothing about some of the columns */
    static Staging of(
            Database database,
            Connection connection,
            ItemTable items,
            List<Stored> columns,
            boolean mayLack,
            Refusals refusals)
            throws SQLException {
        boolean direct = items.count(connection) == 0;
        boolean sparse = mayLack && !direct;
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
        List<Stored> loaded = new ArrayList<>(columns);
        if (sparse) {
            Merge.execute(connection, "alter table %s add column %s varchar".formatted(NAME, ABSENT.quoted()));
            loaded.add(ABSENT);
        }
        String table = direct ? items.table() : NAME;
        Map<Long, String> ids = new HashMap<>();
        Loader loader = database.loader(
                connection, table, loaded, (row, reason) -> refusals.refused(row, ids.getOrDefault(row, ""), reason));
        CurrentRows current = direct ? null : CurrentRows.of(connection, items, columns);
        return new Staging(connection, items, columns, sparse, current, loader, ids, refusals);
    }

    private String table() {
        return current == null ? items.table() : NAME;
    }

    /**
     * Adds a row, unless it changes nothing. Rows that the database refuses are reported now or later, at the latest by
     * {@link #flush}.
     *
     * @param values of the columns, and behind them the mark of those that the row says nothing about, or null
     */
    void add(long row, String id, @Nullable Object[] values) throws SQLException {
        rows++;
        @Nullable Object[] cells = Arrays.copyOf(values, columns.size());
        if (current != null && current.isUnchanged(id, cells)) {
            return;
        }
        ids.put(row, id);
        loader.add(row, sparse ? values : cells);
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

    /**
     * Brings the rows among the items, and removes those that are not among the rows, where that is wanted. Rows that break
     * a constraint are refused before it throws.
     *
     * @param origins where the row of an id comes from
     */
    VersionTable.Counts merge(Removal removal, ToLongFunction<String> origins) throws SQLException {
        flush();
        if (current == null) {
            return new VersionTable.Counts(items.count(connection), 0, 0);
        }
        VersionTable.Counts counts = merged(current, removal, origins);
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

    private VersionTable.Counts merged(CurrentRows now, Removal removal, ToLongFunction<String> origins)
            throws SQLException {
        Merge merge = new Merge(items, sparse ? completed() : NAME, columns);
        Savepoint before = connection.setSavepoint();
        try {
            return merge.run(connection, removal.isWanted() ? remove(now, removal) : 0);
        } catch (SQLException e) {
            connection.rollback(before);
            if (RefusedRows.isAbout(e)) {
                for (String id : RefusedRows.of(connection, items, merge.rows(), columns)) {
                    refusals.refused(origins.applyAsLong(id), id, "the database refuses it: " + Failures.reason(e));
                }
            }
            throw e;
        }
    }

    /** The rows as a query: where one says nothing about a column, with what the item has. */
    private String completed() {
        String id = items.idColumn();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).quoted();
            values.add(
                    name.equals(id)
                            ? "n." + id
                            : "case when substring(n.%s, %d, 1) = '1' then i.%s else n.%s end as %s"
                                    .formatted(ABSENT.quoted(), i + 1, name, name, name));
        }
        return "(select %s from %s n left join %s i on i.%s = n.%s)"
                .formatted(String.join(", ", values), NAME, items.table(), id, id);
    }

    @Override
    public void close() throws SQLException {
        loader.close();
        connection.setAutoCommit(true);
    }
}

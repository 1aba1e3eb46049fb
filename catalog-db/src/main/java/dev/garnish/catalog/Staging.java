package dev.garnish.catalog;

import dev.garnish.catalog.ItemTable.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where rows wait until all of them are known to be good: the table of items itself if it is empty, since the whole file
 * is a copy that nobody sees, else a table beside it that is merged and dropped.
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
            execute(connection, "drop table if exists " + NAME);
            execute(
                    connection,
                    database.createScratch()
                            + "%s as select %s from %s where false"
                                    .formatted(NAME, Stored.names(columns), items.table()));
            execute(connection, "alter table %s alter column %s set not null".formatted(NAME, items.idColumn()));
            execute(connection, "alter table %s add primary key (%s)".formatted(NAME, items.idColumn()));
        }
        String table = direct ? items.table() : NAME;
        return new Staging(connection, items, columns, direct, database.loader(connection, table, columns, refusals));
    }

    private String table() {
        return direct ? items.table() : NAME;
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
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
    Versions.Counts merge(boolean replace) throws SQLException {
        flush();
        if (direct) {
            return new Versions.Counts(items.count(connection), 0, 0);
        }
        long removed = replace
                ? execute(
                        connection,
                        "delete from %s i where not exists (select 1 from %s n where n.%s = i.%s)"
                                .formatted(items.table(), NAME, items.idColumn(), items.idColumn()))
                : 0;
        long before = items.count(connection);
        long merged = execute(connection, mergeSql());
        long added = items.count(connection) - before;
        execute(connection, "drop table " + NAME);
        connection.commit();
        return new Versions.Counts(added, merged - added, removed);
    }

    private String mergeSql() {
        String id = items.idColumn();
        List<String> others = columns.stream()
                .map(Stored::quoted)
                .filter(name -> !name.equals(id))
                .toList();
        String update = others.isEmpty()
                ? ""
                : " when matched and (%s) then update set %s"
                        .formatted(
                                others.stream()
                                        .map(name -> "i.%s is distinct from n.%s".formatted(name, name))
                                        .collect(Collectors.joining(" or ")),
                                others.stream()
                                        .map(name -> "%s = n.%s".formatted(name, name))
                                        .collect(Collectors.joining(", ")));
        return "merge into %s i using %s n on i.%s = n.%s%s when not matched then insert (%s) values (%s)"
                .formatted(
                        items.table(),
                        NAME,
                        id,
                        id,
                        update,
                        Stored.names(columns),
                        columns.stream().map(column -> "n." + column.quoted()).collect(Collectors.joining(", ")));
    }

    @Override
    public void close() throws SQLException {
        loader.close();
        connection.setAutoCommit(true);
    }
}

package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings the rows of one table among the items.
 *
 * @param rows the other table, or a query in brackets
 * @param columns what it has, under the items' names
 */
public record Merge(ItemTable items, String rows, List<Stored> columns) {
    /** Adds and changes items, and removes those that are not among the rows. */
    public VersionTable.Counts replace(Connection connection) throws SQLException {
        return run(connection, execute(connection, deletion()));
    }

    /** Adds and changes items, after so many were removed. */
    public VersionTable.Counts run(Connection connection, long removed) throws SQLException {
        long before = items.count(connection);
        long merged = execute(connection, merging());
        long added = items.count(connection) - before;
        return new VersionTable.Counts(added, merged - added, removed);
    }

    public static int execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private String deletion() {
        return "delete from %1$s i where not exists (select 1 from %2$s n where n.%3$s = i.%3$s)"
                .formatted(items.table(), rows, items.idColumn());
    }

    private String merging() {
        String id = items.idColumn();
        List<Stored> others =
                columns.stream().filter(column -> !column.quoted().equals(id)).toList();
        String update = others.isEmpty()
                ? ""
                : " when matched and (%s) then update set %s"
                        .formatted(
                                others.stream().map(Merge::differs).collect(Collectors.joining(" or ")),
                                others.stream()
                                        .map(Stored::quoted)
                                        .map(name -> "%s = n.%s".formatted(name, name))
                                        .collect(Collectors.joining(", ")));
        return "merge into %s i using %s n on i.%s = n.%s%s when not matched then insert (%s) values (%s)"
                .formatted(
                        items.table(),
                        rows,
                        id,
                        id,
                        update,
                        Stored.names(columns),
                        columns.stream().map(column -> "n." + column.quoted()).collect(Collectors.joining(", ")));
    }

    /** JSON cannot be compared everywhere, its text can. */
    private static String differs(Stored column) {
        String value = column.cell() == CellType.JSON ? "cast(%s.%s as varchar)" : "%s.%s";
        return value.formatted("i", column.quoted()) + " is distinct from " + value.formatted("n", column.quoted());
    }
}

package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.sql.Merge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the rows that wait break a constraint of the items' table: the database refuses all of them together and names
 * none, so halves are tried until single rows are left. Nothing stays of what is tried.
 */
final class RefusedRows {
    private static final int MOST = 20;

    private final Connection connection;
    private final ItemTable items;
    private final String rows;
    private final List<Stored> columns;
    private final List<String> ids = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private RefusedRows(Connection connection, ItemTable items, String rows, List<Stored> columns) {
        this.connection = connection;
        this.items = items;
        this.rows = rows;
        this.columns = columns;
    }

    /** Whether a database refuses rows for what they hold. */
    static boolean isAbout(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("23");
    }

    /** The ids of the first rows that are refused by themselves; none where only all together are. */
    static List<String> of(Connection connection, ItemTable items, String rows, List<Stored> columns)
            throws SQLException {
        RefusedRows search = new RefusedRows(connection, items, rows, columns);
        search.readIds();
        search.search(0, search.ids.size());
        return search.refused;
    }

    private void readIds() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select %1$s from %2$s n order by %1$s".formatted(items.idColumn(), rows));
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                ids.add(found.getString(1));
            }
        }
    }

    private void search(int from, int to) throws SQLException {
        if (from >= to || refused.size() >= MOST || isTaken(from, to)) {
            return;
        }
        if (to - from == 1) {
            refused.add(ids.get(from));
            return;
        }
        int middle = (from + to) / 2;
        search(from, middle);
        search(middle, to);
    }

    private boolean isTaken(int from, int to) throws SQLException {
        String part = "(select * from %s n where n.%s between %s and %s)"
                .formatted(rows, items.idColumn(), literal(ids.get(from)), literal(ids.get(to - 1)));
        Savepoint before = connection.setSavepoint();
        try {
            new Merge(items, part, columns).run(connection, 0);
            return true;
        } catch (SQLException e) {
            if (!isAbout(e)) {
                throw e;
            }
            return false;
        } finally {
            connection.rollback(before);
        }
    }

    private static String literal(String id) {
        return "'" + id.replace("'", "''") + "'";
    }
}

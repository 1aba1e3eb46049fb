package dev.garnish.catalog.db;

import dev.garnish.catalog.db.model.ServerAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A test's own database on the shared PostgreSQL server. */
record PgPlace(ServerAddress address) {
    static PgPlace create() {
        try {
            return new PgPlace(PgServer.shared().database());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String... statements) throws SQLException {
        PgServer.shared().run(address.database(), statements);
    }

    /** Every row of the schema, and which transaction wrote it. */
    List<String> state() throws SQLException {
        List<String> state = new ArrayList<>();
        try (Connection connection = PgServer.shared().connect(address.database())) {
            for (String table : column(
                    connection,
                    "select table_name from information_schema.tables where table_schema = 'public' order by 1")) {
                state.addAll(column(
                        connection,
                        "select '%s ' || xmin || ' ' || t from \"%s\" t order by 1".formatted(table, table)));
            }
        }
        return state;
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }
}

package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of an application's own: one for each query, given back as it came. */
public final class PooledConnections implements Connections {
    private final DataSource source;
    private final String name;

    /** @param name as messages name the catalog */
    public PooledConnections(DataSource source, String name) {
        this.source = source;
        this.name = name;
    }

    @Override
    public <T> T ask(Query<T> query) {
        return ask(Connection.TRANSACTION_READ_COMMITTED, query);
    }

    /** The query's result, all of which sees one state of the database. */
    public <T> T snapshot(Query<T> query) {
        return ask(Connection.TRANSACTION_REPEATABLE_READ, query);
    }

    private <T> T ask(int isolation, Query<T> query) {
        try (Connection connection = source.getConnection()) {
            boolean commits = connection.getAutoCommit();
            boolean readOnly = connection.isReadOnly();
            int usual = connection.getTransactionIsolation();
            connection.setReadOnly(true);
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(false);
            try {
                return query.run(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(commits);
                connection.setTransactionIsolation(usual);
                connection.setReadOnly(readOnly);
            }
        } catch (SQLException e) {
            throw CatalogException.environment("catalog %s: %s".formatted(name, Failures.reason(e)), e);
        }
    }

    /** The application closes what is its own. */
    @Override
    public void close() {}
}

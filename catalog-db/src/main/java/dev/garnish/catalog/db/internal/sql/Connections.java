package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.db.model.CatalogException;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections to the database of one catalog version. Safe for use by many threads. */
public interface Connections extends AutoCloseable {
    /** What is done with a connection. */
    interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    /** The query's result, in the calling thread, however long it takes; a {@link CatalogException} where it fails. */
    <T> T ask(Query<T> query);

    /** Returns at once; a connection that is in use is closed after its query. */
    @Override
    void close();
}

package dev.garnish.catalog.db.internal.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Brings rows into a table, many at a time. */
public interface Loader extends AutoCloseable {
    /** Receives the rows that the database refuses, by the number they were added with. */
    interface Refusals {
        void refused(long row, String reason);
    }

    /** Adds a row, its values in the order of the columns; it may stand in the table only after {@link #flush}. */
    void add(long row, @Nullable Object[] values) throws SQLException;

    /** Brings in whatever was added. */
    void flush() throws SQLException;

    @Override
    void close() throws SQLException;
}

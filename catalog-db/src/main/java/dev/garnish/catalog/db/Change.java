package dev.garnish.catalog.db;

import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What a piece of work did to a catalog.
 *
 * @param changed whether it shall last
 */
record Change<T>(T result, boolean changed) {
    /** What is done to a catalog's database. */
    interface Work<T> {
        Change<T> on(DataSource source) throws SQLException, IOException;

        /** Takes back what the work left outside the database, since the database is not going to change. */
        default void undo() throws IOException {}
    }

    static <T> Change<T> of(T result) {
        return new Change<>(result, true);
    }

    static <T> Change<T> none(T result) {
        return new Change<>(result, false);
    }
}

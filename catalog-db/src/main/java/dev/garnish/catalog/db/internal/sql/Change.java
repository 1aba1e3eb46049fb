package dev.garnish.catalog.db.internal.sql;

import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What a piece of work did to a catalog.
 *
 * @param changed whether it shall last
 */
public record Change<T>(T result, boolean changed) {
    /** What is done to a catalog's database. */
    public interface Work<T> {
        Change<T> on(DataSource source) throws SQLException, IOException;

        /** Takes back what the work left outside the database, since the database is not going to change. */
        default void undo() throws IOException {}
    }

    public static <T> Change<T> of(T result) {
        return new Change<>(result, true);
    }

    public static <T> Change<T> none(T result) {
        return new Change<>(result, false);
    }
}

package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.internal.sql.CellType;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.sql.Loader;
import dev.garnish.catalog.db.internal.text.Failures;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows into an H2 table, by a batch of inserts. */
final class BatchLoader implements Loader {
    private static final int BATCH = 1000;

    private final Connection connection;
    private final Refusals refusals;
    private final PreparedStatement insert;
    private final List<Long> batch = new ArrayList<>();

    BatchLoader(Connection connection, String table, List<Stored> columns, Refusals refusals) throws SQLException {
        this.connection = connection;
        this.refusals = refusals;
        this.insert = connection.prepareStatement("insert into %s (%s) values (%s)"
                .formatted(
                        table,
                        Stored.names(columns),
                        columns.stream()
                                .map(column -> column.cell() == CellType.JSON ? "? format json" : "?")
                                .collect(Collectors.joining(", "))));
    }

    /** Adds a row; what the database refuses is reported when its batch is full, or by {@link #flush}. */
    @Override
    public void add(long row, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
        batch.add(row);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    @Override
    public void flush() throws SQLException {
        try {
            insert.executeBatch();
        } catch (BatchUpdateException e) {
            refuse(e);
        }
        batch.clear();
        connection.commit();
    }

    private void refuse(BatchUpdateException e) {
        int[] counts = e.getUpdateCounts();
        @Nullable SQLException reason = e.getNextException();
        for (int i = 0; i < batch.size(); i++) {
            if (i >= counts.length || counts[i] == Statement.EXECUTE_FAILED) {
                refusals.refused(
                        batch.get(i), "the database refuses it: " + Failures.reason(reason == null ? e : reason));
                reason = reason == null ? null : reason.getNextException();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}

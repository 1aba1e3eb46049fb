package dev.garnish.catalog.db.internal.sample;

import dev.garnish.catalog.db.internal.flyway.Migrations;
import dev.garnish.catalog.db.internal.h2.H2File;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.OpenVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/** The items of the sample as their migration makes them. */
public final class SampleItems {
    private static final String NAME = "sample";

    private SampleItems() {}

    /** Migrated by Flyway into a database in memory that is gone when this returns. */
    public static OpenVersion migrated() {
        JdbcDataSource source = H2File.memory("garnish_" + NAME + "_" + Long.toHexString(System.nanoTime()));
        // The first connection keeps the database alive until it closes.
        try (Connection connection = source.getConnection()) {
            Migrations.own(source, List.of("migration"), NAME);
            Migrations.sample(source, NAME);
            return OpenVersion.inMemory(connection, ItemTable.of(connection, NAME));
        } catch (SQLException e) {
            throw H2File.explain(Path.of(NAME), e);
        }
    }
}

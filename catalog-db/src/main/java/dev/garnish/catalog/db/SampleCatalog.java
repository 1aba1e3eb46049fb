package dev.garnish.catalog.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;

/** The catalog that is used where none is given: the items of Amazon Pinpoint's documentation and thirty films. */
public final class SampleCatalog {
    private static final String NAME = "sample";
    private static final String PACK = "sample.pack";

    private SampleCatalog() {}

    /** The sample as the build packed it; neither Flyway nor a database runs. */
    public static CatalogFile open() {
        try (InputStream in = SampleCatalog.class.getResourceAsStream(PACK)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + PACK + ": build the module with Maven");
            }
            return PackedCatalog.of(NAME, in.readAllBytes());
        } catch (IOException e) {
            throw CatalogException.environment("catalog sample: can not be read: " + Failures.reason(e), e);
        }
    }

    /** The sample, migrated by Flyway into a database in memory that is gone when this returns. */
    static DbCatalog migrated() {
        JdbcDataSource source = H2File.memory("garnish_" + NAME + "_" + Long.toHexString(System.nanoTime()));
        // The first connection keeps the database alive until it closes.
        try (Connection connection = source.getConnection()) {
            Migrations.own(source, NAME);
            Migrations.users(source, Migrations.SAMPLE, NAME);
            return DbCatalog.held(connection, ItemTable.of(connection, NAME));
        } catch (SQLException e) {
            throw H2File.explain(Path.of(NAME), e);
        }
    }
}

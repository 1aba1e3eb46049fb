package dev.garnish.catalog.db;

import dev.garnish.catalog.db.ItemTable.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** A catalog on a PostgreSQL server: changed in one transaction, the schema and the earlier versions included. */
record PgDatabase(PgAddress address) implements Database {
    private static final String OWN = Migrations.packaged("postgresql");

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public <T> T change(int keep, Change.Work<T> work) {
        try (PgChange change = PgChange.begin(address, keep)) {
            return change.run(work);
        } catch (SQLException e) {
            throw PgFailures.explain(address, e);
        } catch (IOException e) {
            throw CatalogException.environment(
                    "catalog %s: can not be written: %s: nothing was changed".formatted(address, Failures.reason(e)),
                    e);
        }
    }

    @Override
    public Path migrations() {
        return Path.of(address.database() + ".migrations");
    }

    @Override
    public List<String> ownMigrations() {
        return List.of(Migrations.OWN, OWN);
    }

    @Override
    public String column(String name) {
        return '"' + name.toLowerCase(Locale.ROOT) + '"';
    }

    @Override
    public String createScratch() {
        return "create temporary table ";
    }

    @Override
    public Loader loader(Connection connection, String table, List<Stored> columns, Loader.Refusals refusals) {
        return new CopyLoader(connection, table, columns, refusals);
    }
}

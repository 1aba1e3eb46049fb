package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.db.internal.sql.Change;
import dev.garnish.catalog.db.internal.sql.Commits;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemSource;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.sql.Items;
import dev.garnish.catalog.db.internal.sql.Loader;
import dev.garnish.catalog.db.internal.sql.OpenVersion;
import dev.garnish.catalog.db.internal.sql.QueriedItems;
import dev.garnish.catalog.db.internal.sql.VersionStore;
import dev.garnish.catalog.db.internal.sql.VersionTable;
import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.ServerAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A catalog on a PostgreSQL server: changed in one transaction, the schema and the earlier versions included. */
public record PgDatabase(ServerAddress address) implements Database {
    /** Of the common type: a class that only names this method does not load that of a database. */
    public static Database of(ServerAddress address) {
        return new PgDatabase(address);
    }

    /** What changes with every version. No record: comparing those keeps a host's class loader alive. */
    public static Object stamp(ServerAddress address) {
        return PgSource.snapshot(address, VersionTable::latest)
                .map(version -> List.of(version.number(), version.content()))
                .orElse(List.of());
    }

    @Override
    public OpenVersion open(ItemSource items, int mostInMemory, Duration deadline) {
        return PgSource.snapshot(address, connection -> opened(connection, items, mostInMemory, deadline));
    }

    private OpenVersion opened(Connection connection, ItemSource source, int mostInMemory, Duration deadline)
            throws SQLException {
        ItemTable table = ItemTable.of(connection, name(), source);
        table.requireIds(connection, name());
        Optional<CatalogVersion> latest = source.isItem() ? VersionTable.latest(connection) : Optional.empty();
        if (table.count(connection) <= mostInMemory) {
            return inMemory(connection, table, latest);
        }
        long number = latest.map(CatalogVersion::number).orElse(0L);
        PgVersion version = new PgVersion(name(), table, number);
        Items items = new QueriedItems("catalog " + address, version, PgConnections.of(address), deadline);
        return OpenVersion.of(table, items, latest);
    }

    /** What another program has written since is another content, whatever the last version's was. */
    private static OpenVersion inMemory(Connection connection, ItemTable table, Optional<CatalogVersion> latest)
            throws SQLException {
        OpenVersion whole = OpenVersion.inMemory(connection, table);
        return latest.filter(version -> version.content().equals(whole.version()))
                .map(whole::of)
                .orElse(whole);
    }

    @Override
    public VersionStore versions(Commits commits) {
        return new PgStore(address, commits);
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public <T> T change(int keep, Commits commits, Change.Work<T> work) {
        try (PgChange change = PgChange.begin(address, keep, commits)) {
            return change.run(work);
        } catch (SQLException e) {
            throw PgFailures.explain(address, e);
        } catch (IOException e) {
            throw CatalogException.environment(
                    "catalog %s: cannot be written: %s: nothing was changed".formatted(address, Failures.reason(e)), e);
        }
    }

    @Override
    public Path migrations() {
        return Path.of(address.database() + ".migrations");
    }

    @Override
    public List<String> ownMigrations() {
        return List.of("migration", "postgresql");
    }

    @Override
    public String column(String name) {
        return '"' + name.toLowerCase(Locale.ROOT) + '"';
    }

    @Override
    public String unscaled() {
        return "numeric";
    }

    @Override
    public int mostColumns() {
        return 1600;
    }

    @Override
    public String addColumns(List<String> definitions) {
        return "alter table item%sadd column %s;"
                .formatted(definitions.size() == 1 ? " " : "\n  ", String.join(",\n  add column ", definitions));
    }

    /** No temporary one, which takes a right of its own; until the transaction ends nobody else sees it. */
    @Override
    public String createScratch() {
        // Not unlogged: a server that dies while such a table is made may not start again.
        return "create table ";
    }

    @Override
    public Loader loader(Connection connection, String table, List<Stored> columns, Loader.Refusals refusals) {
        return new CopyLoader(connection, table, columns, refusals);
    }
}

package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.db.internal.flyway.Migrations;
import dev.garnish.catalog.db.internal.sql.Change;
import dev.garnish.catalog.db.internal.sql.Commits;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemSource;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.Items;
import dev.garnish.catalog.db.internal.sql.Merge;
import dev.garnish.catalog.db.internal.sql.OpenVersion;
import dev.garnish.catalog.db.internal.sql.QueriedItems;
import dev.garnish.catalog.db.internal.sql.VersionStore;
import dev.garnish.catalog.db.internal.sql.VersionTable;
import dev.garnish.catalog.db.internal.sql.VersionTable.Counts;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogStatus;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.Migration;
import dev.garnish.catalog.db.model.ServerAddress;
import dev.garnish.catalog.db.model.Verification;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The versions of a catalog on a PostgreSQL server. Whatever is only read is read in one snapshot, so that items, their count and
 * the log belong together while another process imports. Kept versions are tables beside {@code item}.
 */
record PgStore(ServerAddress address, Commits commits) implements VersionStore {
    @Override
    public CatalogStatus status() {
        return PgSource.snapshot(address, connection -> {
            ItemTable table = items(connection);
            return new CatalogStatus(
                    address.toString(),
                    bytes(connection, table),
                    table.count(connection),
                    table.schema(),
                    table.leftOut(),
                    VersionTable.latest(connection),
                    !Migrations.isOurs(connection),
                    false,
                    kept(connection));
        });
    }

    private ItemTable items(Connection connection) throws SQLException {
        return ItemTable.of(connection, address.toString());
    }

    private static long bytes(Connection connection, ItemTable table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_total_relation_size(?::regclass)")) {
            statement.setString(1, table.table());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** The numbers of the earlier versions that are kept; a change that is under way keeps the newest already. */
    private static List<Long> kept(Connection connection) throws SQLException {
        long newest =
                VersionTable.latest(connection).map(CatalogVersion::number).orElse(0L);
        return PgVersionArchive.numbers(connection).stream()
                .filter(number -> number < newest)
                .toList();
    }

    @Override
    public List<CatalogVersion> log() {
        return PgSource.snapshot(address, VersionTable::of);
    }

    @Override
    public List<Migration> migrations(Optional<Path> folder) {
        Path usual = new PgDatabase(address).migrations();
        return PgSource.snapshot(
                address, connection -> Migrations.info(connection, folder.or(() -> Migrations.ifThere(usual))));
    }

    @Override
    public Verification verify() {
        return PgSource.snapshot(address, connection -> {
            ItemTable table = items(connection);
            List<CatalogVersion> versions = VersionTable.of(connection);
            List<String> findings = new ArrayList<>();
            String content = VersionTable.content(connection, table);
            VersionStore.finding(versions.stream().findFirst(), content).ifPresent(findings::add);
            for (long number : kept(connection)) {
                ItemTable kept = kept(connection, number);
                VersionStore.finding(version(versions, number), VersionTable.content(connection, kept))
                        .ifPresent(finding -> findings.add("kept version %d: %s".formatted(number, finding)));
            }
            return new Verification(
                    table.count(connection),
                    content,
                    versions.stream().findFirst().map(CatalogVersion::number),
                    findings);
        });
    }

    private static Optional<CatalogVersion> version(List<CatalogVersion> versions, long number) {
        return versions.stream().filter(one -> one.number() == number).findFirst();
    }

    private ItemTable kept(Connection connection, long number) throws SQLException {
        return ItemTable.of(connection, address.toString(), ItemSource.of(PgVersionArchive.table(number)));
    }

    @Override
    public Optional<CatalogVersion> rollback(long number) {
        return new PgDatabase(address).change(Database.ALL, commits, source -> again(source, number));
    }

    /** The columns go back first, by a migration as any other change of the schema, then the items; all in one transaction. */
    private Change<Optional<CatalogVersion>> again(DataSource source, long number) throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<Long> numbers = kept(connection);
            if (!numbers.contains(number)) {
                throw VersionStore.notKept(address.toString(), number, numbers);
            }
            PgDatabase database = new PgDatabase(address);
            ItemTable kept = kept(connection, number);
            PgColumns columns = PgColumns.of(connection, kept.table());
            List<String> back =
                    PgColumns.of(connection, items(connection).table()).backTo(columns);
            if (!back.isEmpty()) {
                String script = Migrations.next(
                        source, Migrations.ifThere(database.migrations()), "version_%d_again".formatted(number));
                Migrations.apply(database, source, script, String.join("\n", back) + "\n");
            }
            ItemTable items = items(connection);
            Counts counts = new Merge(items, kept.table(), kept.columns()).replace(connection);
            columns.copyOthers(connection, kept, items);
            Optional<CatalogVersion> made = database.record(connection, VersionStore.again(number), counts);
            return new Change<>(made, made.isPresent());
        }
    }

    @Override
    public long previous() {
        return PgSource.snapshot(
                address,
                connection -> VersionStore.previous(address.toString(), VersionTable.of(connection), kept(connection)));
    }

    @Override
    public void read(long number, Consumer<? super OpenVersion> reader) {
        try (OpenVersion open = open(number)) {
            reader.accept(open);
        }
    }

    private OpenVersion open(long number) {
        return PgSource.snapshot(address, connection -> {
            boolean newest = number == VersionTable.newest(connection);
            if (!newest && !kept(connection).contains(number)) {
                throw VersionStore.notKept(address.toString(), number, kept(connection));
            }
            ItemTable table = newest ? items(connection) : kept(connection, number);
            String name = address.toString();
            Items items = new QueriedItems(
                    "catalog " + name,
                    new PgVersion(name, table, newest ? number : 0),
                    PgConnections.of(address),
                    Database.DEADLINE);
            return OpenVersion.of(table, items, Optional.empty());
        });
    }

    @Override
    public void backup(Path to) {
        throw elsewhere("backed up by a file", "pg_dump " + address + " (or `garnish catalog export`)");
    }

    @Override
    public Optional<CatalogVersion> restore(Path from) {
        throw elsewhere("restored from a file", "pg_restore or psql (or `garnish catalog import --replace`)");
    }

    private CatalogException elsewhere(String what, String tool) {
        return CatalogException.environment("catalog %s: a server is not %s: use %s".formatted(address, what, tool));
    }
}

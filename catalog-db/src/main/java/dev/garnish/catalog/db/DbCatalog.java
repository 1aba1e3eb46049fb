package dev.garnish.catalog.db;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.db.Versions.Counts;
import dev.garnish.internal.lookup.TimedLookUp;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The items of a database (an H2 file, or one on a PostgreSQL server), read-only: one version, for as long as it is open.
 * Small catalogs are held in memory whole and leave the database alone after opening; large ones are looked up. Safe for
 * use by many threads.
 */
public final class DbCatalog implements CatalogFile, TimedLookUp {
    /** Up to so many items are held in memory. */
    static final int HELD = 50_000;

    /** Longest that an event waits for its items. */
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final ItemTable table;
    private final Items items;
    private final long number;
    private @Nullable String version;

    DbCatalog(ItemTable table, Items items, Optional<CatalogVersion> latest) {
        this.table = table;
        this.items = items;
        this.number = latest.map(CatalogVersion::number).orElse(0L);
        this.version = latest.map(CatalogVersion::content).orElse(null);
    }

    /** Opens a user's catalog file ({@code .mv.db}). Nothing is written to it or beside it. */
    public static DbCatalog open(Path file) {
        return open(file, HELD);
    }

    /** Makes the file with an empty table {@code item}, or brings an older one up to date. */
    public static void migrate(Path file) {
        migrate(CatalogAddress.of(file), Optional.empty());
    }

    /** As {@link #migrate(Path)}, then applies the Flyway migrations of the user's folder ({@code V1__name.sql} ...). */
    public static void migrate(Path file, Path folder) {
        migrate(CatalogAddress.of(file), Optional.of(folder));
    }

    /** As {@link #migrate(Path, Path)}, wherever the catalog stands; without a folder the product's migrations only. */
    public static void migrate(CatalogAddress address, Optional<Path> folder) {
        Database database = Database.of(address);
        database.change(Rewrite.ALL, source -> migrated(database, source, folder));
    }

    private static Change<Integer> migrated(Database database, DataSource source, Optional<Path> folder)
            throws SQLException {
        int ran = Migrations.run(database, source, folder);
        if (ran == 0) {
            return Change.none(0);
        }
        try (Connection connection = source.getConnection()) {
            database.record(connection, "a migration of the schema", Counts.NONE);
        }
        return Change.of(ran);
    }

    /**
     * As {@link #open(Path)}.
     *
     * @param held up to so many items are held in memory whole
     */
    public static DbCatalog open(Path file, int held) {
        return open(file, held, DEADLINE);
    }

    /** As {@link #open(Path, int)}, wherever the catalog stands. */
    public static DbCatalog open(CatalogAddress address, int held) {
        return open(address, held, DEADLINE);
    }

    static DbCatalog open(CatalogAddress address, int held, Duration deadline) {
        if (address instanceof PgAddress server) {
            return PgCatalog.open(server, held, deadline);
        }
        return open(address.file().orElseThrow(), held, deadline);
    }

    static DbCatalog open(Path file, int held, Duration deadline) {
        Seal.State seal = H2File.check(file);
        H2Connections connections = H2Connections.open(file, H2File.url(file));
        try {
            DbCatalog opened = connections.ask(connection -> of(file, connection, seal, held, deadline, connections));
            if (opened.items instanceof HeldItems) {
                connections.close();
            }
            return opened;
        } catch (RuntimeException | Error e) {
            connections.close();
            throw e;
        }
    }

    private static DbCatalog of(
            Path file, Connection connection, Seal.State seal, int held, Duration deadline, Connections connections)
            throws SQLException {
        ItemTable table = ItemTable.of(connection, file.toString());
        // What another program has written since is another content, whatever the last version's was.
        Optional<CatalogVersion> latest = seal == Seal.State.WHOLE ? Versions.latest(connection) : Optional.empty();
        Items items = table.count(connection) <= held
                ? HeldItems.of(connection, table)
                : new LookedUpItems("catalog " + file, table, connections, deadline);
        return new DbCatalog(table, items, latest);
    }

    /** The items that a connection sees now, held in memory. */
    static DbCatalog held(Connection connection, ItemTable table) throws SQLException {
        return new DbCatalog(table, HeldItems.of(connection, table), Optional.empty());
    }

    /** The same items, which are known to be this version's. */
    DbCatalog of(CatalogVersion known) {
        return new DbCatalog(table, items, Optional.of(known));
    }

    @Override
    public Schema schema() {
        return table.schema();
    }

    /** A line for each column of the table that rules can not see. */
    public List<String> leftOut() {
        return table.leftOut();
    }

    /** @throws dev.garnish.catalog.CatalogUnavailableException if the catalog does not answer in time; it holds what was found */
    @Override
    public Map<String, Item> find(Set<String> ids) {
        return items.find(ids);
    }

    /**
     * As the other, for a caller that waits at most this long, and never longer than the catalog's own deadline.
     *
     * @throws dev.garnish.catalog.CatalogUnavailableException if that is not enough; it holds the items that were found until then
     */
    @Override
    public Map<String, Item> find(Set<String> ids, Duration most) {
        return items.find(ids, most);
    }

    @Override
    public Stream<Item> items() {
        return items.stream();
    }

    /** A hash of the schema and every item; reads all of them the first time. */
    @Override
    public synchronized String version() {
        String known = version;
        if (known == null) {
            known = Fingerprint.of(this);
            version = known;
        }
        return known;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void close() {
        items.close();
    }
}

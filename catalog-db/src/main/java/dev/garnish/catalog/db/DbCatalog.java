package dev.garnish.catalog.db;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.TimedLookUp;
import dev.garnish.catalog.db.internal.flyway.Migrations;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.OpenVersion;
import dev.garnish.catalog.db.model.CatalogAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The items of a database (an H2 file, or one on a PostgreSQL server), read-only: one version, for as long as it is open.
 * Small catalogs are held in memory whole and leave the database alone after opening; large ones are looked up. Safe for
 * use by many threads.
 */
public final class DbCatalog implements CatalogFile, TimedLookUp {
    private final OpenVersion open;
    private final Instant opened = Instant.now();

    private DbCatalog(OpenVersion open) {
        this.open = open;
    }

    /** Opens a user's catalog file ({@code .mv.db}). Nothing is written to it or beside it. */
    public static DbCatalog open(Path file) {
        return open(file, Database.MOST_IN_MEMORY);
    }

    /**
     * As {@link #open(Path)}.
     *
     * @param mostInMemory at most this many items are all kept in memory
     */
    public static DbCatalog open(Path file, int mostInMemory) {
        return open(CatalogAddress.of(file), mostInMemory);
    }

    /** As {@link #open(Path, int)}, wherever the catalog stands. */
    public static DbCatalog open(CatalogAddress address, int mostInMemory) {
        return open(address, mostInMemory, Database.DEADLINE);
    }

    static DbCatalog open(CatalogAddress address, int mostInMemory, Duration deadline) {
        return new DbCatalog(Backend.of(address).open(mostInMemory, deadline));
    }

    static DbCatalog open(Path file, int mostInMemory, Duration deadline) {
        return open(CatalogAddress.of(file), mostInMemory, deadline);
    }

    /**
     * Makes the file with a table {@code item} that has an {@code item_id} and no rows, or brings an older one up to date;
     * with the migrations of {@code <catalog>.migrations} beside it, if that folder is there.
     */
    public static void migrate(Path file) {
        migrate(CatalogAddress.of(file), Optional.empty());
    }

    /** As {@link #migrate(Path)}, with the Flyway migrations of this folder ({@code V1__name.sql} ...). */
    public static void migrate(Path file, Path folder) {
        migrate(CatalogAddress.of(file), Optional.of(folder));
    }

    /** As {@link #migrate(Path, Path)}, wherever the catalog stands; without a folder those of the default one, if it is there. */
    public static void migrate(CatalogAddress address, Optional<Path> folder) {
        migrate(address, folder, new CatalogChanges());
    }

    /** As {@link #migrate(CatalogAddress, Optional)}, unless the changes are given up. */
    public static void migrate(CatalogAddress address, Optional<Path> folder, CatalogChanges changes) {
        Migrations.migrate(Backend.of(address).database(), folder, changes.commits());
    }

    @Override
    public Schema schema() {
        return open.schema();
    }

    /** A line for each column of the table that rules cannot see. */
    public List<String> leftOut() {
        return open.leftOut();
    }

    /** @throws dev.garnish.catalog.CatalogUnavailableException if the catalog does not answer in time; it holds what was found */
    @Override
    public Map<String, Item> find(Set<String> ids) {
        return open.find(ids);
    }

    /**
     * As the other, for a caller that waits at most this long, and never longer than the catalog's own deadline.
     *
     * @throws dev.garnish.catalog.CatalogUnavailableException if that is not enough; it holds the items that were found until then
     */
    @Override
    public Map<String, Item> find(Set<String> ids, Duration most) {
        return open.find(ids, most);
    }

    @Override
    public Stream<Item> items() {
        return open.items();
    }

    /** A hash of the schema and every item; reads all of them the first time. */
    @Override
    public String version() {
        return open.version();
    }

    @Override
    public long number() {
        return open.number();
    }

    /** What a log calls it: rows that another program wrote have no version's number. */
    String name() {
        return number() == 0 ? "rows of " + opened : "version " + number();
    }

    @Override
    public void close() {
        open.close();
    }
}

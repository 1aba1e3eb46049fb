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
 * Small catalogs are wholly in memory and leave the database alone after opening; large ones are looked up. Safe for
 * use by many threads.
 */
public final class DbCatalog implements CatalogFile, TimedLookUp {
    private final OpenVersion open;
    private final Instant opened = Instant.now();

    private DbCatalog(OpenVersion open) {
        this.open = open;
    }

    /**
     * Opens a user's catalog file ({@code .mv.db}). Nothing is written to it or beside it.
     *
     * @param file the H2 file
     * @return its version of now, to be closed
     * @throws dev.garnish.catalog.db.model.CatalogException if the file is missing, damaged, no catalog, or locked
     */
    public static DbCatalog open(Path file) {
        return open(file, Database.MOST_IN_MEMORY);
    }

    /**
     * As {@link #open(Path)}.
     *
     * @param file the H2 file
     * @param mostInMemory at most this many items are all in memory; of more those that are asked for are looked up
     * @return its version of now, to be closed
     * @throws dev.garnish.catalog.db.model.CatalogException if the file is missing, damaged, no catalog, or locked
     */
    public static DbCatalog open(Path file, int mostInMemory) {
        return open(CatalogAddress.of(file), mostInMemory);
    }

    /**
     * As {@link #open(Path, int)}, wherever the catalog stands.
     *
     * @param address of an H2 file, a server or a table; not of a pack
     * @param mostInMemory at most this many items are all in memory
     * @return its version of now, to be closed
     * @throws dev.garnish.catalog.db.model.CatalogException if there is no catalog, or the server cannot be reached or does not let the user in
     */
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
     *
     * @param file the H2 file, need not be there
     * @throws dev.garnish.catalog.db.model.CatalogException if the catalog cannot be used or a migration fails; the catalog stays as it was
     */
    public static void migrate(Path file) {
        migrate(CatalogAddress.of(file), Optional.empty());
    }

    /**
     * As {@link #migrate(Path)}, with the Flyway migrations of this folder.
     *
     * @param file the H2 file, need not be there
     * @param folder of {@code V1__name.sql} and so on
     * @throws dev.garnish.catalog.db.model.CatalogException if the catalog cannot be used or a migration fails; the catalog stays as it was
     */
    public static void migrate(Path file, Path folder) {
        migrate(CatalogAddress.of(file), Optional.of(folder));
    }

    /**
     * As {@link #migrate(Path, Path)}, wherever the catalog stands.
     *
     * @param address a file or a server
     * @param folder empty: the default one, if it is there
     * @throws dev.garnish.catalog.db.model.CatalogException if the catalog cannot be used or a migration fails; the catalog stays as it was
     */
    public static void migrate(CatalogAddress address, Optional<Path> folder) {
        migrate(address, folder, new CatalogChanges());
    }

    /**
     * As {@link #migrate(CatalogAddress, Optional)}, unless the changes are given up.
     *
     * @param address a file or a server
     * @param folder empty: the default one, if it is there
     * @param changes may be shared with imports
     * @throws dev.garnish.catalog.db.model.CatalogException if the catalog cannot be used, a migration fails, or the changes are given up
     */
    public static void migrate(CatalogAddress address, Optional<Path> folder, CatalogChanges changes) {
        Migrations.migrate(Backend.of(address).database(), folder, changes.commits());
    }

    @Override
    public Schema schema() {
        return open.schema();
    }

    /** {@return a line for each column of the table that rules cannot see; empty where they see all} */
    public List<String> leftOut() {
        return open.leftOut();
    }

    /**
     * The items with these ids, asked for together; an unknown id is absent.
     *
     * @param ids any number, also none
     * @return by id; a copy
     * @throws dev.garnish.catalog.CatalogUnavailableException if the catalog does not answer in time; it holds what was found
     */
    @Override
    public Map<String, Item> find(Set<String> ids) {
        return open.find(ids);
    }

    /**
     * As the other, for a caller that waits at most this long, and never longer than the catalog's own deadline.
     *
     * @param ids any number, also none
     * @param most from now
     * @return by id
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

    /** {@return a hash of the schema and every item; reads all of them the first time} */
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

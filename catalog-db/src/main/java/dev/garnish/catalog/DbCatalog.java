package dev.garnish.catalog;

import dev.garnish.Item;
import dev.garnish.Schema;
import dev.garnish.catalog.Versions.Counts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The items of an H2 database file, read-only: one version, for as long as it is open. Small catalogs are held in
 * memory whole and leave the file alone after opening; large ones are looked up. Safe for use by many threads.
 */
public final class DbCatalog implements CatalogFile {
    /** Up to so many items are held in memory. */
    static final int HELD = 50_000;

    private static final int PAGE = 10_000;
    private static final int LOOK_UP = 1_000;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final ItemTable table;
    private final @Nullable Readers readers;
    private final Map<String, Item> held;
    private final List<Item> inOrder;
    private final long number;
    private @Nullable String version;

    private DbCatalog(ItemTable table, @Nullable Readers readers, List<Item> held, Optional<CatalogVersion> latest) {
        this.number = latest.map(CatalogVersion::number).orElse(0L);
        this.version = latest.map(CatalogVersion::content).orElse(null);
        this.table = table;
        this.readers = readers;
        this.inOrder = held;
        this.held = new HashMap<>();
        held.forEach(item -> this.held.put(item.id(), item));
    }

    /** Opens a user's catalog file ({@code .mv.db}). Nothing is written to it or beside it. */
    public static DbCatalog open(Path file) {
        return open(file, HELD);
    }

    /** Makes the file with an empty table {@code item}, or brings an older one up to date. */
    public static void migrate(Path file) {
        Rewrite.of(file, source -> migrated(source, file, Optional.empty()));
    }

    /** As {@link #migrate(Path)}, then applies the Flyway migrations of the user's folder ({@code V1__name.sql} ...). */
    public static void migrate(Path file, Path folder) {
        Rewrite.of(file, source -> migrated(source, file, Optional.of(folder)));
    }

    private static Change<Integer> migrated(DataSource source, Path file, Optional<Path> folder) throws SQLException {
        int ran = Migrations.run(source, file.toString(), folder);
        if (ran == 0) {
            return Change.none(0);
        }
        try (Connection connection = source.getConnection()) {
            new H2Database(file).record(connection, "a migration of the schema", Counts.NONE);
        }
        return Change.of(ran);
    }

    static DbCatalog open(Path file, int held) {
        try (Connection connection = H2File.read(file)) {
            ItemTable table = ItemTable.of(connection, file.toString());
            // What another program has written since is another content, whatever the last version's was.
            Optional<CatalogVersion> latest =
                    Seal.of(file) == Seal.State.WHOLE ? Versions.latest(connection) : Optional.empty();
            if (table.count(connection) <= held) {
                return new DbCatalog(table, null, all(connection, table), latest);
            }
            return new DbCatalog(table, new Readers(file, DEADLINE, readerCount()), List.of(), latest);
        } catch (SQLException e) {
            throw H2File.explain(file, e);
        } catch (IOException e) {
            throw H2File.unreadable(file, e);
        }
    }

    /** The items that a connection sees now, held in memory. */
    static DbCatalog held(Connection connection, ItemTable table) throws SQLException {
        return new DbCatalog(table, null, all(connection, table), Optional.empty());
    }

    private static List<Item> all(Connection connection, ItemTable table) throws SQLException {
        List<Item> items = new ArrayList<>();
        List<Item> page;
        do {
            page = table.page(
                    connection,
                    items.isEmpty() ? null : items.get(items.size() - 1).id(),
                    PAGE);
            items.addAll(page);
        } while (page.size() == PAGE);
        return items;
    }

    private static int readerCount() {
        return Math.min(4, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Schema schema() {
        return table.schema();
    }

    /** A line for each column of the table that rules can not see. */
    public List<String> leftOut() {
        return table.leftOut();
    }

    @Override
    public Map<String, Item> find(Set<String> ids) {
        Map<String, Item> found = new HashMap<>();
        if (readers == null) {
            for (String id : ids) {
                Item item = held.get(id);
                if (item != null) {
                    found.put(id, item);
                }
            }
            return found;
        }
        List<String> asked = List.copyOf(ids);
        for (int from = 0; from < asked.size(); from += LOOK_UP) {
            List<String> some = asked.subList(from, Math.min(asked.size(), from + LOOK_UP));
            for (Item item : readers.ask(connection -> table.find(connection, some))) {
                found.put(item.id(), item);
            }
        }
        return found;
    }

    @Override
    public Stream<Item> items() {
        Readers asked = readers;
        if (asked == null) {
            return inOrder.stream();
        }
        return StreamSupport.stream(
                new Pages(after -> asked.ask(connection -> table.page(connection, after, PAGE))), false);
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
        if (readers != null) {
            readers.close();
        }
    }
}

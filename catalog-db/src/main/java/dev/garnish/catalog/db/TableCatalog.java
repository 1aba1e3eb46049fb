package dev.garnish.catalog.db;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemSource;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.OpenVersion;
import dev.garnish.catalog.db.internal.sql.PooledConnections;
import dev.garnish.catalog.db.internal.sql.QueriedItems;
import dev.garnish.catalog.db.internal.sql.SplitLists;
import dev.garnish.catalog.db.internal.sql.UnrememberedItems;
import dev.garnish.catalog.db.model.CatalogException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A table or view of an application's own {@link DataSource}, on H2 or PostgreSQL, which is read and never changed. Immutable;
 * safe for use by many threads.
 *
 * <pre>{@code
 * CatalogSource films = TableCatalog.of(dataSource, "shop.film")
 *         .columns(Map.of("nr", "item_id", "label", "title"))
 *         .lists(Map.of("genres", "|"))
 *         .stampedBy("select max(changed_at) from shop.film");
 * Garnish garnish = Garnish.builder().rules(Path.of("rules")).catalog(films).watching(Duration.ofSeconds(5)).open();
 * }</pre>
 *
 * <p>With {@link #stampedBy} up to 50,000 items are in memory, of more those that are asked for; a newer version is
 * opened when the query gives another value. Without it every item is looked up, and remembered for {@link #timeToLive}, a
 * minute where nothing else is said.
 */
public final class TableCatalog implements CatalogSource {
    private static final Duration USUAL_TIME_TO_LIVE = Duration.ofMinutes(1);

    private final DataSource database;
    private final ItemSource items;
    private final Map<String, String> separators;
    private final @Nullable String stampQuery;
    private final Duration timeToLive;

    private TableCatalog(
            DataSource database,
            ItemSource items,
            Map<String, String> separators,
            @Nullable String stampQuery,
            Duration timeToLive) {
        this.database = database;
        this.items = items;
        this.separators = Map.copyOf(separators);
        this.stampQuery = stampQuery;
        this.timeToLive = timeToLive;
    }

    /**
     * A table or view with a column {@code item_id}, a text, a whole number or a UUID. Nothing is asked for before it is opened.
     *
     * @param database never closed by Garnish; connections are taken for a query each and given back as they were
     * @param table its name, perhaps with its schema and a point before it, in any case
     * @return its items
     */
    public static TableCatalog of(DataSource database, String table) {
        return new TableCatalog(database, ItemSource.of(table), Map.of(), null, USUAL_TIME_TO_LIVE);
    }

    /**
     * With other names for some columns.
     *
     * @param names by the column's own name, in any case, what rules call it; one of them is {@code item_id} where no column has
     *     that name
     * @return another source of the same table
     */
    public TableCatalog columns(Map<String, String> names) {
        return new TableCatalog(
                database, new ItemSource(items.table(), lower(names)), separators, stampQuery, timeToLive);
    }

    /**
     * With columns of texts that hold several values.
     *
     * @param separatorOf by the name that rules call a column, what stands between its values
     * @return another source of the same table; such a column is a list, with blank values left out
     * @throws IllegalArgumentException if a separator is empty
     */
    public TableCatalog lists(Map<String, String> separatorOf) {
        if (separatorOf.containsValue("")) {
            throw new IllegalArgumentException("expected a separator, found an empty text");
        }
        return new TableCatalog(database, items, separatorOf, stampQuery, timeToLive);
    }

    /**
     * With a query that distinguishes one version of the items from the next.
     *
     * @param query SQL of the application's, which gives one row; its first column is compared. It should be cheap
     * @return another source of the same table, whose items are remembered as long as the query gives the same
     */
    public TableCatalog stampedBy(String query) {
        return new TableCatalog(database, items, separators, query, Duration.ZERO);
    }

    /**
     * With another time for which an item is remembered, and that there is none.
     *
     * @param time positive
     * @return another source of the same table, without a query for versions
     * @throws IllegalArgumentException if it is not positive
     */
    public TableCatalog timeToLive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("expected a positive time, found " + time);
        }
        return new TableCatalog(database, items, separators, null, time);
    }

    private static Map<String, String> lower(Map<String, String> names) {
        Map<String, String> lower = new TreeMap<>();
        names.forEach((column, name) -> lower.put(column.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)));
        return lower;
    }

    @Override
    public Object stamp() {
        if (stampQuery == null) {
            return "";
        }
        try (PooledConnections connections = connections()) {
            return connections.ask(connection -> ItemTable.firstValue(connection, stampQuery));
        }
    }

    /**
     * The items that are there now.
     *
     * @throws CatalogException if the table is not there, has no ids or the same id twice, or the database does not answer
     */
    @Override
    public Catalog open() {
        PooledConnections connections = connections();
        OpenVersion version = connections.snapshot(connection -> {
            ItemTable.requireDialect(connection, name());
            ItemTable table = ItemTable.of(connection, name(), items);
            table.requireIds(connection, name());
            if (stampQuery == null) {
                return OpenVersion.of(table, new UnrememberedItems(table, connections), Optional.empty());
            }
            return table.count(connection) > Database.MOST_IN_MEMORY
                    ? OpenVersion.of(
                            table,
                            new QueriedItems("catalog " + name(), table, connections, Database.DEADLINE),
                            Optional.empty())
                    : OpenVersion.inMemory(connection, table);
        });
        return separators.isEmpty() ? version : SplitLists.of(version, separators, name());
    }

    private PooledConnections connections() {
        return new PooledConnections(database, name());
    }

    private String name() {
        return "table " + items.table();
    }

    @Override
    public void release(Catalog version) {
        if (version instanceof SplitLists lists) {
            lists.close();
        } else {
            ((OpenVersion) version).close();
        }
    }

    @Override
    public boolean mayRecover(Throwable reason) {
        return true;
    }

    @Override
    public String name(Catalog version) {
        return name();
    }

    @Override
    public Duration timeToLive() {
        return timeToLive;
    }
}

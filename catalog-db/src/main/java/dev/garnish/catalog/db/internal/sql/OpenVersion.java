package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.db.internal.record.Fingerprint;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One version of a database's items that is open for reading. Safe for use by many threads. */
public final class OpenVersion implements Catalog, AutoCloseable {
    private final ItemTable table;
    private final Items items;
    private final long number;
    private @Nullable String version;

    private OpenVersion(ItemTable table, Items items, Optional<CatalogVersion> known) {
        this.table = table;
        this.items = items;
        this.number = known.map(CatalogVersion::number).orElse(0L);
        this.version = known.map(CatalogVersion::content).orElse(null);
    }

    /**
     * A table's items.
     *
     * @param known the version that these items are known to be; empty where their content has to be computed
     */
    public static OpenVersion of(ItemTable table, Items items, Optional<CatalogVersion> known) {
        return new OpenVersion(table, items, known);
    }

    /** The items that a connection sees now, in memory. */
    public static OpenVersion inMemory(Connection connection, ItemTable table) throws SQLException {
        return new OpenVersion(table, LoadedItems.of(connection, table), Optional.empty());
    }

    /** The same items, which are known to be this version's. */
    public OpenVersion of(CatalogVersion known) {
        return new OpenVersion(table, items, Optional.of(known));
    }

    /** Whether nothing is read from the database any more. */
    public boolean isInMemory() {
        return items instanceof LoadedItems;
    }

    @Override
    public Schema schema() {
        return table.schema();
    }

    /** A line for each column of the table that rules cannot see. */
    public List<String> leftOut() {
        return table.leftOut();
    }

    @Override
    public Map<String, Item> find(Set<String> ids) {
        return items.find(ids);
    }

    /** As the other, for a caller that waits at most this long. */
    public Map<String, Item> find(Set<String> ids, Duration most) {
        return items.find(ids, most);
    }

    @Override
    public Stream<Item> items() {
        return items.stream();
    }

    /** The content's checksum; reads every item the first time where no version is known. */
    @Override
    public synchronized String version() {
        String known = version;
        if (known == null) {
            known = Fingerprint.of(this);
            version = known;
        }
        return known;
    }

    /** The version's number, 0 where nobody counted. */
    public long number() {
        return number;
    }

    @Override
    public void close() {
        items.close();
    }
}

package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.Item;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The items of one version of a database, in memory or looked up. */
public sealed interface Items extends AutoCloseable permits LoadedItems, QueriedItems, UnrememberedItems {
    Map<String, Item> find(Set<String> ids);

    /** As the other, for a caller that waits at most this long. */
    default Map<String, Item> find(Set<String> ids, Duration most) {
        return find(ids);
    }

    /** In id order. */
    Stream<Item> stream();

    @Override
    void close();
}

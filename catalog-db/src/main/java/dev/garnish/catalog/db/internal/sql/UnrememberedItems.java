package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Items that are asked for whenever they are needed. */
public final class UnrememberedItems implements Items {
    private static final int BATCH = 1_000;
    private static final int PAGE = 10_000;

    private final ItemQueries queries;
    private final Connections connections;

    public UnrememberedItems(ItemQueries queries, Connections connections) {
        this.queries = queries;
        this.connections = connections;
    }

    @Override
    public Map<String, Item> find(Set<String> ids) {
        List<String> all = new ArrayList<>(ids);
        Map<String, Item> found = new HashMap<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + BATCH));
            connections.ask(connection -> queries.find(connection, some)).forEach(item -> found.put(item.id(), item));
        }
        return found;
    }

    @Override
    public Stream<Item> stream() {
        return StreamSupport.stream(
                new KeysetSpliterator(after -> connections.ask(connection -> queries.page(connection, after, PAGE))),
                false);
    }

    @Override
    public void close() {}
}

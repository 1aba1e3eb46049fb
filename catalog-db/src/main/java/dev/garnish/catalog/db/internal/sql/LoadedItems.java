package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.Item;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Items that were all read when the catalog was opened. */
public final class LoadedItems implements Items {
    private static final int PAGE = 10_000;

    private final List<Item> inOrder;
    private final Map<String, Item> byId;

    private LoadedItems(List<Item> inOrder) {
        this.inOrder = inOrder;
        this.byId = new HashMap<>(2 * inOrder.size());
        inOrder.forEach(item -> byId.put(item.id(), item));
    }

    /** All that a connection sees now. */
    public static LoadedItems of(Connection connection, ItemTable table) throws SQLException {
        List<Item> items = new ArrayList<>();
        List<Item> page;
        do {
            page = table.page(
                    connection,
                    items.isEmpty() ? null : items.get(items.size() - 1).id(),
                    PAGE);
            items.addAll(page);
        } while (page.size() == PAGE);
        return new LoadedItems(items);
    }

    @Override
    public Map<String, Item> find(Set<String> ids) {
        Map<String, Item> found = new HashMap<>();
        for (String id : ids) {
            Item item = byId.get(id);
            if (item != null) {
                found.put(id, item);
            }
        }
        return found;
    }

    @Override
    public Stream<Item> stream() {
        return inOrder.stream();
    }

    @Override
    public void close() {}
}

package dev.garnish.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A catalog in memory. */
final class MemoryCatalog implements Catalog {
    private final Schema schema;
    private final Map<String, Item> byId;
    private final List<Item> inIdOrder;

    MemoryCatalog(Schema schema, Collection<Item> items) {
        this.schema = schema;
        this.byId = new HashMap<>(2 * items.size());
        for (Item item : items) {
            item.requireSchema(schema);
            if (byId.put(item.id(), item) != null) {
                throw new IllegalArgumentException("two items have the id " + item.id());
            }
        }
        this.inIdOrder =
                byId.values().stream().sorted(Comparator.comparing(Item::id)).toList();
    }

    @Override
    public Schema schema() {
        return schema;
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
    public Stream<Item> items() {
        return inIdOrder.stream();
    }

    @Override
    public String version() {
        return "memory-" + Integer.toHexString(System.identityHashCode(this));
    }
}

package dev.garnish;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A catalog held in memory. */
final class MemoryCatalog implements Catalog {
    private final Schema schema;
    private final Map<String, Item> byId = new TreeMap<>();

    MemoryCatalog(Schema schema, Collection<Item> items) {
        this.schema = schema;
        for (Item item : items) {
            if (byId.put(item.id(), item) != null) {
                throw new IllegalArgumentException("two items have the id " + item.id());
            }
        }
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
        return byId.values().stream();
    }

    @Override
    public String version() {
        return "memory-" + Integer.toHexString(System.identityHashCode(this));
    }
}

package dev.garnish;

import dev.garnish.rules.RuleSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A catalog in memory with the rows that rules give for it; it counts the items whose values are read. */
final class RenderedCatalog implements Catalog {
    private final Catalog catalog;
    private final byte[] outline;
    private final Map<String, Item> items = new HashMap<>();
    private final AtomicInteger read = new AtomicInteger();

    RenderedCatalog(Catalog catalog, RuleSet rules) {
        this.catalog = catalog;
        Renderer renderer = Renderer.of(rules);
        this.outline = renderer.outline();
        catalog.items().forEach(item -> items.put(item.id(), rendered(item, renderer.row(item))));
    }

    private Item rendered(Item item, byte[] row) {
        return Item.rendered(item.schema(), item.id(), row, () -> {
            read.incrementAndGet();
            return values(item);
        });
    }

    private static Object[] values(Item item) {
        Object[] values = new Object[item.schema().columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = item.at(i);
        }
        return values;
    }

    byte[] row(String id) {
        return Objects.requireNonNull(items.get(id)).rendered();
    }

    void cutRow(String id, int length) {
        items.computeIfPresent(id, (same, item) -> rendered(item, Arrays.copyOf(item.rendered(), length)));
    }

    int read() {
        return read.get();
    }

    @Override
    public Optional<Rendering> rendering() {
        return Rendering.read(outline);
    }

    @Override
    public Schema schema() {
        return catalog.schema();
    }

    @Override
    public Map<String, Item> find(Set<String> ids) {
        Map<String, Item> found = new HashMap<>(items);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public Stream<Item> items() {
        return catalog.items();
    }

    @Override
    public String version() {
        return catalog.version();
    }
}

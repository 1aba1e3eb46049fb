package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.internal.rows.RenderedCatalog;
import dev.garnish.internal.rows.Renderer;
import dev.garnish.internal.rows.Rendering;
import dev.garnish.internal.rules.CheckedRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A catalog in memory with the rows that rules give for it; it counts the items whose values are read. */
public final class ItemsWithRows implements RenderedCatalog {
    private final Catalog catalog;
    private final byte[] outline;
    private final Map<String, Item> items = new HashMap<>();
    private final AtomicInteger read = new AtomicInteger();

    public ItemsWithRows(Catalog catalog, RuleSet rules) {
        this.catalog = catalog;
        Renderer renderer = Renderer.of(rules.unwrap(CheckedRules.class));
        this.outline = renderer.outline();
        catalog.items().forEach(item -> items.put(item.id(), rendered(item, renderer.row(item))));
    }

    private Item rendered(Item item, byte[] row) {
        return Item.of(new Kept(item, row));
    }

    /** A row of its own, and the values of another item. */
    private final class Kept implements Item.Stored {
        private final Item item;
        private final byte[] row;

        Kept(Item item, byte[] row) {
            this.item = item;
            this.row = row;
        }

        @Override
        public String id() {
            return item.id();
        }

        @Override
        public Schema schema() {
            return item.schema();
        }

        @Override
        public @Nullable Object[] values() {
            read.incrementAndGet();
            return ItemsWithRows.values(item);
        }

        @Override
        public byte[] bytes() {
            return row;
        }

        @Override
        public int rowFrom() {
            return 0;
        }

        @Override
        public int rowTo() {
            return row.length;
        }
    }

    private static Object[] values(Item item) {
        Object[] values = new Object[item.schema().columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = item.at(i);
        }
        return values;
    }

    public byte[] row(String id) {
        return row(Objects.requireNonNull(items.get(id)));
    }

    private static byte[] row(Item item) {
        return Objects.requireNonNull(item.stored()).bytes();
    }

    public void cutRow(String id, int length) {
        items.computeIfPresent(id, (same, item) -> rendered(item, Arrays.copyOf(row(item), length)));
    }

    public int read() {
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

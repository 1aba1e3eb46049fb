package dev.garnish.internal.lookup;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A catalog that reports each item that is read of the whole of it. Look-ups of single items pass by.
 *
 * @param each called by the thread that reads; what it throws ends the reading
 */
public record ObservedCatalog(Catalog catalog, Consumer<Item> each) implements Catalog {
    /** Items that are counted: {@code progress} takes how many were read, after each. */
    public static Catalog counted(Catalog catalog, LongConsumer progress) {
        long[] read = {0};
        return new ObservedCatalog(catalog, item -> progress.accept(++read[0]));
    }

    /** Items until nobody wants to know any more, which is asked with every item: then reading is cancelled. */
    public static Catalog until(BooleanSupplier abandoned, Catalog catalog) {
        return new ObservedCatalog(catalog, item -> {
            if (abandoned.getAsBoolean()) {
                throw new CancellationException();
            }
        });
    }

    @Override
    public Schema schema() {
        return catalog.schema();
    }

    @Override
    public Map<String, Item> find(Set<String> ids) {
        return catalog.find(ids);
    }

    @Override
    public Stream<Item> items() {
        return catalog.items().peek(each);
    }

    @Override
    public String version() {
        return catalog.version();
    }
}

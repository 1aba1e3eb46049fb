package dev.garnish.languageserver.internal;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A catalog whose items are read until nobody wants to know any more.
 *
 * @param abandoned asked with every item
 */
public record AbandonedCatalog(Catalog catalog, BooleanSupplier abandoned) implements Catalog {
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
        return catalog.items().peek(item -> {
            if (abandoned.getAsBoolean()) {
                throw new CancellationException();
            }
        });
    }

    @Override
    public String version() {
        return catalog.version();
    }
}

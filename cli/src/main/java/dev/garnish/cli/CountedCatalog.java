package dev.garnish.cli;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** A catalog that shows how many of its items were read. */
final class CountedCatalog implements Catalog {
    private final Catalog catalog;
    private final LongConsumer progress;
    private long read;

    CountedCatalog(Catalog catalog, ProgressLine progress) {
        this(catalog, read -> progress.at(read, 0, 0));
    }

    /** @param progress takes how many were read, again and again */
    CountedCatalog(Catalog catalog, LongConsumer progress) {
        this.catalog = catalog;
        this.progress = progress;
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
        return catalog.items().peek(item -> progress.accept(++read));
    }

    @Override
    public String version() {
        return catalog.version();
    }
}

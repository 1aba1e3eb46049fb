package dev.garnish.internal.lookup;

import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.Item;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A catalog that keeps to deadlines by itself, and gives what it found until then. */
public interface TimedLookUp {
    /**
     * The items of these ids; an unknown id is simply absent.
     *
     * @throws CatalogUnavailableException if not all of them were found out in time; it has those that were
     */
    Map<String, Item> find(Set<String> ids, Duration within);
}

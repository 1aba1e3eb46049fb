package dev.garnish.catalog;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What a {@link Catalog} may implement to keep to deadlines by itself, and to give what it found until then. */
public interface TimedLookUp {
    /**
     * The items of these ids; an unknown id is simply absent.
     *
     * @throws CatalogUnavailableException if not all of them were found out in time; it has those that were
     */
    Map<String, Item> find(Set<String> ids, Duration within);
}

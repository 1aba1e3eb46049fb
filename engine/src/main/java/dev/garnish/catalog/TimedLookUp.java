package dev.garnish.catalog;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a {@link Catalog} may implement to keep to deadlines by itself, and to give what it found until then. A look-up of
 * any other catalog that may wait runs in a thread of Garnish's own and is given up whole at its deadline.
 */
public interface TimedLookUp {
    /**
     * The items of these ids, as {@link Catalog#find} gives them.
     *
     * @param ids without white space around them; not to be changed
     * @param within how long this may take from now; zero if the deadline has passed, never negative
     * @return by id the items that exist; an unknown id is absent
     * @throws CatalogUnavailableException if not all of them were found out in time; it has those that were
     */
    Map<String, Item> find(Set<String> ids, Duration within);
}

package dev.garnish;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one enrichment did, in numbers. Immutable.
 *
 * @param recipients those of the event, also those that got no result; 1 for a single recommendation
 * @param items recommended item ids, each counted as often as it stands
 * @param unknownItems how many of those the catalog does not hold
 * @param values texts that were given, an entry of a list being one
 * @param fromElse by attribute in the order of the rules, how many values are its {@code else}
 */
public record Summary(int recipients, int items, int unknownItems, int values, Map<String, Integer> fromElse) {
    /**
     * Numbers as the engine counts them; public for tests of applications.
     *
     * @param recipients 0 or more
     * @param items 0 or more
     * @param unknownItems at most {@code items}
     * @param values 0 or more
     * @param fromElse copied, in this order; an entry for each attribute, also where it is 0
     */
    public Summary {
        fromElse = Collections.unmodifiableMap(new LinkedHashMap<>(fromElse));
    }
}

package dev.garnish;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one enrichment did, in numbers.
 *
 * @param items recommended item ids, each counted as often as it stands
 * @param unknownItems how many of those the catalog does not hold
 * @param values texts that were given, an entry of a list being one
 * @param fromElse by attribute in the order of the rules, how many values are its {@code else}
 */
public record Summary(int recipients, int items, int unknownItems, int values, Map<String, Integer> fromElse) {
    public Summary {
        fromElse = Collections.unmodifiableMap(new LinkedHashMap<>(fromElse));
    }
}

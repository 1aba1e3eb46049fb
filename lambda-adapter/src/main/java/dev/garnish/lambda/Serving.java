package dev.garnish.lambda;

import dev.garnish.Enricher;
import dev.garnish.internal.lookup.TimedCatalog;

/**
 * What answers events: rules over items, swapped as one reference.
 *
 * @param rules the rules' checksum
 * @param catalog the items' version; empty as long as it is not known
 */
record Serving(Enricher enricher, TimedCatalog items, String rules, String catalog) {
    static Serving of(Enricher enricher, TimedCatalog items, String version) {
        return new Serving(enricher, items, enricher.rulesChecksum(), version);
    }

    /** Other rules over the same items. */
    Serving with(Enricher other) {
        return of(other, items, catalog);
    }

    /** The same, once its items' version is known. */
    Serving of(String version) {
        return new Serving(enricher, items, rules, version);
    }
}

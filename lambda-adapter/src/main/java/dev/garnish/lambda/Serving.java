package dev.garnish.lambda;

import dev.garnish.Catalog;
import dev.garnish.Enricher;
import dev.garnish.rules.RuleSet;

/**
 * What answers events: rules over items, swapped as one reference.
 *
 * @param rules the rules' checksum
 * @param catalog the items' version; empty as long as it is not known
 */
record Serving(Enricher enricher, String rules, String catalog) {
    static Serving of(RuleSet rules, Catalog catalog, String version) {
        return new Serving(Enricher.of(rules, catalog), rules.checksum(), version);
    }

    /** Other rules over the same items. */
    Serving with(RuleSet other) {
        return new Serving(enricher.with(other), other.checksum(), catalog);
    }

    /** The same, once its items' version is known. */
    Serving of(String version) {
        return new Serving(enricher, rules, version);
    }
}

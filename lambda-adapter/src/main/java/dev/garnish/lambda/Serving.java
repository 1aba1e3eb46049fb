package dev.garnish.lambda;

import dev.garnish.Enricher;
import dev.garnish.rules.RuleSet;

/**
 * What answers events: rules over items, swapped as one reference.
 *
 * @param rules the rules' checksum
 * @param catalog the items' version; empty as long as it is not known
 */
record Serving(Enricher enricher, String rules, String catalog) {
    static Serving of(Enricher enricher, String version) {
        return new Serving(enricher, enricher.rulesChecksum(), version);
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

package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.rules.InvalidRulesException;

/**
 * Rules and the items that they go out with.
 *
 * @param rules bound to the catalog's columns
 * @param catalog one version of the items
 */
public record Release(RuleSet rules, Catalog catalog) {
    /**
     * A release; the rules are bound to the catalog's columns.
     *
     * @param rules checked against any schema
     * @param catalog one version of the items
     * @throws InvalidRulesException if the rules do not fit the columns
     */
    public Release {
        rules = rules.over(catalog.schema());
    }
}

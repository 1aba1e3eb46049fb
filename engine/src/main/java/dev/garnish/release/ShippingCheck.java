package dev.garnish.release;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.review.CatalogCoverage;
import dev.garnish.review.CoverageReport.Shortfall;
import dev.garnish.review.RuleTests;
import dev.garnish.review.TestReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What is looked at before rules are shipped: their tests, and then how many values are their attributes' own. Immutable.
 *
 * @param tests how they went
 * @param below attributes with fewer values of their own than required; empty where tests fail, as nothing more is counted
 */
public record ShippingCheck(TestReport tests, List<Shortfall> below) {
    /**
     * A result; the list is copied.
     *
     * @param tests how they went
     * @param below attributes with too few values of their own
     */
    public ShippingCheck {
        below = List.copyOf(below);
    }

    /**
     * Runs the tests, and counts if anything is required.
     *
     * @param rules without errors
     * @param catalog one that is like those of the hosts
     * @param required by attribute how many percent of its values must be its own; empty: nothing is counted
     * @return the result
     */
    public static ShippingCheck of(RuleSet rules, Catalog catalog, Map<String, BigDecimal> required) {
        TestReport tests = RuleTests.run(rules, catalog);
        List<Shortfall> below = required.isEmpty() || !tests.passes()
                ? List.of()
                : CatalogCoverage.run(rules, catalog, "", List.of()).below(required);
        return new ShippingCheck(tests, below);
    }

    /** {@return whether the rules may be shipped} */
    public boolean passes() {
        return tests.passes() && below.isEmpty();
    }
}

package dev.garnish.review;

import dev.garnish.Enricher;
import dev.garnish.Recommendations;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.event.Recipient;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import java.util.List;

/**
 * All that an author wants to know of rules that can be used, after each save.
 *
 * @param attributes the names of the attributes, in the order of the rules
 * @param warnings of the rules and of their values over the whole catalog, in file order
 * @param tests how their tests went
 * @param shown what a recipient of whom nothing is known gets for the pinned items
 */
public record RulesReview(List<String> attributes, List<Problem> warnings, TestReport tests, Recommendations shown) {
    public RulesReview {
        attributes = List.copyOf(attributes);
        warnings = List.copyOf(warnings);
    }

    /**
     * Checks rules over every item, runs their tests and serves some items.
     *
     * @param state as it was saved, and could be read
     * @param catalog should be in memory: every item is read at each call
     * @param pinned ids of the items that the author looks at
     * @return the review
     * @throws InvalidRulesException if the rules have errors
     */
    public static RulesReview of(SavedRules.State state, Catalog catalog, List<String> pinned) {
        RuleSet rules = RuleSet.parse(state.sources(), catalog.schema(), state.tables());
        return new RulesReview(
                rules.attributes(),
                CatalogCheck.run(rules, catalog).warnings(),
                RuleTests.run(rules, catalog),
                Enricher.of(rules, catalog).recommend(Recipient.of("preview"), pinned));
    }
}

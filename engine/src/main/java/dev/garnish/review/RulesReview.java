package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.event.Recipient;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import java.util.List;

/**
 * All that an author wants to know of rules that can be used, after each save. Immutable.
 *
 * <pre>{@code
 * SavedRules.State state = saved.next();
 * RulesReview review = RulesReview.of(state, catalog, List.of("sku-1", "sku-2"));
 * show(review);
 * show(review.overEveryItem(catalog));
 * }</pre>
 *
 * @param rules those that were saved
 * @param warnings of the rules, and of their values once these were {@linkplain #overEveryItem looked at}; in file order
 * @param tests how their tests went
 * @param shown what a recipient of whom nothing is known gets for the pinned items
 */
public record RulesReview(RuleSet rules, List<Problem> warnings, TestReport tests, RecipientPreview shown) {
    /**
     * Copies the warnings.
     *
     * @param rules those that were saved
     * @param warnings in file order
     * @param tests how their tests went
     * @param shown what a recipient of whom nothing is known gets for the pinned items
     */
    public RulesReview {
        warnings = List.copyOf(warnings);
    }

    /**
     * Checks rules, runs their tests and serves some items; what takes long, the values of every item, is not looked at yet.
     *
     * @param state as it was saved, and could be read
     * @param catalog what the rules are for
     * @param pinned ids of the items that the author looks at
     * @return the review
     * @throws InvalidRulesException if the rules have errors
     */
    public static RulesReview of(SavedRules.State state, Catalog catalog, List<String> pinned) {
        RuleSet rules = RuleSet.parse(state.sources(), catalog.schema(), state.tables());
        return new RulesReview(
                rules,
                rules.warnings(),
                RuleTests.run(rules, catalog),
                RecipientPreview.of(rules, catalog, new Addressee(Recipient.of(""), pinned)));
    }

    /**
     * The same with the warnings about the values of every item.
     *
     * @param catalog what the rules are for; it should be in memory, as every item is read
     * @return the whole review
     */
    public RulesReview overEveryItem(Catalog catalog) {
        return new RulesReview(rules, CatalogCheck.run(rules, catalog).warnings(), tests, shown);
    }
}

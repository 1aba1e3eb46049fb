package dev.garnish.review;

import dev.garnish.catalog.Catalog;
import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.check.FaultyRules;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.ProblemLimit;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What errors would do to the items of a catalog. The rules are checked once more without the cases that errors are in,
 * as if those never applied, and the values are counted that come from an {@code else}.
 */
public final class ErrorImpact {
    private final FaultyRules rules;
    private final Map<String, String> effects = new HashMap<>();

    private ErrorImpact(FaultyRules rules, CatalogReport left) {
        this.rules = rules;
        long items = left.items() - left.dropped();
        for (CatalogReport.AttributeCoverage one : left.attributes()) {
            long fallbacks = one.fallback().items();
            if (fallbacks > 0) {
                effects.put(
                        one.name(),
                        "%s would be its `else` for %s of %s"
                                .formatted(
                                        one.name(), DisplayText.number(fallbacks), DisplayText.count(items, "item")));
            }
        }
    }

    /**
     * Every problem of these rules, with its effect where that can be known. It takes a pass over the items, unless the files
     * are too large or the errors too many for that to be worth it.
     *
     * @param invalid what is wrong with the rules
     * @param catalog read through at most once
     * @return the problems in their order, those of which nothing is known as they were
     */
    public static List<Problem> of(InvalidRulesException invalid, Catalog catalog) {
        List<Span> errors = invalid.all().stream()
                .filter(Problem::isError)
                .map(Problem::span)
                .toList();
        if (isTooLarge(invalid.sources()) || errors.size() >= ProblemLimit.CHECKED) {
            return invalid.problems();
        }
        FaultyRules rules = FaultyRules.of(invalid.sources());
        RulesSnapshot files = new RulesSnapshot(invalid.sources(), invalid.tables());
        try {
            CheckedRules left = CheckedRules.of(files, rules.checkWithout(errors, catalog.schema(), files));
            ErrorImpact impact = new ErrorImpact(rules, CatalogCheck.run(left, catalog));
            return invalid.problems().stream().map(impact::withEffect).toList();
        } catch (InvalidRulesException stillWrong) {
            return invalid.problems();
        }
    }

    /** Files that are refused for their size are refused whatever is taken out of them. */
    private static boolean isTooLarge(List<Source> sources) {
        return sources.stream().mapToLong(source -> source.text().length()).sum() > LanguageLimits.FILE;
    }

    private Problem withEffect(Problem problem) {
        Optional<String> known =
                problem.isError() ? rules.attributeOfCase(problem.span()).map(effects::get) : Optional.empty();
        return known.map(problem::withEffect).orElse(problem);
    }
}

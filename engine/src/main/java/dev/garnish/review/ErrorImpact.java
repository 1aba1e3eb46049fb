package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what errors would do to the items of a catalog: what is left of the rules without the cases that hold errors, as
 * if those never applied, is checked once more, and the values counted that come from an {@code else}.
 */
public final class ErrorImpact {
    private final Map<Source, Clauses> files = new HashMap<>();
    private final Map<String, String> effects = new HashMap<>();

    private ErrorImpact(List<Source> sources) {
        sources.forEach(source -> files.put(source, Clauses.of(source)));
    }

    /** Every problem of these rules, with its effect where that can be known. It takes a pass over the items. */
    public static List<Problem> of(InvalidRulesException invalid, Catalog catalog) {
        if (isTooLarge(invalid.sources())) {
            return invalid.problems();
        }
        ErrorImpact effects = new ErrorImpact(invalid.sources());
        List<Source> left = invalid.sources().stream()
                .map(source -> effects.clauses(source).without(errors(invalid.all(), source)))
                .toList();
        try {
            effects.count(CatalogCheck.run(RuleSet.parse(left, catalog.schema(), invalid.tables()), catalog));
        } catch (InvalidRulesException stillWrong) {
            return invalid.problems();
        }
        return invalid.problems().stream().map(effects::withEffect).toList();
    }

    /** What is refused for its size is refused whatever is taken out of it. */
    private static boolean isTooLarge(List<Source> sources) {
        return sources.stream().mapToLong(source -> source.text().length()).sum() > LanguageLimits.FILE;
    }

    private Clauses clauses(Source source) {
        return files.computeIfAbsent(source, Clauses::of);
    }

    private static List<Span> errors(List<Problem> problems, Source source) {
        return problems.stream()
                .filter(Problem::isError)
                .map(Problem::span)
                .filter(span -> span.source().equals(source))
                .toList();
    }

    private void count(CatalogReport report) {
        long items = report.items() - report.dropped();
        for (CatalogReport.AttributeCoverage one : report.attributes()) {
            long otherwise = one.otherwise().items();
            if (otherwise > 0) {
                effects.put(
                        one.name(),
                        "%s would be its `else` for %s of %s"
                                .formatted(
                                        one.name(), DisplayText.number(otherwise), DisplayText.count(items, "item")));
            }
        }
    }

    private Problem withEffect(Problem problem) {
        Optional<String> known = problem.isError()
                ? clauses(problem.span().source())
                        .attributeOfCase(problem.span())
                        .map(effects::get)
                : Optional.empty();
        return known.map(problem::withEffect).orElse(problem);
    }
}

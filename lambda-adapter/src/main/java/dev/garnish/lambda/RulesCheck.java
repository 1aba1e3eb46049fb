package dev.garnish.lambda;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.event.Diagnostic;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.review.RuleTests;
import dev.garnish.review.TestReport;
import dev.garnish.rules.InvalidRulesException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** Tells whether rules that were found may be used: they are checked against the catalog and pass their own tests. */
final class RulesCheck {
    private RulesCheck() {}

    /**
     * The rules, ready for use.
     *
     * @throws UnfitRulesException if they have an error or fail a test
     * @throws CatalogException if the catalog is damaged
     * @throws IOException if the catalog does not answer, so that nothing can be told
     */
    static RuleSet fit(RulesSnapshot found, Catalog catalog) throws UnfitRulesException, IOException {
        RuleSet rules = compiled(found, catalog);
        TestReport report = tested(rules, catalog);
        if (report.passes()) {
            return rules;
        }
        throw new UnfitRulesException(report.failed() + " of its tests fail (`garnish test` explains)");
    }

    /**
     * What answers by rules that are {@linkplain #fit fit}.
     *
     * @throws UncheckedIOException if the catalog does not answer
     */
    static Enricher enricher(RulesSnapshot found, Catalog catalog) {
        try {
            return Enricher.of(fit(found, catalog), catalog);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static TestReport tested(RuleSet rules, Catalog catalog) throws IOException {
        try {
            TestReport report = RuleTests.run(rules, catalog);
            if (!isWithoutCatalog(report)) {
                return report;
            }
            requireWhole(catalog);
        } catch (CatalogException e) {
            if (e.kind() == CatalogException.Kind.BAD_DATA) {
                throw e;
            }
        }
        throw new IOException("the catalog did not answer their tests");
    }

    /** Tells a catalog that is damaged, which fails in the same place again, from one that did not answer this time. */
    private static void requireWhole(Catalog catalog) {
        try (Stream<Item> items = catalog.items()) {
            items.forEach(item -> {});
        }
    }

    /** Checked, and not tested. */
    static RuleSet compiled(RulesSnapshot found, Catalog catalog) throws UnfitRulesException {
        try {
            return RuleSet.parse(found.sources(), catalog.schema(), found);
        } catch (InvalidRulesException e) {
            throw new UnfitRulesException(e.inOneLine());
        }
    }

    private static boolean isWithoutCatalog(TestReport report) {
        return report.tests().stream()
                .flatMap(test -> test.diagnostics().stream())
                .anyMatch(one -> one.code() == Diagnostic.Code.CATALOG_UNAVAILABLE);
    }
}

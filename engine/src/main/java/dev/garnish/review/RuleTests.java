package dev.garnish.review;

import dev.garnish.Enricher;
import dev.garnish.Recommendations;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.event.Recipient;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.rules.InvalidRulesException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Runs the {@code test} blocks of a rule set, each as one recipient who is served like any other.
 *
 * <pre>{@code
 * TestReport report = RuleTests.run(rules, catalog);
 * report.tests().stream().filter(test -> !test.passes()).forEach(test -> System.err.println(test.place() + " " + test.name()));
 * }</pre>
 */
public final class RuleTests {
    private final Enricher enricher;
    private final TestCoverage reach;

    private RuleTests(RuleSet rules, Catalog catalog) {
        this.enricher = Enricher.of(rules, catalog);
        this.reach = new TestCoverage(rules.unwrap(CheckedRules.class), catalog);
    }

    /**
     * Serves each test's recipient with items of this catalog.
     *
     * @param rules with their tests; checked against any schema
     * @param catalog asked for the items that the tests name, test by test
     * @return a result for each test, in the order of the files; a test that fails is no exception
     * @throws InvalidRulesException if the rules were checked against other columns and do not fit these
     */
    public static TestReport run(RuleSet rules, Catalog catalog) {
        return run(rules, catalog, name -> true);
    }

    /**
     * The same for some of the tests.
     *
     * @param rules with their tests; checked against any schema
     * @param catalog asked for the items that the chosen tests name, test by test
     * @param chosen asked with the name of each test
     * @return a result for each chosen test, in the order of the files, and every case of the rules with what those reach
     * @throws InvalidRulesException if the rules were checked against other columns and do not fit these
     */
    public static TestReport run(RuleSet rules, Catalog catalog, Predicate<String> chosen) {
        RuleSet bound = rules.over(catalog.schema());
        RuleTests tests = new RuleTests(bound, catalog);
        List<TestResult> results = new ArrayList<>();
        for (Program.Test test : bound.unwrap(CheckedRules.class).program().tests()) {
            if (chosen.test(test.name())) {
                results.add(tests.run(test));
            }
        }
        return new TestReport(results, tests.reach.cases());
    }

    private TestResult run(Program.Test test) {
        Recipient recipient = test.recipient();
        Enricher serving = test.clock().map(enricher::with).orElse(enricher);
        Recommendations made = serving.recommend(recipient, test.items());
        reach.count(test);
        return new TestResult(
                test.name(),
                SourcePosition.of(test.span()),
                test.expected().stream().map(one -> compare(one, made)).toList(),
                made.diagnostics());
    }

    private static TestResult.Expectation compare(Program.Expectation expected, Recommendations made) {
        return new TestResult.Expectation(
                expected.attribute(),
                SourcePosition.of(expected.span()),
                TestValue.expected(expected),
                TestValue.of(made.values().get(expected.attribute())));
    }
}

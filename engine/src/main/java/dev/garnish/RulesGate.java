package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.TroubleListener;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.internal.rules.RulesSnapshot;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets rules into use over a catalog if they pass their check and their own tests. */
final class RulesGate {
    private final @Nullable TroubleListener listener;
    private final long memory;
    private final Clock clock;

    RulesGate(@Nullable TroubleListener listener, long memory) {
        this(listener, memory, Clock.systemUTC());
    }

    RulesGate(@Nullable TroubleListener listener, long memory, Clock clock) {
        this.clock = clock;
        this.listener = listener;
        this.memory = memory;
    }

    /**
     * What enriches by these rules. Rows that the catalog was rendered with are used as they are if they are of these
     * rules: who rendered them tested the rules first.
     *
     * @param isTested whether the rules are known to pass their tests
     * @throws dev.garnish.rules.InvalidRulesException if they have an error
     * @throws FailedTestsException if a test of theirs fails
     * @throws IllegalStateException if the catalog does not answer their tests
     */
    Enricher open(RulesSnapshot rules, Catalog catalog, boolean isTested) {
        Enricher rendered = Enricher.rendered(rules, catalog, listener, memory);
        if (rendered != null) {
            return rendered;
        }
        RuleSet checked = new RuleSet(CheckedRules.of(rules, catalog.schema()).at(clock));
        if (!isTested) {
            test(checked, catalog);
        }
        return Enricher.of(checked, catalog, listener, memory);
    }

    /** What serves a test, at its own time if it has one. */
    private static Enricher at(Enricher enricher, Program.Test test) {
        return test.clock().map(enricher::with).orElse(enricher);
    }

    private void test(RuleSet rules, Catalog catalog) {
        List<Program.Test> tests = rules.unwrap(CheckedRules.class).program().tests();
        if (tests.isEmpty()) {
            return;
        }
        List<Throwable> causes = new ArrayList<>();
        Enricher enricher = Enricher.of(rules, catalog, (diagnostic, cause) -> causes.add(cause), memory);
        List<String> failed = new ArrayList<>();
        for (Program.Test test : tests) {
            Recommendations made = at(enricher, test).recommend(test.recipient(), test.items());
            if (made.diagnostics().stream().anyMatch(one -> one.code() == Diagnostic.Code.CATALOG_UNAVAILABLE)) {
                throw new IllegalStateException(
                        "the catalog did not answer the tests of the rules: " + causes.get(0), causes.get(0));
            }
            if (!test.passes(made.values())) {
                failed.add("`" + test.name() + "` (" + test.span() + ")");
            }
        }
        if (!failed.isEmpty()) {
            throw FailedTestsException.of(tests.size(), failed);
        }
    }
}

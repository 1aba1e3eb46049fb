package dev.garnish.review;

import dev.garnish.catalog.Catalog;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Compiled.Delivery;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Counts how many values each case gives to the recipients of tests. */
final class TestCoverage {
    private final CheckedRules rules;
    private final Catalog catalog;
    private final List<int[]> values;

    TestCoverage(CheckedRules rules, Catalog catalog) {
        this.rules = rules;
        this.catalog = catalog;
        this.values = rules.program().attributes().stream()
                .map(attribute -> new int[attribute.cases().size() + 1])
                .toList();
    }

    void count(Program.Test test) {
        LocalDateTime now = test.now() == null ? rules.now() : test.now();
        ListedItems listed = ListedItems.of(rules.compiled(), catalog, test.recipient(), test.items(), now);
        if (listed.delivery() != Delivery.SERVED) {
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            Attribute attribute = rules.compiled().attributes().get(i);
            if (attribute.once()) {
                count(i, attribute, listed.together());
            } else {
                for (ListedItems.Listed one : listed.shown()) {
                    count(i, attribute, listed.inputs(one));
                }
            }
        }
    }

    private void count(int index, Attribute attribute, Inputs inputs) {
        values.get(index)[attribute.evaluate(inputs).caseIndex()]++;
    }

    List<TestReport.ReachedCase> cases() {
        List<TestReport.ReachedCase> cases = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            int[] counts = values.get(i);
            List<CaseName> names = CaseName.of(rules.program().attributes().get(i));
            IntStream.range(0, counts.length)
                    .forEach(k -> cases.add(new TestReport.ReachedCase(names.get(k), counts[k])));
        }
        return cases;
    }
}

package dev.garnish.review;

import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Budget;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.CatalogReport.CaseCoverage;
import dev.garnish.review.CatalogReport.DatedCase;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for the next day on which an item takes another case of an attribute whose cases read the day. */
final class DatedCheck {
    private static final Recipient NOBODY = Recipient.of("");
    private static final int HORIZON = 366;

    /** Over a large catalog whose items rarely change, the days of later items are not looked through. */
    private static final long MOST_EVALUATIONS = 2_000_000;

    private final CheckedRules rules;
    private final int index;
    private final Attribute attribute;
    private final LocalDateTime now;
    private int first = HORIZON + 1;
    private long evaluations;
    private boolean whole;

    private DatedCheck(CheckedRules rules, int index, LocalDateTime now) {
        this.rules = rules;
        this.index = index;
        this.attribute = rules.compiled().attributes().get(index);
        this.now = now;
        this.whole = !attribute.readsRecipient();
    }

    /** One for each attribute that has a text for each item and reads the day. */
    static List<DatedCheck> of(CheckedRules rules, LocalDateTime now) {
        return IntStream.range(0, rules.program().attributes().size())
                .mapToObj(index -> new DatedCheck(rules, index, now))
                .filter(one -> one.attribute.readsClock() && !one.attribute.once())
                .toList();
    }

    /** Of the attribute, among all. */
    int index() {
        return index;
    }

    /** Looks at an item, for someone unknown, up to the day that is known to be another. */
    void row(Item item) {
        int today = taken(item, 0);
        for (int days = 1; days < first && evaluations < MOST_EVALUATIONS; days++) {
            if (taken(item, days) != today) {
                first = days;
            }
        }
        whole &= evaluations < MOST_EVALUATIONS;
    }

    private int taken(Item item, int days) {
        evaluations++;
        Budget budget = Budget.ofEvent(now.plusDays(days));
        Inputs inputs = Inputs.of(item, 1, List.of(item), NOBODY).within(budget);
        return attribute.evaluate(inputs).caseIndex();
    }

    /** The cases that read the day, with how many items each takes today. */
    Stream<DatedCase> cases(List<CaseCoverage> coverage) {
        Program.Attribute source = rules.program().attributes().get(index);
        String changes = first > HORIZON
                ? ""
                : rules.dayOf(now.plusDays(first)).toLocalDate().toString();
        return IntStream.range(0, source.cases().size())
                .filter(i -> Trees.expressions(source.cases().get(i)).anyMatch(Trees::readsClock))
                .mapToObj(i -> new DatedCase(
                        coverage.get(i).name(),
                        coverage.get(i).items() + coverage.get(i).possible(),
                        changes,
                        whole));
    }
}

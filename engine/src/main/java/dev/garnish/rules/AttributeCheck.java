package dev.garnish.rules;

import dev.garnish.rules.CatalogReport.AttributeCoverage;
import dev.garnish.rules.eval.Attempt;
import dev.garnish.rules.eval.Attribute;
import dev.garnish.rules.eval.Inputs;
import dev.garnish.rules.lang.Problem;
import dev.garnish.rules.lang.Program;
import java.util.ArrayList;
import java.util.List;

/** Follows one per-item attribute over the items. */
final class AttributeCheck {
    private final Program.Attribute source;
    private final Attribute attribute;
    private final List<CaseCheck> cases = new ArrayList<>();
    private final List<LookupCheck> lookups;
    private final ValueTally values = new ValueTally();

    AttributeCheck(Program.Attribute source, Attribute attribute, Program program) {
        this.source = source;
        this.attribute = attribute;
        List<CaseName> names = CaseName.of(source);
        for (Program.Case one : source.cases()) {
            cases.add(CaseCheck.of(one, names.get(cases.size()), program));
        }
        cases.add(CaseCheck.otherwise(source, names.get(cases.size())));
        this.lookups = source.cases().stream()
                .flatMap(one -> LookupCheck.of(one.use(), program))
                .toList();
    }

    /** Counts one item. What is made once per recipient says nothing about an item. */
    void row(Inputs inputs) {
        if (source.once()) {
            return;
        }
        List<Attempt> attempts = attribute.attempts(inputs);
        Prospect asked = Prospect.ALWAYS;
        int taker = 0;
        for (int i = 0; i < attempts.size(); i++) {
            Prospect prospect = cases.get(i).prospect(attempts.get(i), inputs);
            cases.get(i).count(prospect, asked, taker, attempts.get(i), inputs);
            if (prospect == Prospect.ALWAYS && asked != Prospect.NEVER) {
                given(i, asked, attempts.get(i), inputs);
                asked = Prospect.NEVER;
                taker = i;
            } else if (prospect == Prospect.FOR_SOME && asked == Prospect.ALWAYS) {
                asked = Prospect.FOR_SOME;
            }
        }
    }

    private void given(int index, Prospect asked, Attempt attempt, Inputs inputs) {
        if (asked == Prospect.ALWAYS && cases.get(index).isCertain()) {
            values.count(attempt.sent(), inputs);
        }
        boolean otherwise = index == cases.size() - 1;
        lookups.forEach(lookup -> lookup.row(inputs, otherwise));
    }

    Program.Attribute source() {
        return source;
    }

    /** The {@code else} last. */
    List<CaseCheck> cases() {
        return cases;
    }

    List<Problem> lookupProblems(long items) {
        return lookups.stream().flatMap(lookup -> lookup.problem(items)).toList();
    }

    AttributeCoverage coverage() {
        return new AttributeCoverage(
                source.name(),
                source.once(),
                !source.once() && cases.stream().allMatch(CaseCheck::isCertain),
                cases.stream().map(CaseCheck::coverage).toList(),
                values.distinct(),
                values.isFull(),
                values.longest(),
                values.longestLength());
    }
}

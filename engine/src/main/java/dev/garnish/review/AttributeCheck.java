package dev.garnish.review;

import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.review.CatalogReport.AttributeCoverage;
import dev.garnish.rules.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks one attribute's decision list, line by line, over the items, or once for what holds for every item. */
final class AttributeCheck {
    private final Program.Attribute source;
    private final ItemAudience audience;
    private final List<CaseCheck> cases = new ArrayList<>();
    private final List<List<LookupCheck>> lookups;
    private long items;

    private AttributeCheck(
            Program.Attribute source, Attribute attribute, CompiledParts compiled, Predicate<Expr> known) {
        this.source = source;
        List<Expr> whole = Stream.concat(
                        source.cases().stream().flatMap(Trees::expressions), Stream.of(source.fallback()))
                .toList();
        this.audience = new ItemAudience(compiled, whole, known);
        List<CaseName> names = CaseName.of(source);
        for (CaseName name : names) {
            cases.add(
                    name.isElse()
                            ? CaseCheck.fallback(source, attribute, name, audience, known)
                            : CaseCheck.of(source, attribute, name, audience, known));
        }
        this.lookups = source.cases().stream()
                .map(one -> LookupCheck.of(one.use(), compiled.program()).toList())
                .toList();
    }

    /** Of a per-item attribute, knowing the item. */
    static AttributeCheck byItem(Program.Attribute source, Attribute attribute, CompiledParts compiled) {
        return new AttributeCheck(source, attribute, compiled, Trees::readsOnlyItem);
    }

    /** Of a {@code once} attribute, knowing the day. */
    static AttributeCheck byDay(Program.Attribute source, Attribute attribute, CompiledParts compiled) {
        return new AttributeCheck(source, attribute, compiled, Trees::readsOnlyDay);
    }

    /** Results that hold for every item and recipient. */
    static AttributeCheck inGeneral(Program.Attribute source, Attribute attribute, CompiledParts compiled) {
        AttributeCheck check = new AttributeCheck(source, attribute, compiled, Trees::isConstant);
        check.row(Predictor.nothing());
        return check;
    }

    /** Counts one item, where it reaches somebody. */
    void row(Inputs inputs) {
        SampleSet served = audience.served(inputs);
        if (served.isEmpty()) {
            dropped(inputs);
            return;
        }
        items++;
        RemainingRecipients remaining = new RemainingRecipients(served);
        SampleSet[] asked = new SampleSet[cases.size()];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = cases.get(i).row(inputs, remaining);
        }
        if (!asked[asked.length - 1].isEmpty()) {
            countLookups(inputs, asked);
        }
    }

    /** Who takes each line for an item; nothing is counted. */
    List<Share> shares(Inputs inputs) {
        RemainingRecipients remaining = new RemainingRecipients(audience.served(inputs));
        return cases.stream().map(one -> one.share(inputs, remaining)).toList();
    }

    /** The same where nobody is served. */
    List<Share> nobody() {
        SampleSet none = audience.everybody().minus(audience.everybody());
        return Collections.nCopies(cases.size(), new Share(none, none));
    }

    /** The item comes to the {@code else}: which tables have no value for it? */
    private void countLookups(Inputs inputs, SampleSet[] asked) {
        for (int i = 0; i < lookups.size(); i++) {
            if (!asked[i].isEmpty()) {
                lookups.get(i).forEach(lookup -> lookup.row(inputs));
            }
        }
    }

    /** Looks at an item that is dropped. */
    void dropped(Inputs inputs) {
        cases.forEach(one -> one.dropped(inputs));
    }

    Program.Attribute source() {
        return source;
    }

    /** How many items reach somebody. */
    long items() {
        return items;
    }

    /** The {@code else} last. */
    List<CaseCheck> cases() {
        return cases;
    }

    List<Problem> lookupProblems() {
        return lookups.stream()
                .flatMap(List::stream)
                .flatMap(lookup -> lookup.problems(items))
                .toList();
    }

    AttributeCoverage coverage() {
        return new AttributeCoverage(
                source.name(),
                source.once(),
                !source.once() && cases.stream().allMatch(CaseCheck::isCertain),
                cases.stream().map(CaseCheck::coverage).toList(),
                segments());
    }

    private List<Long> segments() {
        List<Long> all = new ArrayList<>();
        for (CaseCheck one : cases) {
            for (int i = 0; i < one.segments().size(); i++) {
                long values = one.segments().get(i);
                if (i < all.size()) {
                    all.set(i, all.get(i) + values);
                } else {
                    all.add(values);
                }
            }
        }
        return all;
    }
}

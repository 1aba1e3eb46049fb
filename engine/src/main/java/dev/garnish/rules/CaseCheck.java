package dev.garnish.rules;

import dev.garnish.rules.CatalogReport.CaseCoverage;
import dev.garnish.rules.CatalogReport.Example;
import dev.garnish.rules.eval.Attempt;
import dev.garnish.rules.eval.Fate;
import dev.garnish.rules.eval.Inputs;
import dev.garnish.rules.lang.Program;
import dev.garnish.rules.lang.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Follows one line of a decision list over the items. */
final class CaseCheck {
    private final CaseName name;
    private final Span span;
    private final boolean readsOnlyItem;
    private final List<Necessity> necessities;
    private final Refusals refusals = new Refusals();
    private final BitSet takenBy = new BitSet();
    private long items;
    private long possible;
    private long applicable;
    private long conditionHeld;
    private @Nullable Example example;

    private CaseCheck(CaseName name, Span span, boolean readsOnlyItem, List<Necessity> necessities) {
        this.name = name;
        this.span = span;
        this.readsOnlyItem = readsOnlyItem;
        this.necessities = necessities;
    }

    static CaseCheck of(Program.Case one, CaseName name, Program program) {
        boolean readsOnlyItem = Trees.expressions(one).allMatch(Trees::readsOnlyItem);
        return new CaseCheck(
                name,
                one.span(),
                readsOnlyItem,
                readsOnlyItem ? List.of() : Necessity.of(one, program).toList());
    }

    static CaseCheck otherwise(Program.Attribute attribute, CaseName name) {
        return new CaseCheck(name, attribute.elseSpan(), Trees.readsOnlyItem(attribute.otherwise()), List.of());
    }

    /** Whether an item's value is the same for every recipient when this line gives it. */
    boolean isCertain() {
        return readsOnlyItem;
    }

    /** Whether it applies to the item. An {@code else} always does, whatever it reads. */
    Prospect prospect(Attempt attempt, Inputs inputs) {
        if (readsOnlyItem || name.otherwise()) {
            return attempt.applies() ? Prospect.ALWAYS : Prospect.NEVER;
        }
        return necessities.stream().allMatch(one -> one.isMet(inputs)) ? Prospect.FOR_SOME : Prospect.NEVER;
    }

    /**
     * Counts one item.
     *
     * @param asked whether the cases above leave the item to this one
     * @param taker the case above that takes it, where they do not
     */
    void count(Prospect prospect, Prospect asked, int taker, Attempt attempt, Inputs inputs) {
        conditionHeld += attempt.fate() == Fate.CONDITION_DOES_NOT_HOLD ? 0 : 1;
        if (asked != Prospect.NEVER) {
            countLimits(attempt, inputs);
        }
        if (prospect == Prospect.NEVER) {
            return;
        }
        applicable++;
        if (asked == Prospect.NEVER) {
            takenBy.set(taker);
        } else if (prospect == Prospect.ALWAYS && asked == Prospect.ALWAYS) {
            countWon(attempt, inputs);
        } else {
            possible++;
        }
    }

    private void countLimits(Attempt attempt, Inputs inputs) {
        boolean limited = attempt.fate() == Fate.SHORTENED || attempt.fate().isRefusal();
        if (readsOnlyItem && limited) {
            String value = attempt.value() instanceof String text ? text : "";
            refusals.count(attempt.fate(), idOf(inputs), value);
        }
    }

    private void countWon(Attempt attempt, Inputs inputs) {
        items++;
        if (example == null) {
            example = new Example(idOf(inputs), attempt.sent());
        }
    }

    private static String idOf(Inputs inputs) {
        return Objects.requireNonNull(inputs.item()).id();
    }

    CaseName name() {
        return name;
    }

    Span span() {
        return span;
    }

    long items() {
        return items;
    }

    boolean everApplies() {
        return applicable > 0;
    }

    /** It applies to items, but a case above always comes first. */
    boolean isShadowed() {
        return applicable > 0 && items == 0 && possible == 0;
    }

    /** The cases above that come first. */
    BitSet takenBy() {
        return takenBy;
    }

    long conditionHeld() {
        return conditionHeld;
    }

    Refusals refusals() {
        return refusals;
    }

    CaseCoverage coverage() {
        return new CaseCoverage(name, items, possible, applicable, example);
    }
}

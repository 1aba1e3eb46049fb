package dev.garnish.review;

import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.CaseResult;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.text.SmsText;
import dev.garnish.review.CatalogReport.CaseCoverage;
import dev.garnish.review.CatalogReport.Example;
import dev.garnish.rules.CaseOutcome;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts over the items what one line of a decision list gives. */
final class CaseCheck {
    private final Attribute attribute;
    private final CaseName name;
    private final Span span;
    private final SampleSet everybody;
    private final boolean isForAll;
    private final boolean mayRefuse;
    private final @Nullable Prediction when;

    /** Null: its value is known, so that it is evaluated and checked against the limits. */
    private final @Nullable Prediction use;

    /** By whom a value that is not known is compared with the limits. */
    private final LimitSamples samples;

    private final LimitCounts refusals;
    private final List<Long> segments = new ArrayList<>();
    private final BitSet takenBy = new BitSet();
    private long items;
    private long possible;
    private long applicable;
    private long conditionHeld;
    private boolean heldForDropped;
    private @Nullable Example example;

    private CaseCheck(
            Attribute attribute,
            CaseName name,
            Span span,
            SampleSet everybody,
            boolean isForAll,
            boolean mayRefuse,
            @Nullable Prediction when,
            @Nullable Prediction use,
            LimitSamples samples) {
        this.attribute = attribute;
        this.refusals = new LimitCounts(attribute.isTextMessage());
        this.name = name;
        this.span = span;
        this.everybody = everybody;
        this.isForAll = isForAll;
        this.mayRefuse = mayRefuse;
        this.when = when;
        this.use = use;
        this.samples = samples;
    }

    static CaseCheck of(
            Program.Attribute source,
            Attribute attribute,
            CaseName name,
            ItemAudience audience,
            Predicate<Expr> known) {
        Program.Case one = source.cases().get(name.number() - 1);
        Program.Limits limits = source.limits();
        return new CaseCheck(
                attribute,
                name,
                one.span(),
                audience.everybody(),
                one.when() == null || known.test(one.when()),
                limits.address() || limits.strict(),
                one.when() == null ? null : audience.prediction(one.when()),
                known.test(one.use()) ? null : audience.prediction(one.use()),
                LimitSamples.of(source, name.number() - 1, audience.program()));
    }

    /** The line that always applies, whatever it reads. */
    static CaseCheck fallback(
            Program.Attribute source,
            Attribute attribute,
            CaseName name,
            ItemAudience audience,
            Predicate<Expr> known) {
        Span span = source.elseSpan().to(source.fallback().span());
        boolean isKnown = known.test(source.fallback());
        Prediction always = inputs -> {
            throw new IllegalStateException("an else always applies");
        };
        return new CaseCheck(
                attribute,
                name,
                span,
                audience.everybody(),
                true,
                false,
                null,
                isKnown ? null : always,
                LimitSamples.of(source, name.number() - 1, audience.program()));
    }

    /** Whether an item's value is the same for every recipient when this line gives it. */
    boolean isCertain() {
        return isForAll && isValueKnown();
    }

    boolean isValueKnown() {
        return use == null;
    }

    /** Whether its condition is the same for every recipient, or it has none. */
    boolean isForAll() {
        return isForAll;
    }

    /**
     * What a line makes of one item, whatever stands above it.
     *
     * @param condition null: it has none
     * @param holds for whom its condition may hold
     * @param perhaps for whom it may give the value
     * @param surely for whom it gives it for certain
     * @param attempt its value where that is known
     */
    private record Result(
            @Nullable PossibleOutcomes condition,
            SampleSet holds,
            SampleSet perhaps,
            SampleSet surely,
            @Nullable CaseResult attempt) {}

    /**
     * Counts one item.
     *
     * @return for whom its condition may hold, among those still open
     */
    SampleSet row(Inputs inputs, RemainingRecipients remaining) {
        Result result = result(inputs, remaining.served());
        SampleSet asked = result.holds().and(remaining.open());
        if (result.holds().isEmpty()) {
            heldForDropped |=
                    result.condition() != null && result.condition().yes().meets(everybody);
        } else {
            conditionHeld++;
            count(inputs, remaining, result);
        }
        remaining.next(result.perhaps(), result.surely());
        return asked;
    }

    /** Who takes the line for an item, among those still open; nothing is counted. */
    Share share(Inputs inputs, RemainingRecipients remaining) {
        Result result = result(inputs, remaining.served());
        Share share = new Share(
                result.perhaps().and(remaining.open()), result.surely().and(remaining.open()));
        remaining.next(result.perhaps(), result.surely());
        return share;
    }

    private Result result(Inputs inputs, SampleSet served) {
        PossibleOutcomes condition = when == null ? null : when.at(inputs);
        SampleSet holds = condition == null ? served : condition.yes().and(served);
        if (holds.isEmpty()) {
            return new Result(condition, holds, holds, holds, null);
        }
        SampleSet certain = condition == null ? holds : holds.minus(condition.notYes());
        if (use == null) {
            CaseResult attempt = attribute.use(name.number() - 1, inputs);
            SampleSet takers = attempt.applies() ? holds : holds.minus(holds);
            return new Result(condition, holds, takers, certain.and(takers), attempt);
        }
        if (name.isElse()) {
            return new Result(condition, holds, holds, certain, null);
        }
        PossibleOutcomes value = use.at(inputs);
        SampleSet surely =
                mayRefuse ? holds.minus(holds) : certain.and(value.yes()).minus(value.notYes());
        return new Result(condition, holds, holds.and(value.yes()), surely, null);
    }

    private void count(Inputs inputs, RemainingRecipients remaining, Result result) {
        CaseResult attempt = result.attempt();
        boolean open = result.holds().meets(remaining.open());
        boolean anyway = name.isElse() && inputs.item() == null; // unknown items take it, too
        if (attempt != null && (anyway || open)) {
            countLimits(attempt, inputs);
        }
        if (attempt != null && attribute.isTextMessage() && attempt.applies() && open) {
            countSegments(attempt.sent());
        }
        if (use != null && result.perhaps().meets(remaining.open())) {
            countSampledLimits(inputs);
        }
        if (!result.perhaps().isEmpty()) {
            count(inputs, remaining, result.perhaps(), remaining.takesAll(result.surely()));
        }
    }

    private void count(Inputs inputs, RemainingRecipients remaining, SampleSet perhaps, boolean takesAll) {
        applicable++;
        if (!perhaps.meets(remaining.open())) {
            remaining.takersOf(perhaps).forEach(takenBy::set);
        } else if (takesAll) {
            items++;
            if (example == null) {
                example = new Example(
                        idOf(inputs), attribute.use(name.number() - 1, inputs).sent());
            }
        } else {
            possible++;
        }
    }

    private void countSegments(String sent) {
        int last = SmsText.segments(sent) - 1;
        while (segments.size() <= last) {
            segments.add(0L);
        }
        segments.set(last, segments.get(last) + 1);
    }

    private void countLimits(CaseResult attempt, Inputs inputs) {
        if (isLimited(attempt)) {
            refusals.count(attempt.outcome(), idOf(inputs), attempt.value() instanceof String text ? text : "");
        }
    }

    private static boolean isLimited(CaseResult attempt) {
        CaseOutcome fate = attempt.outcome();
        return fate == CaseOutcome.SHORTENED || (fate.isRefusal() && fate != CaseOutcome.BLANK);
    }

    private void countSampledLimits(Inputs inputs) {
        for (List<Recipient> group : samples.groups()) {
            List<CaseResult> limited = group.stream()
                    .map(inputs::to)
                    .filter(sample -> !samples.isTakenBefore(attribute, sample))
                    .map(sample -> attribute.use(name.number() - 1, sample))
                    .filter(CaseCheck::isLimited)
                    .toList();
            if (limited.size() == group.size()) {
                countLimits(limited.get(0), inputs);
                return;
            }
        }
    }

    /** Empty for what has no item. */
    private static String idOf(Inputs inputs) {
        Item item = inputs.item();
        return item == null ? "" : item.id();
    }

    /**
     * Looks at an item that is dropped: it never comes here, but says why a case that needs such items never applies.
     */
    void dropped(Inputs inputs) {
        if (!heldForDropped && when != null && conditionHeld == 0) {
            heldForDropped = when.at(inputs).yes().meets(everybody);
        }
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

    /** Whether its condition may hold for an item, for somebody whose lists it is dropped from. */
    boolean heldForDropped() {
        return heldForDropped;
    }

    /** How many values take one text message, two and so on. */
    List<Long> segments() {
        return segments;
    }

    LimitCounts refusals() {
        return refusals;
    }

    CaseCoverage coverage() {
        return new CaseCoverage(name, items, possible, applicable, example);
    }
}

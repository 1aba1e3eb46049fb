package dev.garnish.review;

import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Budget;
import dev.garnish.internal.eval.Compiled;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.RecipientCombinations.Sample;
import java.time.LocalDateTime;
import java.util.IdentityHashMap;
import java.util.List;

/** One rule set, item by item for sample recipients, each item alone in its list. For one thread. */
final class SampledRules {
    static final Sample NOBODY = new Sample(Recipient.of(""), 1, 1, "");

    private final Compiled compiled;
    private final LocalDateTime now;
    private final IdentityHashMap<Sample, Boolean> served = new IdentityHashMap<>();

    SampledRules(CheckedRules rules) {
        this.compiled = rules.compiled();
        this.now = rules.now();
    }

    /** Whether a recipient is served and the item is not dropped. */
    boolean shows(Item item, Sample sample) {
        return serves(item, sample) && !compiled.drops(inputs(item, sample));
    }

    private boolean serves(Item item, Sample sample) {
        if (compiled.filterReadsItems()) {
            return filterHolds(List.of(item), sample);
        }
        Boolean known = served.get(sample);
        if (known == null) {
            known = filterHolds(List.of(), sample);
            served.put(sample, known);
        }
        return known;
    }

    boolean filterHolds(List<Item> items, Sample sample) {
        return compiled.filterHolds(Inputs.of(items, sample.recipient()).within(Budget.ofEvent(now)));
    }

    Inputs inputs(Item item, Sample sample) {
        return Inputs.of(item, sample.position(), List.of(item), sample.recipient())
                .within(Budget.ofEvent(now));
    }

    /** What a {@code once} attribute reads of these items. */
    Inputs together(List<Item> items, Sample sample) {
        return Inputs.of(items, sample.recipient()).within(Budget.ofEvent(now));
    }
}

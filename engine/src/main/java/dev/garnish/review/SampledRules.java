package dev.garnish.review;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Budget;
import dev.garnish.internal.eval.Compiled;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.RecipientCombinations.Sample;
import java.time.LocalDateTime;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One rule set, item by item for sample recipients, each item alone in its list. For one thread. */
final class SampledRules {
    static final Sample NOBODY = new Sample(Recipient.of(""), 1, 1, "");

    private final Compiled compiled;
    private final LocalDateTime now;
    private final Catalog catalog;
    private final boolean readsSeed;
    private final IdentityHashMap<Sample, Boolean> served = new IdentityHashMap<>();
    private final IdentityHashMap<Sample, Optional<Item>> seeds = new IdentityHashMap<>();

    SampledRules(CheckedRules rules, Catalog catalog) {
        this.catalog = catalog;
        this.readsSeed = rules.program().recipientFields().contains(RecipientField.SEED);
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
        return compiled.filterHolds(together(items, sample));
    }

    Inputs inputs(Item item, Sample sample) {
        return new Inputs(
                item, sample.position(), 1, List.of(item), seed(sample), sample.recipient(), Budget.ofEvent(now));
    }

    /** What a {@code once} attribute reads of these items. */
    Inputs together(List<Item> items, Sample sample) {
        return new Inputs(null, 0, 0, items, seed(sample), sample.recipient(), Budget.ofEvent(now));
    }

    private @Nullable Item seed(Sample sample) {
        if (!readsSeed) {
            return null;
        }
        Optional<Item> known = seeds.get(sample);
        if (known == null) {
            known = ListedItems.seed(catalog, sample.recipient());
            seeds.put(sample, known);
        }
        return known.orElse(null);
    }
}

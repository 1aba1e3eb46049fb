package dev.garnish.review;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.RecipientCombinations.Sample;
import dev.garnish.review.RecipientCombinations.Samples;
import dev.garnish.review.ReleaseDiffReport.AttributeChange;
import dev.garnish.review.ReleaseDiffReport.Change;
import dev.garnish.review.ReleaseDiffReport.Identity;
import dev.garnish.review.ReleaseDiffReport.Moved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two releases over every item: rules, catalogs or both. Rules that read recipients are compared for every
 * combination of the values that either names, each item alone in its list.
 *
 * <pre>{@code
 * Release live = new Release(rulesNow, catalogNow);
 * Release next = new Release(rulesNext, catalogNext);
 * ReleaseDiffReport report = ReleaseDiff.between(live, next);
 * boolean safe = report.becomesElse() == 0;
 * }</pre>
 */
public final class ReleaseDiff {
    private static final int BATCH = 1_000;

    private final Release older;
    private final Release newer;
    private final CheckedRules before;
    private final CheckedRules after;
    private final SampledRules was;
    private final SampledRules is;
    private final List<Sample> audience;
    private final Map<String, ChangeTally> tallies = new LinkedHashMap<>();
    private final MovedItems added = new MovedItems();
    private final MovedItems removed = new MovedItems();
    private final MovedItems dropped = new MovedItems();
    private final MovedItems restored = new MovedItems();
    private long items;

    private ReleaseDiff(Release older, Release newer) {
        this.older = older;
        this.newer = newer;
        this.before = older.rules().unwrap(CheckedRules.class);
        this.after = newer.rules().unwrap(CheckedRules.class);
        this.was = new SampledRules(before, older.catalog());
        this.is = new SampledRules(after, newer.catalog());
        this.audience = samples(null, null).all();
        Map<String, Integer> newerIndex = indexes(after.program());
        indexes(before.program()).forEach((name, index) -> {
            Integer other = newerIndex.get(name);
            if (other != null) {
                tallies.put(name, tally(index, other));
            }
        });
    }

    private static Map<String, Integer> indexes(Program program) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        program.attributes().forEach(one -> indexes.put(one.name(), indexes.size()));
        return indexes;
    }

    private ChangeTally tally(int index, int other) {
        Program.Attribute one = before.program().attributes().get(index);
        Program.Attribute two = after.program().attributes().get(other);
        boolean perRecipient = RecipientCombinations.readsRecipient(one) || RecipientCombinations.readsRecipient(two);
        Samples samples = perRecipient ? samples(one, two) : new Samples(List.of(SampledRules.NOBODY), true);
        return new ChangeTally(new DecisionMemo(before, index), new DecisionMemo(after, other), perRecipient, samples);
    }

    private List<String> seeds() {
        List<String> seeds = RecipientCombinations.seeds(after.program(), newer.catalog());
        return seeds.isEmpty() ? RecipientCombinations.seeds(before.program(), older.catalog()) : seeds;
    }

    /** Those in whom an attribute's values can differ, before or after; null: whether an item is shown. */
    private Samples samples(Program.@Nullable Attribute one, Program.@Nullable Attribute two) {
        RecipientCombinations combinations = new RecipientCombinations(seeds())
                .read(before.program(), RecipientCombinations.audience(before.program()))
                .read(after.program(), RecipientCombinations.audience(after.program()));
        if (one != null && two != null) {
            combinations.read(before.program(), Trees.expressions(one)).read(after.program(), Trees.expressions(two));
        }
        return combinations.samples();
    }

    /**
     * Evaluates both for every item that either has.
     *
     * @param before what is live
     * @param after what is to take its place; of the same catalog object, or another
     * @return what changes
     */
    public static ReleaseDiffReport between(Release before, Release after) {
        ReleaseDiff diff = new ReleaseDiff(before, after);
        diff.compare();
        return diff.report();
    }

    private void compare() {
        boolean same = isSame(older.catalog(), newer.catalog());
        batches(older.catalog(), batch -> {
            Map<String, Item> others = same ? batch : newer.catalog().find(batch.keySet());
            batch.forEach((id, item) -> pair(item, others.get(id)));
        });
        if (!same) {
            batches(newer.catalog(), batch -> {
                Map<String, Item> known = older.catalog().find(batch.keySet());
                batch.keySet().stream().filter(id -> !known.containsKey(id)).forEach(id -> {
                    items++;
                    added.add(id);
                });
            });
        }
        tallies.values().stream().filter(ChangeTally::isMadeWithoutItems).forEach(this::once);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Catalog one, Catalog other) {
        return one == other;
    }

    private static void batches(Catalog catalog, Consumer<Map<String, Item>> each) {
        try (Stream<Item> all = catalog.items()) {
            Iterator<Item> items = all.iterator();
            while (items.hasNext()) {
                Map<String, Item> batch = new LinkedHashMap<>();
                while (items.hasNext() && batch.size() < BATCH) {
                    Item item = items.next();
                    batch.put(item.id(), item);
                }
                each.accept(batch);
            }
        }
    }

    private void pair(Item old, @Nullable Item now) {
        items++;
        if (now == null) {
            removed.add(old.id());
            return;
        }
        boolean both = false;
        boolean lost = false;
        boolean won = false;
        for (Sample sample : audience) {
            boolean shown = was.shows(old, sample);
            boolean stillShown = is.shows(now, sample);
            both |= shown && stillShown;
            lost |= shown && !stillShown;
            won |= !shown && stillShown;
        }
        if (lost) {
            dropped.add(old.id());
        }
        if (won) {
            restored.add(old.id());
        }
        if (both) {
            tallies.values().stream()
                    .filter(one -> !one.isMadeWithoutItems())
                    .forEach(tally -> values(tally, old, now));
        }
    }

    private void values(ChangeTally tally, Item old, Item now) {
        for (Sample sample : tally.samples()) {
            if (!tally.isPerRecipient() || (was.shows(old, sample) && is.shows(now, sample))) {
                tally.compare(old.id(), sample, was.inputs(old, sample), is.inputs(now, sample));
            }
        }
    }

    private void once(ChangeTally tally) {
        for (Sample sample : tally.samples()) {
            if (was.filterHolds(List.of(), sample) && is.filterHolds(List.of(), sample)) {
                tally.compare("", sample, was.together(List.of(), sample), is.together(List.of(), sample));
            }
        }
    }

    private ReleaseDiffReport report() {
        return new ReleaseDiffReport(
                identity(older, before),
                identity(newer, after),
                items,
                added.moved(),
                removed.moved(),
                dropped.moved(),
                restored.moved(),
                attributes());
    }

    private static Identity identity(Release release, CheckedRules rules) {
        return new Identity(rules.checksum(), release.catalog().version());
    }

    private List<AttributeChange> attributes() {
        List<AttributeChange> all = new ArrayList<>();
        for (Program.Attribute one : before.program().attributes()) {
            ChangeTally tally = tallies.get(one.name());
            if (tally == null) {
                all.add(alone(one, Change.REMOVED));
            } else if (tally.changes()) {
                all.add(tally.change());
            }
        }
        after.program().attributes().stream()
                .filter(one -> !tallies.containsKey(one.name()))
                .forEach(one -> all.add(alone(one, Change.ADDED)));
        all.sort(Comparator.comparing(one -> one.becomesElse() == 0));
        return all;
    }

    private static AttributeChange alone(Program.Attribute one, Change change) {
        return new AttributeChange(one.name(), change, one.limits().image(), 0, 0, true, List.of());
    }

    /** How many, and the first of them. */
    private static final class MovedItems {
        private static final int EXAMPLES = 20;

        private final List<String> first = new ArrayList<>();
        private long count;

        void add(String id) {
            count++;
            if (first.size() < EXAMPLES) {
                first.add(id);
            }
        }

        Moved moved() {
            return new Moved(count, first);
        }
    }
}

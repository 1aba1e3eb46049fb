package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Budget;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.DiffReport.AttributeDiff;
import dev.garnish.review.DiffReport.Change;
import dev.garnish.review.DiffReport.ChangedValue;
import dev.garnish.review.DiffReport.Moved;
import dev.garnish.rules.InvalidRulesException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares two rule sets over every item of a catalog. Expressions that read the recipient are compared for one
 * without known fields, each item alone in its list.
 */
public final class RulesDiff {
    private static final Recipient NOBODY = Recipient.of("");
    private static final int EXAMPLES = 5;

    private final CheckedRules before;
    private final CheckedRules after;
    private final List<Pair> pairs = new ArrayList<>();
    private final Sample<String> dropped = new Sample<>();
    private final Sample<String> restored = new Sample<>();
    private long items;

    private RulesDiff(CheckedRules before, CheckedRules after) {
        this.before = before;
        this.after = after;
        Map<String, Attribute> newer = byName(after);
        byName(before).forEach((name, attribute) -> {
            Attribute other = newer.get(name);
            if (other != null) {
                pairs.add(new Pair(attribute, other));
            }
        });
    }

    /**
     * Evaluates both for every item of this catalog.
     *
     * @throws InvalidRulesException if one was checked against other columns and does not fit these
     */
    public static DiffReport between(RuleSet before, RuleSet after, Catalog catalog) {
        RulesDiff diff = new RulesDiff(
                before.over(catalog.schema()).unwrap(CheckedRules.class),
                after.over(catalog.schema()).unwrap(CheckedRules.class));
        try (Stream<Item> items = catalog.items()) {
            items.forEachOrdered(item ->
                    diff.row(item, Inputs.of(item, 1, List.of(item), NOBODY).within(Budget.ofEvent(diff.after.now()))));
        }
        return diff.report();
    }

    private static Map<String, Attribute> byName(CheckedRules rules) {
        Map<String, Attribute> byName = new LinkedHashMap<>();
        rules.compiled().attributes().forEach(attribute -> byName.put(attribute.name(), attribute));
        return byName;
    }

    /** How many, and the first few. */
    private static final class Sample<T> {
        private final List<T> first = new ArrayList<>();
        private long count;

        void add(T one) {
            count++;
            if (first.size() < EXAMPLES) {
                first.add(one);
            }
        }
    }

    private void row(Item item, Inputs inputs) {
        boolean droppedBefore = before.compiled().isDropped(inputs);
        boolean droppedAfter = after.compiled().isDropped(inputs);
        items++;
        if (!droppedBefore && !droppedAfter) {
            pairs.forEach(pair -> pair.row(item, inputs));
        } else if (!droppedBefore) {
            dropped.add(item.id());
        } else if (!droppedAfter) {
            restored.add(item.id());
        }
    }

    private DiffReport report() {
        return new DiffReport(items, moved(dropped), moved(restored), attributes());
    }

    private static Moved moved(Sample<String> ids) {
        return new Moved(ids.count, ids.first);
    }

    private List<AttributeDiff> attributes() {
        Map<String, Pair> both = new LinkedHashMap<>();
        pairs.forEach(pair -> both.put(pair.older.name(), pair));
        Stream<AttributeDiff> old = before.compiled().attributes().stream().flatMap(attribute -> {
            Pair pair = both.get(attribute.name());
            return pair == null ? Stream.of(alone(attribute, Change.REMOVED)) : pair.diff();
        });
        Stream<AttributeDiff> added = after.compiled().attributes().stream()
                .filter(attribute -> !both.containsKey(attribute.name()))
                .map(attribute -> alone(attribute, Change.ADDED));
        return Stream.concat(old, added).toList();
    }

    private static AttributeDiff alone(Attribute attribute, Change change) {
        return new AttributeDiff(attribute.name(), change, isCertain(attribute), 0, List.of());
    }

    private static boolean isCertain(Attribute one) {
        return !one.once() && !one.readsRecipient() && !one.readsPosition() && !one.readsItems();
    }

    /** An attribute that both have. */
    private static final class Pair {
        private final Attribute older;
        private final Attribute newer;
        private final Sample<ChangedValue> changes = new Sample<>();

        Pair(Attribute older, Attribute newer) {
            this.older = older;
            this.newer = newer;
        }

        void row(Item item, Inputs inputs) {
            String was = value(older, inputs);
            String is = value(newer, inputs);
            if (!was.equals(is)) {
                changes.add(new ChangedValue(item.id(), was, is));
            }
        }

        private static String value(Attribute attribute, Inputs inputs) {
            return attribute
                    .evaluate(
                            attribute.once()
                                    ? Inputs.of(inputs.items(), inputs.recipient())
                                            .within(inputs.budget())
                                    : inputs)
                    .value();
        }

        Stream<AttributeDiff> diff() {
            boolean changed = changes.count > 0 || older.once() != newer.once();
            return changed
                    ? Stream.of(new AttributeDiff(
                            older.name(),
                            Change.CHANGED,
                            isCertain(older) && isCertain(newer),
                            changes.count,
                            changes.first))
                    : Stream.empty();
        }
    }
}

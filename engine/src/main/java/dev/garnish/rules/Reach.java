package dev.garnish.rules;

import dev.garnish.Catalog;
import dev.garnish.Item;
import dev.garnish.Recipient;
import dev.garnish.rules.eval.Attribute;
import dev.garnish.rules.eval.Inputs;
import dev.garnish.rules.lang.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts which cases give the values of recipients. */
final class Reach {
    private final RuleSet rules;
    private final Catalog catalog;
    private final List<int[]> values;

    Reach(RuleSet rules, Catalog catalog) {
        this.rules = rules;
        this.catalog = catalog;
        this.values = rules.program().attributes().stream()
                .map(attribute -> new int[attribute.cases().size() + 1])
                .toList();
    }

    void count(Recipient recipient, List<String> ids) {
        Map<String, Item> found = catalog.find(new HashSet<>(ids));
        List<Item> items = ids.stream().map(found::get).filter(Reach::isKnown).toList();
        boolean fails =
                rules.program().unknownItem() == Program.UnknownItem.FAIL_RECIPIENT && items.size() < ids.size();
        if (!fails && rules.compiled().filterHolds(Inputs.of(items, recipient))) {
            countServed(recipient, kept(ids, found, items, recipient));
        }
    }

    private static boolean isKnown(@Nullable Item item) {
        return item != null;
    }

    /** The items in order, null for one that is unknown, without those that are dropped. */
    private List<@Nullable Item> kept(
            List<String> ids, Map<String, Item> found, List<Item> items, Recipient recipient) {
        List<@Nullable Item> kept = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Item item = found.get(ids.get(i));
            boolean dropped = item == null
                    ? rules.program().unknownItem() == Program.UnknownItem.DROP_ITEM
                    : rules.compiled().drops(Inputs.of(item, i + 1, items, recipient));
            if (!dropped) {
                kept.add(item);
            }
        }
        return kept;
    }

    private void countServed(Recipient recipient, List<@Nullable Item> kept) {
        List<Item> items = kept.stream().filter(Reach::isKnown).toList();
        for (int i = 0; i < values.size(); i++) {
            Attribute attribute = rules.compiled().attributes().get(i);
            if (attribute.once()) {
                count(i, attribute, Inputs.of(items, recipient));
            } else {
                for (int k = 0; k < kept.size(); k++) {
                    count(i, attribute, Inputs.of(kept.get(k), k + 1, items, recipient));
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

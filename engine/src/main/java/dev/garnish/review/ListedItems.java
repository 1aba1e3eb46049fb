package dev.garnish.review;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Compiled;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.RecipientExplanation.Fate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of a recipient and of the items recommended to him, before any attribute is made: as a host is served. */
final class ListedItems {
    private final Recipient recipient;
    private final List<Item> found;
    private final List<Listed> all;
    private final List<Item> shown;
    private final Fate fate;

    /**
     * One recommended item.
     *
     * @param item null: the catalog does not hold it
     * @param place among those recommended, from 1
     * @param position in the lists, from 1; 0: dropped from them
     */
    record Listed(String id, @Nullable Item item, int place, int position) {
        boolean isKept() {
            return position > 0;
        }
    }

    private ListedItems(Recipient recipient, List<Item> found, List<Listed> all, Fate fate) {
        this.recipient = recipient;
        this.found = found;
        this.all = all;
        this.shown = present(all.stream().filter(Listed::isKept).map(Listed::item));
        this.fate = fate;
    }

    static ListedItems of(CheckedRules rules, Catalog catalog, Recipient recipient, List<String> ids) {
        Map<String, Item> held = catalog.find(new HashSet<>(ids));
        List<Item> found = present(ids.stream().map(held::get));
        List<Listed> all = new ArrayList<>();
        int position = 0;
        for (String id : ids) {
            Item item = held.get(id);
            boolean kept = !isDropped(rules, item, Inputs.of(item, all.size() + 1, found, recipient));
            position += kept ? 1 : 0;
            all.add(new Listed(id, item, all.size() + 1, kept ? position : 0));
        }
        return new ListedItems(
                recipient, found, all, fate(rules, Inputs.of(found, recipient), found.size() < ids.size()));
    }

    private static List<Item> present(Stream<@Nullable Item> items) {
        return items.filter(Objects::nonNull).map(Item.class::cast).toList();
    }

    private static boolean isDropped(CheckedRules rules, @Nullable Item item, Inputs inputs) {
        return item == null
                ? rules.program().unknownItem() == Program.UnknownItem.DROP_ITEM
                : rules.compiled().drops(inputs);
    }

    private static Fate fate(CheckedRules rules, Inputs inputs, boolean anyUnknown) {
        Program program = rules.program();
        Compiled compiled = rules.compiled();
        if (program.filter() != null && !compiled.filterHolds(inputs)) {
            return program.filter().omitOthers() ? Fate.OMITTED : Fate.PASSES;
        }
        boolean fails = anyUnknown && program.unknownItem() == Program.UnknownItem.FAIL_RECIPIENT;
        return fails ? Fate.FAILS : Fate.SERVED;
    }

    Fate fate() {
        return fate;
    }

    List<Listed> all() {
        return all;
    }

    List<Listed> kept() {
        return all.stream().filter(Listed::isKept).toList();
    }

    /** What {@code recipient when} reads. */
    Inputs recommended() {
        return Inputs.of(found, recipient);
    }

    /** What {@code drop item when} reads. */
    Inputs recommended(Listed one) {
        return Inputs.of(one.item(), one.place(), found, recipient);
    }

    /** What an attribute reads of one that is kept. */
    Inputs inputs(Listed one) {
        return Inputs.of(one.item(), one.position(), shown, recipient);
    }

    /** What an attribute reads that is made once. */
    Inputs together() {
        return Inputs.of(shown, recipient);
    }
}

package dev.garnish.review;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Budget;
import dev.garnish.internal.eval.Compiled;
import dev.garnish.internal.eval.Compiled.Delivery;
import dev.garnish.internal.eval.Inputs;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The items recommended to one recipient, which of them are dropped, and whether he is served: as evaluation decides it
 * for a host.
 */
final class ListedItems {
    private final Recipient recipient;
    private final LocalDateTime now;
    private final List<Item> found;
    private final List<Listed> all;
    private final List<Item> shown;
    private final Delivery delivery;

    /**
     * One recommended item.
     *
     * @param item null: the catalog does not hold it
     * @param place among those recommended, from 1
     * @param position in the lists, from 1; 0: dropped from them
     */
    record Listed(String id, @Nullable Item item, int place, int position) {
        boolean isShown() {
            return position > 0;
        }
    }

    private ListedItems(Recipient recipient, LocalDateTime now, List<Item> found, List<Listed> all, Delivery delivery) {
        this.recipient = recipient;
        this.now = now;
        this.found = found;
        this.all = all;
        this.shown = present(all.stream().filter(Listed::isShown).map(Listed::item));
        this.delivery = delivery;
    }

    static ListedItems of(Compiled rules, Catalog catalog, Recipient recipient, List<String> ids, LocalDateTime now) {
        Map<String, Item> known = catalog.find(new HashSet<>(ids));
        List<Item> found = present(ids.stream().map(known::get));
        List<Listed> all = new ArrayList<>();
        int position = 0;
        for (String id : ids) {
            Item item = known.get(id);
            boolean shown = !rules.isDropped(at(Inputs.of(item, all.size() + 1, found, recipient), now));
            position += shown ? 1 : 0;
            all.add(new Listed(id, item, all.size() + 1, shown ? position : 0));
        }
        boolean filterHolds = rules.filterHolds(at(Inputs.of(found, recipient), now));
        return new ListedItems(recipient, now, found, all, rules.delivery(filterHolds, found.size() < ids.size()));
    }

    private static Inputs at(Inputs inputs, LocalDateTime now) {
        return inputs.within(Budget.ofEvent(now));
    }

    private static List<Item> present(Stream<@Nullable Item> items) {
        return items.filter(Objects::nonNull).map(Item.class::cast).toList();
    }

    Delivery delivery() {
        return delivery;
    }

    List<Listed> all() {
        return all;
    }

    List<Listed> shown() {
        return all.stream().filter(Listed::isShown).toList();
    }

    /** What {@code recipient when} reads. */
    Inputs recommended() {
        return at(Inputs.of(found, recipient), now);
    }

    /** What {@code drop item when} reads. */
    Inputs recommended(Listed one) {
        return at(Inputs.of(one.item(), one.place(), found, recipient), now);
    }

    /** What an attribute reads of one that is shown. */
    Inputs inputs(Listed one) {
        return at(Inputs.of(one.item(), one.position(), shown, recipient), now);
    }

    /** What an attribute reads that is made once. */
    Inputs together() {
        return at(Inputs.of(shown, recipient), now);
    }
}

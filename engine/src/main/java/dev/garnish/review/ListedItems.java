package dev.garnish.review;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.ItemId;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The items recommended to one recipient, which of them are dropped, and whether he is served: as evaluation decides it
 * for a host.
 */
final class ListedItems {
    private final Inputs whole;
    private final LocalDateTime now;
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

    private ListedItems(Inputs whole, LocalDateTime now, List<Listed> all, Delivery delivery) {
        this.whole = whole;
        this.now = now;
        this.all = all;
        this.shown = present(all.stream().filter(Listed::isShown).map(Listed::item));
        this.delivery = delivery;
    }

    static ListedItems of(Compiled rules, Catalog catalog, Recipient recipient, List<String> ids, LocalDateTime now) {
        Map<String, Item> known = catalog.find(new HashSet<>(ids));
        List<Item> found = present(ids.stream().map(known::get));
        Inputs whole = Inputs.of(found, recipient).from(seed(catalog, recipient).orElse(null));
        List<Listed> all = new ArrayList<>();
        int position = 0;
        for (String id : ids) {
            Item item = known.get(id);
            int place = all.size() + 1;
            boolean shown = !rules.isDropped(at(whole.of(item, place, place, found), now));
            position += shown ? 1 : 0;
            all.add(new Listed(id, item, place, shown ? position : 0));
        }
        boolean filterHolds = rules.filterHolds(at(whole, now));
        return new ListedItems(whole, now, all, rules.delivery(filterHolds, found.size() < ids.size()));
    }

    /** The item that a recommendation was made from. */
    static Optional<Item> seed(Catalog catalog, Recipient recipient) {
        List<String> ids = recipient.values(RecipientField.SEED);
        String id = ids.isEmpty() ? "" : ItemId.of(ids.get(0));
        return id.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(catalog.find(Set.of(id)).get(id));
    }

    /** Of a budget of its own. */
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
        return at(whole, now);
    }

    /** What {@code drop item when} reads. */
    Inputs recommended(Listed one) {
        return at(whole.of(one.item(), one.place(), one.place(), whole.items()), now);
    }

    /** What an attribute reads of one that is shown. */
    Inputs inputs(Listed one) {
        return at(whole.of(one.item(), one.position(), one.place(), shown), now);
    }

    /** What an attribute reads that is made once. */
    Inputs together() {
        return at(whole.of(null, 0, 0, shown), now);
    }
}

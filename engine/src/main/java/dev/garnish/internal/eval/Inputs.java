package dev.garnish.internal.eval;

import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one evaluation, and the budget that it shares with others. Immutable except for the budget.
 *
 * @param item null: an id that is not in the catalog, or none at all
 * @param position of the item among those that are shown, from 1; 0: none
 * @param place of the item among those that the host recommends, from 1; 0: none
 * @param items the items found for the recipient, in order
 * @param seed the item that the recommendation was made from; null: none is known
 */
public record Inputs(
        @Nullable Item item,
        int position,
        int place,
        List<Item> items,
        @Nullable Item seed,
        Recipient recipient,
        Budget budget) {
    private static final Recipient NOBODY = Recipient.of("");

    public Inputs {
        items = List.copyOf(items);
    }

    /** Everything is missing that can be. */
    static Inputs nothing() {
        return of(null, 1, List.of(), NOBODY);
    }

    /** Without a seed, and with the item at the same place as its position. */
    public static Inputs of(@Nullable Item item, int position, List<Item> items, Recipient recipient) {
        return new Inputs(item, position, position, items, null, recipient, Budget.ofEvent());
    }

    /** For what concerns a recipient as a whole: {@code once} attributes. */
    public static Inputs of(List<Item> items, Recipient recipient) {
        return of(null, 0, items, recipient);
    }

    /** The same as part of an event. */
    public Inputs within(Budget event) {
        return new Inputs(item, position, place, items, seed, recipient, event);
    }

    /** The same for another recipient. */
    public Inputs to(Recipient other) {
        return new Inputs(item, position, place, items, seed, other, budget);
    }

    /** The same of a recommendation that was made from an item. */
    public Inputs from(@Nullable Item other) {
        return new Inputs(item, position, place, items, other, recipient, budget);
    }

    /** The same of another item among others. */
    public Inputs of(@Nullable Item other, int itsPosition, int itsPlace, List<Item> others) {
        return new Inputs(other, itsPosition, itsPlace, others, seed, recipient, budget);
    }

    /** What concerns the recipient as a whole. */
    public Inputs together() {
        return of(null, 0, 0, items);
    }
}

package dev.garnish.internal.eval;

import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one evaluation, and the budget that it shares with others. Immutable except for the budget.
 *
 * @param item null: an id that is not in the catalog, or none at all
 * @param position of the item among the recommended ones, from 1; 0: none
 * @param items the items found for the recipient, in order
 */
public record Inputs(@Nullable Item item, int position, List<Item> items, Recipient recipient, Budget budget) {
    private static final Recipient NOBODY = Recipient.of("");

    public Inputs {
        items = List.copyOf(items);
    }

    /** Everything is missing that can be. */
    static Inputs nothing() {
        return of(null, 1, List.of(), NOBODY);
    }

    public static Inputs of(@Nullable Item item, int position, List<Item> items, Recipient recipient) {
        return new Inputs(item, position, items, recipient, Budget.ofEvent());
    }

    /** For what concerns a recipient as a whole: {@code once} attributes. */
    public static Inputs of(List<Item> items, Recipient recipient) {
        return of(null, 0, items, recipient);
    }

    /** The same as part of an event. */
    public Inputs within(Budget event) {
        return new Inputs(item, position, items, recipient, event);
    }
}

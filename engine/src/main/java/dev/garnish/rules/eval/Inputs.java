package dev.garnish.rules.eval;

import dev.garnish.Item;
import dev.garnish.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation may read. Immutable.
 *
 * @param item null: an id that the catalog does not hold, or none at all
 * @param position of the item among the recommended ones, from 1; 0: none
 * @param items the items found for the recipient, in order
 */
public record Inputs(@Nullable Item item, int position, List<Item> items, Recipient recipient) {
    /** Everything is missing that can be. */
    static final Inputs NOTHING = new Inputs(null, 1, List.of(), Recipient.of(""));

    public Inputs {
        items = List.copyOf(items);
    }

    public static Inputs of(@Nullable Item item, int position, List<Item> items, Recipient recipient) {
        return new Inputs(item, position, items, recipient);
    }

    /** For what concerns a recipient as a whole: {@code once} attributes. */
    public static Inputs of(List<Item> items, Recipient recipient) {
        return new Inputs(null, 0, items, recipient);
    }
}

package dev.garnish.review;

import dev.garnish.event.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recipient and what is recommended to them.
 *
 * @param recipient whom a message is for
 * @param items the recommended ids in their order; null: the recipient came without a list
 */
public record Addressee(Recipient recipient, @Nullable List<String> items) {
    /**
     * A recipient and a copy of the list.
     *
     * @param recipient whom a message is for
     * @param items may be null
     */
    public Addressee {
        items = items == null ? null : List.copyOf(items);
    }
}

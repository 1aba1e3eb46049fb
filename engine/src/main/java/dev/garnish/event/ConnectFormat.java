package dev.garnish.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Amazon Connect's outbound campaigns: {@code Items.CustomerProfiles}, a list of profiles whose data is a JSON document
 * as a text. The reply has an entry for each of them.
 *
 * <p>What rules read: {@code recipient.id} is {@code ProfileId}; in {@code CustomerData}, {@code attributes.X} is
 * {@code /attributes/X}, {@code user.X} is {@code /X}, {@code country} and {@code city} are {@code /address/country} and
 * {@code /address/city}. A profile has no {@code user_id}, {@code channel}, {@code locale} or {@code platform}.
 *
 * @param items where item ids stand in that document, as a JSON pointer of keys
 */
public record ConnectFormat(String items, ListStyle lists, int maxBytes) implements EventFormat {
    public ConnectFormat {
        if (!items.startsWith("/") || items.length() == 1) {
            throw new IllegalArgumentException("expected a JSON pointer such as /attributes/RecommendationItems");
        }
    }

    /** By hand: a record's generated method keeps its class loader alive, and so a web application that has ended. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectFormat format
                && format.items.equals(items)
                && format.lists == lists
                && format.maxBytes == maxBytes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(items, lists, maxBytes);
    }
}

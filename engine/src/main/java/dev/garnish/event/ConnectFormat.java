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
 * @param items where item ids stand in that document, as a JSON pointer of keys: a list of ids, or one text with commas
 *     between them
 * @param lists how a result holds an attribute that has a value for each item
 * @param maxBytes how many bytes an event may have, and a reply
 */
public record ConnectFormat(String items, ListStyle lists, int maxBytes) implements EventFormat {
    /**
     * A format of these parts; usually {@link EventFormat#connect(String, ListStyle)} makes it.
     *
     * @param items begins with a slash; {@code ~1} in it stands for a slash within a key, {@code ~0} for a tilde
     * @param lists one style for all attributes
     * @param maxBytes positive
     * @throws IllegalArgumentException if {@code items} is not a slash with a key behind it
     */
    public ConnectFormat {
        if (!items.startsWith("/") || items.length() == 1) {
            throw new IllegalArgumentException("expected a JSON pointer such as /attributes/RecommendationItems");
        }
    }

    /** What Connect takes for one profile. */
    private static final int MAX_RESULT = 32 * 1024;

    @Override
    public EventShape shape() {
        return EventShape.list("/Items/CustomerProfiles")
                .name("Amazon Connect")
                .recipient("a profile")
                .id("/ProfileId")
                .embedded("/CustomerData")
                .items(items)
                .commas()
                .known("country", "/address/country")
                .known("city", "/address/city")
                .known("attributes.*", "/attributes")
                .known("user.*", "")
                .result("ResultData")
                .lists(lists)
                .limits(maxBytes, MAX_RESULT, maxBytes)
                .shape();
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

package dev.garnish.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The format of {@link EventFormat#connect(String, ListStyle)}.
 *
 * @param items a JSON pointer of keys into a profile's document
 * @param lists how a result holds an attribute that has a value for each item
 * @param maxBytes how many bytes an event may have, and a reply
 */
record ConnectFormat(String items, ListStyle lists, int maxBytes) implements EventFormat {
    ConnectFormat {
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

package dev.garnish.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The format of {@link EventFormat#pinpoint(ReplyEnvelope, int)}.
 *
 * @param reply how the reply holds the endpoints
 * @param maxBytes how many bytes an event may have, and a reply
 */
record PinpointFormat(ReplyEnvelope reply, int maxBytes) implements EventFormat {
    @Override
    public EventShape shape() {
        return EventShape.map("/Endpoints")
                .name("Amazon Pinpoint")
                .recipient("an endpoint")
                .items("/RecommendationItems")
                .known("user_id", "/User/UserId")
                .known("channel", "/ChannelType")
                .known("locale", "/Demographic/Locale")
                .known("platform", "/Demographic/Platform")
                .known("country", "/Location/Country")
                .known("city", "/Location/City")
                .known("attributes.*", "/Attributes")
                .known("user.*", "/User/UserAttributes")
                .reply(reply)
                .limits(maxBytes, Integer.MAX_VALUE, maxBytes)
                .shape();
    }

    /** By hand: a record's generated method keeps its class loader alive, and so a web application that has ended. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PinpointFormat format && format.reply == reply && format.maxBytes == maxBytes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(reply, maxBytes);
    }
}

package dev.garnish.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Amazon Pinpoint's recommender transformer: {@code Endpoints}, a map from endpoint id to endpoint. Item ids are in an
 * endpoint's {@code RecommendationItems}; the result becomes its {@code Recommendations}, and all else stays as it came.
 *
 * <p>What rules read: {@code recipient.id} is the endpoint's id; {@code attributes.X} is {@code /Attributes/X}, {@code user.X}
 * is {@code /User/UserAttributes/X}, {@code user_id} is {@code /User/UserId}, {@code channel} is {@code /ChannelType};
 * {@code locale} and {@code platform} are in {@code /Demographic}, {@code country} and {@code city} in {@code /Location}.
 *
 * @param reply how the reply holds the endpoints
 * @param maxBytes how many bytes an event may have, and a reply
 */
public record PinpointFormat(ReplyEnvelope reply, int maxBytes) implements EventFormat {
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

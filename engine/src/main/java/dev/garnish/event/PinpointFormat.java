package dev.garnish.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Amazon Pinpoint's recommender transformer: {@code Endpoints}, a map from endpoint id to endpoint. */
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

package dev.garnish.event;

/** The shape of a host's events: where recipients and item ids stand, and where results go. Immutable. */
public sealed interface EventFormat permits PinpointFormat, ConnectFormat, PersonalizeFormat {
    /** Largest event and reply that AWS Lambda carries, 6 MB. */
    int LAMBDA_LIMIT = 6 * 1024 * 1024;

    /** A host's usual format. */
    static EventFormat of(Host host) {
        return switch (host) {
            case PINPOINT -> pinpoint();
            case CONNECT -> connect();
            case PERSONALIZE -> personalize();
        };
    }

    /** Amazon Pinpoint's recommender transformer, with a bare reply. */
    static EventFormat pinpoint() {
        return pinpoint(ReplyEnvelope.BARE);
    }

    static EventFormat pinpoint(ReplyEnvelope reply) {
        return pinpoint(reply, LAMBDA_LIMIT);
    }

    /** Amazon Pinpoint's shape for another carrier, with its own limit on an event's bytes. */
    static EventFormat pinpoint(ReplyEnvelope reply, int maxBytes) {
        return new PinpointFormat(reply, maxBytes);
    }

    /** Amazon Connect's outbound campaigns: the custom action's function, with item ids at the documented place. */
    static EventFormat connect() {
        return connect("/attributes/RecommendationItems", ListStyle.WHOLE);
    }

    /**
     * Amazon Connect's outbound campaigns.
     *
     * @param items where item ids stand in a profile's {@code CustomerData}, as a JSON pointer of keys
     * @throws IllegalArgumentException if that is no JSON pointer
     */
    static EventFormat connect(String items, ListStyle lists) {
        return new ConnectFormat(items, lists, LAMBDA_LIMIT);
    }

    /** Amazon Personalize's batch inference output, one user a line: each line is an event of its own. */
    static EventFormat personalize() {
        return new PersonalizeFormat(LAMBDA_LIMIT);
    }
}

package dev.garnish.event;

/**
 * The format of a host's events: where recipients and item ids stand, and where results go. Immutable. Make one and share
 * it: an enricher prepares its reader for the format that it was given last. For events of no {@link Host} see
 * {@link EventShape}.
 *
 * <pre>{@code
 * EventFormat format = EventFormat.connect("/attributes/Films", ListStyle.FLATTENED);
 * Enrichment made = garnish.enrich(format, event);
 * }</pre>
 */
public sealed interface EventFormat permits PinpointFormat, ConnectFormat, PersonalizeFormat, EventShape {
    /** Largest event and reply that AWS Lambda carries, 6 MB. */
    int LAMBDA_LIMIT = 6 * 1024 * 1024;

    /**
     * A host's usual format.
     *
     * @param host whose events they are
     * @return what {@link #pinpoint()}, {@link #connect()} or {@link #personalize()} gives, or the shape of another host
     */
    static EventFormat of(Host host) {
        return switch (host) {
            case PINPOINT -> pinpoint();
            case CONNECT -> connect();
            case PERSONALIZE -> personalize();
            case PERSONALIZE_SEGMENTS -> HostShapes.SEGMENTS;
            case PERSONALIZE_RECOMMENDATIONS -> HostShapes.RECOMMENDATIONS;
            case PERSONALIZE_RANKING -> HostShapes.RANKING;
            case PROFILE_RECOMMENDATIONS -> HostShapes.PROFILE_RECOMMENDATIONS;
        };
    }

    /** {@return where such events hold what is read, and where results go} */
    EventShape shape();

    /** {@return the format of Amazon Pinpoint's recommender transformer, with a bare reply} */
    static EventFormat pinpoint() {
        return pinpoint(ReplyEnvelope.BARE);
    }

    /**
     * Amazon Pinpoint's recommender transformer.
     *
     * @param reply how the reply holds the endpoints
     * @return the format, with the limit of AWS Lambda
     */
    static EventFormat pinpoint(ReplyEnvelope reply) {
        return pinpoint(reply, LAMBDA_LIMIT);
    }

    /**
     * Amazon Pinpoint's shape for another carrier, with its own limit: {@code Endpoints}, a map from endpoint id to
     * endpoint. Item ids are in an endpoint's {@code RecommendationItems}; the result becomes its {@code Recommendations},
     * and all else stays as it came.
     *
     * <p>What rules read: {@code recipient.id} is the endpoint's id; {@code attributes.X} is {@code /Attributes/X},
     * {@code user.X} is {@code /User/UserAttributes/X}, {@code user_id} is {@code /User/UserId}, {@code channel} is
     * {@code /ChannelType}; {@code locale} and {@code platform} are in {@code /Demographic}, {@code country} and
     * {@code city} in {@code /Location}.
     *
     * @param reply how the reply holds the endpoints
     * @param maxBytes how many bytes an event may have, and a reply
     * @return the format
     */
    static EventFormat pinpoint(ReplyEnvelope reply, int maxBytes) {
        return new PinpointFormat(reply, maxBytes);
    }

    /**
     * Amazon Connect's outbound campaigns: the custom action's function, with item ids at
     * {@code /attributes/RecommendationItems} of a profile's {@code CustomerData} and lists as lists.
     *
     * @return the format, with the limit of AWS Lambda
     */
    static EventFormat connect() {
        return connect("/attributes/RecommendationItems", ListStyle.WHOLE);
    }

    /**
     * Amazon Connect's outbound campaigns: {@code Items.CustomerProfiles}, a list of profiles whose data is a JSON document
     * as a text. The reply has an entry for each of them.
     *
     * <p>What rules read: {@code recipient.id} is {@code ProfileId}; in {@code CustomerData}, {@code attributes.X} is
     * {@code /attributes/X}, {@code user.X} is {@code /X}, {@code country} and {@code city} are {@code /address/country} and
     * {@code /address/city}. A profile has no {@code user_id}, {@code channel}, {@code locale} or {@code platform}.
     *
     * @param items where item ids stand in a profile's {@code CustomerData}, as a JSON pointer of keys: a list of ids, or
     *     one text with commas between them. It begins with a slash; {@code ~1} in it stands for a slash within a key,
     *     {@code ~0} for a tilde
     * @param lists how a result holds an attribute that has a value for each item
     * @return the format, with the limit of AWS Lambda
     * @throws IllegalArgumentException if that is no JSON pointer
     */
    static EventFormat connect(String items, ListStyle lists) {
        return new ConnectFormat(items, lists, LAMBDA_LIMIT);
    }

    /**
     * Amazon Personalize's batch inference output, one user a line: each line is an event of its own. For whole files see
     * {@code dev.garnish.lines.LineStream}. The result goes into the line's own object, behind its last member, so that
     * {@code input}, {@code output} and {@code error} stay what they were. A line without items, such as one that carries
     * Personalize's own error, is refused.
     *
     * <p>What rules read: {@code recipient.id} and {@code recipient.user_id} are {@code /input/userId}. Such a line says
     * nothing else of the user.
     *
     * @return the format, for lines of at most {@link #LAMBDA_LIMIT} bytes
     */
    static EventFormat personalize() {
        return new PersonalizeFormat(LAMBDA_LIMIT);
    }
}

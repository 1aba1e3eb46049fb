package dev.garnish.event;

/** How much of an event its reply holds around the recipients. */
public enum ReplyEnvelope {
    /**
     * The recipients alone. Of Pinpoint's transformer, the map from endpoint id to endpoint itself, as the documentation's
     * own handler returns it.
     */
    BARE,
    /**
     * The recipients under the keys that lead to them. Of Pinpoint's transformer, that map as the value of
     * {@code Endpoints}, as the documentation prints the result.
     */
    WRAPPED,
    /** All of the event. */
    WHOLE
}

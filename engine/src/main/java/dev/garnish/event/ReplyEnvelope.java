package dev.garnish.event;

/** How the reply of a Pinpoint transformer holds its endpoints. */
public enum ReplyEnvelope {
    /** The map from endpoint id to endpoint itself, as the documentation's own handler returns it. */
    BARE,
    /** That map as the value of {@code Endpoints}, as the documentation prints the result. */
    WRAPPED
}

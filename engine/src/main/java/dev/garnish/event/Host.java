package dev.garnish.event;

/** The services whose events are understood. Events are recognized by what they have at the top. */
public enum Host {
    /** Amazon Pinpoint: {@code Endpoints} at the top, an object. */
    PINPOINT,
    /** Amazon Connect: {@code Items} at the top, an object with {@code CustomerProfiles}. */
    CONNECT,
    /** Amazon Personalize, a line of its batch inference output: {@code input} at the top, beside {@code output}. */
    PERSONALIZE
}

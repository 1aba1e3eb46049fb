package dev.garnish.event;

/** Whose event it is. */
public enum Host {
    /** Amazon Pinpoint: {@code Endpoints} at the top, an object. */
    PINPOINT,
    /** Amazon Connect: {@code Items} at the top, an object with {@code CustomerProfiles}. */
    CONNECT,
    /** Amazon Personalize, a line of its batch inference output: {@code input} at the top, beside {@code output}. */
    PERSONALIZE
}

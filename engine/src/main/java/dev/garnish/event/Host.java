package dev.garnish.event;

import java.util.Locale;

/** The services whose events are understood. Events are recognized by what they have at the top. */
public enum Host {
    /** Amazon Pinpoint: {@code Endpoints} at the top, an object. */
    PINPOINT,
    /** Amazon Connect: {@code Items} at the top, an object with {@code CustomerProfiles}. */
    CONNECT,
    /** Amazon Personalize, a line of its batch inference output: {@code input} at the top, beside {@code output}. */
    PERSONALIZE,
    /** Amazon Personalize, a line of its batch segment output: {@code output} at the top, with {@code usersList}. */
    PERSONALIZE_SEGMENTS,
    /** Amazon Personalize, the reply of {@code GetRecommendations}: {@code itemList} at the top. */
    PERSONALIZE_RECOMMENDATIONS,
    /** Amazon Personalize, the reply of {@code GetPersonalizedRanking}: {@code personalizedRanking} at the top. */
    PERSONALIZE_RANKING,
    /**
     * Amazon Connect Customer Profiles, the reply of {@code GetProfileRecommendations}: {@code Recommendations} at the top,
     * a list.
     */
    PROFILE_RECOMMENDATIONS;

    /** {@return its name in options and addresses: {@code personalize-ranking}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package dev.garnish.event;

/** The shapes of hosts whose events have no settings of their own. */
final class HostShapes {
    private static final String PERSONALIZE = "Amazon Personalize";

    /** Users whom an item would interest: that item is what they are shown, and what they were found by. */
    static final EventShape SEGMENTS = EventShape.document()
            .name(PERSONALIZE)
            .recipient("a segment")
            .items("/input/itemId")
            .oneItem()
            .seed("/input/itemId")
            .error("/error")
            .build();

    /** The reply names no user: the caller knows. */
    static final EventShape RECOMMENDATIONS = replied("/itemList");

    static final EventShape RANKING = replied("/personalizedRanking");

    /** Its own list has the key that results usually have. */
    static final EventShape PROFILE_RECOMMENDATIONS = EventShape.document()
            .name("Amazon Connect Customer Profiles")
            .items("/Recommendations")
            .itemId("/CatalogItem/Id")
            .itemScore("/Score")
            .result("Garnish")
            .build();

    private HostShapes() {}

    private static EventShape replied(String items) {
        return EventShape.document()
                .name(PERSONALIZE)
                .items(items)
                .itemId("/itemId")
                .itemScore("/score")
                .build();
    }
}

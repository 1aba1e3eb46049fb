package dev.garnish.event;

import org.jspecify.annotations.Nullable;

/**
 * The format of {@link EventFormat#personalize()}.
 *
 * @param maxBytes how many bytes a line may have; a reply may have more
 */
record PersonalizeFormat(int maxBytes) implements EventFormat {
    /** No host carries such a reply, so that this only bounds memory. */
    private static final int MAX_REPLY = 4 * LAMBDA_LIMIT;

    @Override
    public EventShape shape() {
        return EventShape.document()
                .name("Amazon Personalize")
                .recipient("a user")
                .id("/input/userId")
                .items("/output/recommendedItems")
                .known("user_id", "/input/userId")
                .known("seed", "/input/itemId")
                .known("theme", "/output/theme")
                .known("scores", "/output/scores", "/output/itemsThemeRelevanceScores")
                .error("/error")
                .limits(maxBytes, Integer.MAX_VALUE, MAX_REPLY)
                .shape();
    }

    /** By hand: a record's generated method keeps its class loader alive, and so a web application that has ended. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonalizeFormat format && format.maxBytes == maxBytes;
    }

    @Override
    public int hashCode() {
        return maxBytes;
    }
}

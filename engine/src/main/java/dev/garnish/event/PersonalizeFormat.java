package dev.garnish.event;

import dev.garnish.internal.event.FieldTree;
import dev.garnish.internal.event.PersonalizeReader;
import dev.garnish.internal.event.ReplyShape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of Amazon Personalize's batch inference output: the items of one user. The result goes into the line's own
 * object, behind its last member, so that {@code input}, {@code output} and {@code error} stay what they were. A line
 * without items, such as one that carries Personalize's own error, is refused.
 *
 * <p>What rules read: {@code recipient.id} and {@code recipient.user_id} are {@code /input/userId}. Such a line says
 * nothing else of the user.
 */
record PersonalizeFormat(int maxBytes) implements EventFormat {
    /** No host carries such a reply, so that this only bounds memory. */
    private static final int MAX_REPLY = 4 * LAMBDA_LIMIT;

    private static final Set<RecipientField> USER = Set.of(RecipientField.plain("id"), RecipientField.plain("user_id"));

    @Override
    public Reader reader(List<RecipientField> fields) {
        int userSlot = fields.size();
        FieldTree tree = FieldTree.root()
                .with(userSlot, "input", "userId")
                .withItems("output", "recommendedItems")
                .withResult("Recommendations");
        boolean[] asksUser = new boolean[fields.size()];
        for (int slot = 0; slot < asksUser.length; slot++) {
            asksUser[slot] = USER.contains(fields.get(slot));
        }
        return new PersonalizeReader(frame(), maxBytes, tree, asksUser);
    }

    private ReplyShape frame() {
        return new ReplyShape(
                "",
                "Recommendations",
                "",
                new ReplyShape.Names("", PersonalizeReader.ITEMS, "a user"),
                new ReplyShape.Needs(true, false, false, MAX_REPLY, MAX_REPLY));
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

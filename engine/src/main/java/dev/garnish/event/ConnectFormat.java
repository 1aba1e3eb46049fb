package dev.garnish.event;

import dev.garnish.internal.event.ConnectReader;
import dev.garnish.internal.event.FieldTree;
import dev.garnish.internal.event.ReplyShape;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Amazon Connect's outbound campaigns: {@code Items.CustomerProfiles}, a list of profiles whose data is a JSON document
 * as a text. The reply has an entry for each of them.
 *
 * <p>What rules read: {@code recipient.id} is {@code ProfileId}; in {@code CustomerData}, {@code attributes.X} is
 * {@code /attributes/X}, {@code user.X} is {@code /X}, {@code country} and {@code city} are {@code /address/country} and
 * {@code /address/city}. A profile has no {@code user_id}, {@code channel}, {@code locale} or {@code platform}.
 *
 * @param items where item ids stand in that document, as a JSON pointer of keys
 */
record ConnectFormat(String items, ListStyle lists, int maxBytes) implements EventFormat {
    /** What Connect takes for one profile. */
    private static final int MAX_RESULT = 32 * 1024;

    ConnectFormat {
        if (!items.startsWith("/") || items.length() == 1) {
            throw new IllegalArgumentException("expected a JSON pointer such as /attributes/RecommendationItems");
        }
    }

    @Override
    public Reader reader(List<RecipientField> fields) {
        FieldTree tree = FieldTree.root();
        int idSlot = FieldTree.NONE;
        for (int slot = 0; slot < fields.size(); slot++) {
            if (fields.get(slot).equals(RecipientField.plain("id"))) {
                idSlot = slot;
            } else {
                place(fields.get(slot), slot, tree);
            }
        }
        tree.withItems(steps());
        return new ConnectReader(frame(), maxBytes, tree, fields.size(), idSlot);
    }

    private String[] steps() {
        String[] steps = items.substring(1).split("/", -1);
        for (int i = 0; i < steps.length; i++) {
            steps[i] = steps[i].replace("~1", "/").replace("~0", "~");
        }
        return steps;
    }

    /** Leads to a field's place in the document; some fields have none. */
    private static void place(RecipientField field, int slot, FieldTree tree) {
        switch (field.group()) {
            case ATTRIBUTES -> tree.with(slot, "attributes", field.name());
            case USER -> tree.with(slot, field.name());
            case PLAIN -> {
                if (isAddress(field)) {
                    tree.with(slot, "address", field.name());
                }
            }
        }
    }

    private static boolean isAddress(RecipientField field) {
        return field.name().equals("country") || field.name().equals("city");
    }

    private ReplyShape frame() {
        return new ReplyShape(
                "",
                "ResultData",
                "",
                new ReplyShape.Names("/Items/CustomerProfiles/", "/CustomerData" + items, "a profile"),
                new ReplyShape.Needs(true, true, lists == ListStyle.FLATTENED, MAX_RESULT, maxBytes));
    }

    /** By hand: a record's generated method keeps its class loader alive, and so a web application that has ended. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectFormat format
                && format.items.equals(items)
                && format.lists == lists
                && format.maxBytes == maxBytes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(items, lists, maxBytes);
    }
}

package dev.garnish.internal.event;

import dev.garnish.event.ConnectFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.ListStyle;
import dev.garnish.event.RecipientField;
import java.util.List;

/** Reads Connect's events for one choice of fields. */
record ConnectReader(ConnectFormat format, ReplyShape frame, FieldTree tree, int slots, int idSlot)
        implements EventReader {
    /** What Connect takes for one profile. */
    private static final int MAX_RESULT = 32 * 1024;

    static ConnectReader of(ConnectFormat format, List<RecipientField> fields) {
        FieldTree tree = FieldTree.root();
        int idSlot = FieldTree.NONE;
        for (int slot = 0; slot < fields.size(); slot++) {
            if (fields.get(slot).equals(RecipientField.plain("id"))) {
                idSlot = slot;
            } else {
                place(fields.get(slot), slot, tree);
            }
        }
        tree.withItems(steps(format.items()));
        return new ConnectReader(format, shape(format), tree, fields.size(), idSlot);
    }

    private static String[] steps(String items) {
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
            case CONTEXT -> {} // Connect says nothing of it.
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

    private static ReplyShape shape(ConnectFormat format) {
        return new ReplyShape(
                "",
                "ResultData",
                "",
                new ReplyShape.Names("/Items/CustomerProfiles/", "/CustomerData" + format.items(), "a profile"),
                new ReplyShape.Needs(true, true, format.lists() == ListStyle.FLATTENED, MAX_RESULT, format.maxBytes()));
    }

    @Override
    public Event read(byte[] json) {
        if (json.length > format.maxBytes()) {
            throw new InvalidEventException(
                    "event: " + json.length + " bytes, the host takes at most " + format.maxBytes());
        }
        return new ConnectPass(json, this).event();
    }
}

package dev.garnish.internal.event;

import dev.garnish.event.InvalidEventException;
import dev.garnish.event.PinpointFormat;
import dev.garnish.event.RecipientField;
import dev.garnish.event.ReplyEnvelope;
import java.util.List;

/** Reads Pinpoint's events for one choice of fields. */
record PinpointReader(PinpointFormat format, ReplyShape frame, FieldTree tree, int slots, int idSlot)
        implements EventReader {
    static PinpointReader of(PinpointFormat format, List<RecipientField> fields) {
        FieldTree tree = FieldTree.root().withItems("RecommendationItems").withResult("Recommendations");
        int idSlot = FieldTree.NONE;
        for (int slot = 0; slot < fields.size(); slot++) {
            if (fields.get(slot).equals(RecipientField.plain("id"))) {
                idSlot = slot;
            } else if (fields.get(slot).group() != RecipientField.Group.CONTEXT) {
                tree.with(slot, path(fields.get(slot)));
            }
        }
        return new PinpointReader(format, shape(format), tree, fields.size(), idSlot);
    }

    private static String[] path(RecipientField field) {
        return switch (field.group()) {
            case ATTRIBUTES -> new String[] {"Attributes", field.name()};
            case USER -> new String[] {"User", "UserAttributes", field.name()};
            case PLAIN, CONTEXT -> path(field.name());
        };
    }

    private static String[] path(String plainField) {
        return switch (plainField) {
            case "user_id" -> new String[] {"User", "UserId"};
            case "channel" -> new String[] {"ChannelType"};
            case "locale" -> new String[] {"Demographic", "Locale"};
            case "platform" -> new String[] {"Demographic", "Platform"};
            case "country" -> new String[] {"Location", "Country"};
            case "city" -> new String[] {"Location", "City"};
            default -> throw new IllegalArgumentException("no field " + plainField);
        };
    }

    private static ReplyShape shape(PinpointFormat format) {
        boolean wrapped = format.reply() == ReplyEnvelope.WRAPPED;
        return new ReplyShape(
                wrapped ? "{\"Endpoints\":" : "",
                "Recommendations",
                wrapped ? "}" : "",
                new ReplyShape.Names("/Endpoints/", "/RecommendationItems", "an endpoint"),
                new ReplyShape.Needs(false, false, false, format.maxBytes(), format.maxBytes()));
    }

    @Override
    public Event read(byte[] json) {
        if (json.length > format.maxBytes()) {
            throw new InvalidEventException(
                    "event: " + json.length + " bytes, the host takes at most " + format.maxBytes());
        }
        return new PinpointPass(json, this).event();
    }
}

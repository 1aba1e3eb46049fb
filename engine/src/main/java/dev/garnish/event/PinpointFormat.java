package dev.garnish.event;

import dev.garnish.internal.event.FieldTree;
import dev.garnish.internal.event.PinpointReader;
import dev.garnish.internal.event.ReplyShape;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Amazon Pinpoint's recommender transformer: {@code Endpoints}, a map from endpoint id to endpoint. */
record PinpointFormat(ReplyEnvelope reply, int maxBytes) implements EventFormat {
    @Override
    public Reader reader(List<RecipientField> fields) {
        FieldTree tree = FieldTree.root().withItems("RecommendationItems").withResult("Recommendations");
        int idSlot = FieldTree.NONE;
        for (int slot = 0; slot < fields.size(); slot++) {
            if (fields.get(slot).equals(RecipientField.plain("id"))) {
                idSlot = slot;
            } else {
                tree.with(slot, path(fields.get(slot)));
            }
        }
        return new PinpointReader(frame(), maxBytes, tree, fields.size(), idSlot);
    }

    private static String[] path(RecipientField field) {
        return switch (field.group()) {
            case ATTRIBUTES -> new String[] {"Attributes", field.name()};
            case USER -> new String[] {"User", "UserAttributes", field.name()};
            case PLAIN -> path(field.name());
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

    private ReplyShape frame() {
        boolean wrapped = reply == ReplyEnvelope.WRAPPED;
        return new ReplyShape(
                wrapped ? "{\"Endpoints\":" : "",
                "Recommendations",
                wrapped ? "}" : "",
                new ReplyShape.Names("/Endpoints/", "/RecommendationItems", "an endpoint"),
                new ReplyShape.Needs(false, false, false, maxBytes, maxBytes));
    }

    /** By hand: a record's generated method keeps its class loader alive, and so a web application that has ended. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PinpointFormat format && format.reply == reply && format.maxBytes == maxBytes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(reply, maxBytes);
    }
}

package dev.garnish.server.studio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.garnish.event.Recipient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recipients that an author made up in a form. */
final class Recipients {
    static final int MOST = 20;
    private static final int MOST_VALUES = 200;

    private Recipients() {}

    /** Those of a request; nobody of whom anything is known where it names none. */
    static List<Recipient> of(JsonBody body) {
        List<Recipient> recipients =
                body.objects("recipients", MOST).stream().map(Recipients::one).toList();
        return recipients.isEmpty() ? List.of(Recipient.of("")) : recipients;
    }

    /** One, by its id and attributes named as rules name them. */
    static Recipient one(JsonBody given) {
        Map<String, Object> fields = new LinkedHashMap<>();
        given.object("attributes")
                .ifPresent(attributes -> attributes.tree().properties().forEach(one -> {
                    if (!one.getValue().isNull()) {
                        fields.put(name(one.getKey()), values(one.getValue()));
                    }
                }));
        if (fields.size() > MOST_VALUES) {
            throw Refusals.badRequest("attributes: expected at most " + MOST_VALUES);
        }
        try {
            return Recipient.of(given.optional("id").orElse(""), fields);
        } catch (IllegalArgumentException e) {
            throw Refusals.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static String name(String given) {
        return given.startsWith("recipient.") ? given.substring("recipient.".length()) : given;
    }

    private static List<String> values(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> texts.add(text(one)));
        } else {
            texts.add(text(value));
        }
        return texts;
    }

    private static String text(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw Refusals.badRequest("attributes: expected texts, or lists of texts");
        }
        return value.asText();
    }
}

package dev.garnish.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.InvalidEventException;
import dev.garnish.Recipient;
import dev.garnish.RecipientField;
import dev.garnish.event.Event;
import dev.garnish.event.EventFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A recipient from a file: an endpoint as it stands in an event, or an event whose first endpoint is taken. */
final class RecipientFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecipientFile() {}

    static Recipient read(Input file, List<RecipientField> fields) throws IOException {
        byte[] event = event(tree(file.read(EventFormat.LAMBDA_LIMIT)));
        Event read = EventFormat.pinpoint().reader(fields).read(event);
        if (read.size() == 0) {
            throw new InvalidEventException("event /Endpoints: expected an endpoint, found none");
        }
        Map<RecipientField, List<String>> values = new HashMap<>();
        for (int slot = 0; slot < fields.size(); slot++) {
            values.put(fields.get(slot), read.values(read.entry(0), slot));
        }
        return Recipient.of(read.id(read.entry(0)), values);
    }

    private static JsonNode tree(byte[] json) throws IOException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new InvalidEventException("the recipient's file is no JSON");
        }
    }

    private static byte[] event(JsonNode tree) throws JsonProcessingException {
        return JSON.writeValueAsBytes(tree.has("Endpoints") ? tree : Map.of("Endpoints", Map.of("recipient", tree)));
    }
}

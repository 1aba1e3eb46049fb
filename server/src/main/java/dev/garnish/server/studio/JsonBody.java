package dev.garnish.server.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The object that a request of the page carries, and the object that answers it. */
final class JsonBody {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode object;

    static final JsonBody EMPTY = new JsonBody(JSON.createObjectNode());

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    static JsonBody of(byte[] body) {
        try {
            JsonNode tree = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            if (tree != null && tree.isObject()) {
                return new JsonBody(tree);
            }
        } catch (IOException e) {
            throw Refusals.badRequest("the body is no JSON");
        }
        throw Refusals.badRequest("the body: expected an object");
    }

    /** An answer in UTF-8. */
    static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same as a text of one line, for an event. */
    static String line(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> Refusals.badRequest(name + ": expected a text"));
    }

    Optional<String> optional(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw Refusals.badRequest(name + ": expected a text");
        }
        return Optional.of(value.textValue());
    }

    boolean flag(String name) {
        JsonNode value = object.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw Refusals.badRequest(name + ": expected true or false");
        }
        return value.booleanValue();
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    int number(String name, int fallback, int least, int most) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return fallback;
        }
        if (!value.canConvertToInt()
                || !value.isIntegralNumber()
                || value.intValue() < least
                || value.intValue() > most) {
            throw Refusals.badRequest("%s: expected a number from %d to %d".formatted(name, least, most));
        }
        return value.intValue();
    }

    /** Texts, at most {@code most}; empty where there are none. */
    List<String> texts(String name, int most) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : elements(name, most)) {
            if (!one.isTextual()) {
                throw Refusals.badRequest(name + ": expected a list of texts");
            }
            texts.add(one.textValue());
        }
        return texts;
    }

    /** Objects, at most {@code most}; empty where there are none. */
    List<JsonBody> objects(String name, int most) {
        List<JsonBody> objects = new ArrayList<>();
        for (JsonNode one : elements(name, most)) {
            objects.add(object(name, one));
        }
        return objects;
    }

    Optional<JsonBody> object(String name) {
        return has(name) ? Optional.of(object(name, object.get(name))) : Optional.empty();
    }

    private static JsonBody object(String name, JsonNode value) {
        if (!value.isObject()) {
            throw Refusals.badRequest(name + ": expected an object");
        }
        return new JsonBody(value);
    }

    private JsonNode elements(String name, int most) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return JSON.createArrayNode();
        }
        if (!value.isArray() || value.size() > most) {
            throw Refusals.badRequest("%s: expected a list of at most %d".formatted(name, most));
        }
        return value;
    }

    JsonNode tree() {
        return object;
    }
}

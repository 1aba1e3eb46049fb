package dev.garnish.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One event with something planted in it: for each field and each key in turn, and in every kind of value that may stand
 * there; also in the documents that Connect sends as texts.
 */
final class Planted {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String canary;
    private final List<JsonNode> events = new ArrayList<>();

    private Planted(String canary) {
        this.canary = canary;
    }

    static List<byte[]> in(byte[] event, String canary) throws Exception {
        Planted planted = new Planted(canary);
        planted.into(JSON.readTree(event), UnaryOperator.identity());
        List<byte[]> all = new ArrayList<>(planted.cut(event));
        for (JsonNode one : planted.events) {
            all.add(JSON.writeValueAsBytes(one));
        }
        return all;
    }

    /** An event that ends too soon, or does not end: right behind what was planted. */
    private List<byte[]> cut(byte[] event) {
        byte[] open = ("{\"Endpoints\":{\"" + canary).getBytes(StandardCharsets.UTF_8);
        String text = new String(event, StandardCharsets.UTF_8).strip();
        byte[] more = (text + canary).getBytes(StandardCharsets.UTF_8);
        byte[] broken = text.replaceFirst("\"1815\"", "\"" + canary + "\\\\x\"").getBytes(StandardCharsets.UTF_8);
        return List.of(open, more, broken, Arrays.copyOf(broken, broken.length * 2 / 3));
    }

    /** Plants in a node and below it; {@code whole} makes an event of what may stand in the node's place. */
    private void into(JsonNode node, UnaryOperator<JsonNode> whole) {
        for (JsonNode instead : instead(node)) {
            events.add(whole.apply(instead));
        }
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(key -> {
                events.add(whole.apply(renamed(object, key)));
                into(object.get(key), value -> whole.apply(object.deepCopy().set(key, value)));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                into(array.get(i), value -> {
                    ArrayNode copy = array.deepCopy();
                    copy.set(at, value);
                    return whole.apply(copy);
                });
            }
        } else if (node.isTextual() && node.asText().startsWith("{")) {
            into(read(node.asText()), value -> whole.apply(TextNode.valueOf(value.toString())));
        }
    }

    private List<JsonNode> instead(JsonNode node) {
        return List.of(
                TextNode.valueOf(canary),
                TextNode.valueOf(node.asText() + canary),
                NODES.arrayNode().add(canary),
                NODES.objectNode().put(canary, canary));
    }

    private ObjectNode renamed(ObjectNode object, String key) {
        ObjectNode renamed = NODES.objectNode();
        object.properties()
                .forEach(one -> renamed.set(one.getKey().equals(key) ? canary : one.getKey(), one.getValue()));
        return renamed;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

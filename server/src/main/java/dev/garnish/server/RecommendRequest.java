package dev.garnish.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.server.internal.http.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to show to whom, from a query or a JSON body of the same meaning.
 *
 * @param recipient with an empty id where none is given
 * @param items ids in the order in which they are to be shown, none blank; may be empty
 * @param empty what to answer where nothing is to be shown
 */
record RecommendRequest(Recipient recipient, List<String> items, EmptyReply empty) {
    static final int MOST_ITEMS = 500;

    private static final String RECIPIENT = "recipient.";
    private static final Set<String> NAMES = Set.of("items", "empty", Gate.KEY);

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static RecommendRequest of(Parameters parameters) {
        parameters.requireOnly(NAMES, RECIPIENT);
        List<String> items = present(Arrays.asList(parameters.one("items").split(",", -1)));
        return new RecommendRequest(
                recipient(parameters.behind(RECIPIENT)), bounded(items), EmptyReply.of(parameters.one("empty")));
    }

    /** The body, with the key alone in the query. */
    static RecommendRequest of(Parameters parameters, byte[] body) {
        parameters.requireOnly(Set.of(Gate.KEY), "");
        JsonNode document = tree(body);
        if (!document.isObject()) {
            throw Parameters.refused("expected an object with items and recipient");
        }
        document.fieldNames().forEachRemaining(name -> {
            if (!name.equals("items") && !name.equals("recipient") && !name.equals("empty")) {
                throw Parameters.refused("the object has an unknown member, expected items, recipient and empty");
            }
        });
        return new RecommendRequest(
                recipient(fields(document.path("recipient"))),
                bounded(present(texts(document.path("items"), "/items"))),
                empty(document.path("empty")));
    }

    private static EmptyReply empty(JsonNode word) {
        return EmptyReply.of(word.isContainerNode() ? word.toString() : word.asText(""));
    }

    /** Reads numbers as texts: a price of 19.90 is not 19.9. */
    private static final class NumbersAsSpelled extends JsonParserDelegate {
        NumbersAsSpelled(JsonParser parser) {
            super(parser);
        }

        @Override
        public @Nullable JsonToken nextToken() throws IOException {
            @Nullable JsonToken token = super.nextToken();
            return token != null && token.isNumeric() ? JsonToken.VALUE_STRING : token;
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            @Nullable JsonNode tree = JSON.readTree(new NumbersAsSpelled(JSON.createParser(body)));
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            // Its message quotes the body.
            long offset =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
            throw Parameters.refused("the body is not JSON, or has a key twice, at byte " + offset);
        } catch (IOException e) {
            throw Parameters.refused("the body is not JSON in UTF-8");
        }
    }

    private static Map<String, List<String>> fields(JsonNode recipient) {
        Map<String, List<String>> fields = new HashMap<>();
        if (recipient.isMissingNode() || recipient.isNull()) {
            return fields;
        }
        if (!recipient.isObject()) {
            throw Parameters.refused("/recipient: expected an object of fields");
        }
        recipient.properties().forEach(one -> {
            if (one.getValue().isObject()) {
                one.getValue()
                        .properties()
                        .forEach(inner -> put(fields, one.getKey() + "." + inner.getKey(), inner.getValue()));
            } else {
                put(fields, one.getKey(), one.getValue());
            }
        });
        return fields;
    }

    private static void put(Map<String, List<String>> fields, String name, JsonNode value) {
        if (fields.put(name, texts(value, "/recipient")) != null) {
            throw Parameters.refused("/recipient: a field is given twice");
        }
    }

    /** Texts and numbers as they are spelled; a value that is no list is a list of one. */
    private static List<String> texts(JsonNode value, String where) {
        List<String> texts = new ArrayList<>();
        Iterable<JsonNode> all = value.isArray() ? value : List.of(value);
        for (JsonNode one : all) {
            if (one.isTextual() || one.isBoolean()) {
                texts.add(one.asText());
            } else if (!one.isMissingNode() && !one.isNull()) {
                throw Parameters.refused(where + ": expected texts and lists of texts");
            }
        }
        return texts;
    }

    private static Recipient recipient(Map<String, List<String>> fields) {
        Map<RecipientField, List<String>> values = new HashMap<>();
        String id = "";
        for (Map.Entry<String, List<String>> one : fields.entrySet()) {
            RecipientField field = field(one.getKey());
            if (field.group() == RecipientField.Group.PLAIN && one.getValue().size() > 1) {
                throw Parameters.refused("recipient." + field.name() + " is given more than once");
            }
            if (field.group() == RecipientField.Group.PLAIN && field.name().equals("id")) {
                id = one.getValue().isEmpty() ? "" : one.getValue().get(0);
            } else {
                values.put(field, one.getValue());
            }
        }
        return Recipient.ofFields(id, values);
    }

    private static RecipientField field(String path) {
        try {
            return RecipientField.of(path);
        } catch (IllegalArgumentException e) {
            // Its message repeats the name, which the client chose.
            throw Parameters.refused("no recipient has such a field: only "
                    + String.join(", ", RecipientField.PLAIN_NAMES) + ", attributes.NAME and user.NAME");
        }
    }

    private static List<String> present(List<String> ids) {
        return ids.stream().map(String::strip).filter(id -> !id.isEmpty()).toList();
    }

    private static List<String> bounded(List<String> items) {
        if (items.size() > MOST_ITEMS) {
            throw Parameters.refused("more than " + MOST_ITEMS + " items");
        }
        return items;
    }
}

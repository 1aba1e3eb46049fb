package dev.garnish.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.garnish.catalog.ItemId;
import dev.garnish.event.EventShape;
import dev.garnish.event.EventShapeBuilder;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.RecipientField;
import dev.garnish.event.ReplyEnvelope;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonWriter;
import dev.garnish.internal.text.Blanks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random events of random shapes are read and answered as a tree of Jackson's says. */
class EventShapeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KEYS = List.of("a", "b", "c", "d/e", "f~", "Zoë");
    private static final List<String> NAMES =
            List.of("user_id", "country", "attributes.*", "attributes.x", "user.*", "seed", "theme", "channel");
    private static final List<RecipientField> FIELDS = List.of(
            RecipientField.plain("id"),
            RecipientField.plain("user_id"),
            RecipientField.plain("country"),
            RecipientField.attribute("a"),
            RecipientField.attribute("x"),
            RecipientField.user("d/e"),
            RecipientField.SEED,
            RecipientField.THEME,
            RecipientField.SCORES);
    private static final String RESULT = "R/\"";
    private static final String MARK = "\"@@@\"";

    /** Says what a shape and its events are made of. */
    private Random random = new Random(0);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void eventsAreReadAndAnsweredAsTheirTreeSays(int part) throws JsonProcessingException {
        int read = 0;
        int refused = 0;
        for (int seed = 1_000 * part; seed < 1_000 * (part + 1); seed++) {
            random = new Random(seed);
            EventShape shape = shape();
            String text = event(shape);
            Optional<Event> event = read(shape, text);
            Optional<List<JsonNode>> expected = recipients(shape, JSON.readTree(text));

            assertThat(event.isPresent()).as("%s: %s %s", seed, shape, text).isEqualTo(expected.isPresent());
            if (event.isPresent() && hasRecipientTwice(event.get(), expected.orElseThrow())) {
                continue; // A tree holds one of them only.
            }
            if (event.isPresent()) {
                assertRead(shape, text, event.get(), expected.orElseThrow());
                assertAnswered(shape, text, event.get());
                read++;
            } else {
                refused++;
            }
        }
        assertThat(List.of(read, refused)).allMatch(count -> count > 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatIsNoJsonIsRefusedAtItsPlaceAndNothingElseIsThrown(int part) {
        int broken = 0;
        for (int seed = 4_000 * part; seed < 4_000 * (part + 1); seed++) {
            random = new Random(seed);
            EventShape shape = shape();
            byte[] json = event(shape).getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(2); i >= 0; i--) {
                json[random.nextInt(json.length)] = (byte) "\"\\{}[],: 0-e\u0001".charAt(random.nextInt(13));
            }
            Optional<String> trouble = trouble(json);
            try {
                EventReader.of(shape, FIELDS).read(json);
                assertThat(trouble).as(text(json)).isEmpty();
            } catch (InvalidEventException e) {
                trouble.ifPresent(message -> assertThat(e).as(text(json)).hasMessage(message));
            }
            broken += trouble.isPresent() ? 1 : 0;
        }
        assertThat(broken).isGreaterThan(1_000);
    }

    private static boolean hasRecipientTwice(Event event, List<JsonNode> recipients) {
        return event.format().shape().isMap()
                && event.size() > recipients.size()
                && new HashSet<>(pointers(event)).size() == recipients.size();
    }

    private static List<String> pointers(Event event) {
        List<String> pointers = new ArrayList<>();
        for (int i = 0; i < event.size(); i++) {
            pointers.add(event.pointer(event.entry(i)));
        }
        return pointers;
    }

    private static Optional<String> trouble(byte[] json) {
        JsonScanner scanner = new JsonScanner(json, true);
        try {
            scanner.end(scanner.value(scanner.token(0), 0));
            return Optional.empty();
        } catch (InvalidEventException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private static Optional<Event> read(EventShape shape, String json) {
        try {
            return Optional.of(EventReader.of(shape, FIELDS).read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (InvalidEventException e) {
            return Optional.empty();
        }
    }

    /** The recipients; empty where the event is not of the shape. */
    private static Optional<List<JsonNode>> recipients(EventShape shape, JsonNode event) {
        if (shape.isDocument() && !event.isArray()) {
            boolean has = event.isObject() && itemsOf(shape, event).isPresent();
            return has ? Optional.of(List.of(event)) : Optional.empty();
        }
        JsonNode holder = event.at(shape.recipients());
        boolean fits = shape.isMap() ? holder.isObject() : holder.isArray();
        boolean isOfDocuments = !shape.isDocument() || holder.path(0).isObject();
        return fits && isOfDocuments ? Optional.of(children(holder)) : Optional.empty();
    }

    private static List<JsonNode> children(JsonNode node) {
        List<JsonNode> children = new ArrayList<>();
        node.forEach(children::add);
        return children;
    }

    /** The elements of the list of items; empty where there is none. */
    private static Optional<List<JsonNode>> itemsOf(EventShape shape, JsonNode recipient) {
        JsonNode items = recipient.at(shape.items());
        if (shape.takesCommas() && items.isTextual()) {
            return Optional.of(separated(items.asText()));
        }
        if (shape.takesOneItem() && (items.isTextual() || items.isNumber())) {
            return Optional.of(List.of(items));
        }
        return items.isArray() ? Optional.of(children(items)) : Optional.empty();
    }

    private static List<JsonNode> separated(String ids) {
        try {
            JsonNode list = JSON.readTree(ids);
            if (list.isArray()) {
                return children(list);
            }
        } catch (JsonProcessingException e) {
            // Ids with commas between them.
        }
        return Stream.of(ids.split(","))
                .filter(id -> !ItemId.of(id).isEmpty())
                .<JsonNode>map(TextNode::valueOf)
                .toList();
    }

    private static void assertRead(EventShape shape, String text, Event event, List<JsonNode> recipients) {
        assertThat(event.size()).as("%s %s", shape, text).isEqualTo(recipients.size());
        for (int i = 0; i < recipients.size(); i++) {
            JsonNode recipient = recipients.get(i);
            RecipientSpan entry = event.entry(i);
            Optional<List<JsonNode>> items = itemsOf(shape, recipient);
            JsonNode list = recipient.at(shape.items());
            boolean isWell = recipient.isObject()
                    && (items.isPresent() || (!shape.isDocument() && (list.isMissingNode() || list.isNull())));
            assertThat(entry.isWellFormed()).as("%s %s %s", i, shape, text).isEqualTo(isWell);
            if (isWell) {
                List<String> ids = new ArrayList<>();
                for (int item = 0; item < entry.itemCount(); item++) {
                    ids.add(entry.isNoItem(item) ? "none" : event.item(entry, item));
                }
                assertThat(ids)
                        .as("%s %s %s", i, shape, text)
                        .isEqualTo(items.orElse(List.of()).stream()
                                .map(item -> itemId(shape, item))
                                .toList());
                assertFields(shape, text, event, i, recipient, items.orElse(List.of()));
            }
        }
    }

    private static String itemId(EventShape shape, JsonNode item) {
        JsonNode id = item.at(shape.itemId());
        return id.isTextual() || id.isNumber() ? ItemId.of(id.asText()) : "none";
    }

    private static void assertFields(
            EventShape shape, String text, Event event, int index, JsonNode recipient, List<JsonNode> items) {
        for (int slot = 1; slot < FIELDS.size() - 1; slot++) {
            List<String> places = shape.places(FIELDS.get(slot));
            List<String> expected = places.isEmpty() ? List.of() : texts(recipient.at(places.get(0)));
            assertThat(event.values(event.entry(index), slot))
                    .as("%s of %s: %s %s", FIELDS.get(slot), index, shape, text)
                    .isEqualTo(expected);
        }
        if (!shape.id().isEmpty() || !shape.isMap()) {
            JsonNode id = shape.id().isEmpty() ? JSON.missingNode() : recipient.at(shape.id());
            assertThat(event.id(event.entry(index)))
                    .as("%s %s %s", index, shape, text)
                    .isEqualTo(id.isTextual() || id.isNumber() ? id.asText() : "");
        }
        assertThat(event.values(event.entry(index), FIELDS.size() - 1))
                .as("scores of %s: %s %s", index, shape, text)
                .isEqualTo(scores(shape, recipient, items));
    }

    private static List<String> scores(EventShape shape, JsonNode recipient, List<JsonNode> items) {
        List<String> scores = new ArrayList<>();
        JsonNode list = recipient.at(
                shape.fields().getOrDefault("scores", List.of("/none")).get(0));
        boolean isList = shape.itemScore().isEmpty()
                ? list.isArray()
                : recipient.at(shape.items()).isArray();
        for (int i = 0; isList && i < items.size(); i++) {
            JsonNode score =
                    shape.itemScore().isEmpty() ? list.path(i) : items.get(i).at(shape.itemScore());
            scores.add(score.isNumber() ? score.asText() : "");
        }
        return scores;
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : value.isArray() ? children(value) : List.of(value)) {
            if ((one.isTextual() || one.isNumber()) && !Blanks.isBlank(one.asText())) {
                texts.add(one.asText());
            }
        }
        return texts;
    }

    /** Every third recipient of several is left out, all others get a result. */
    private static void assertAnswered(EventShape shape, String text, Event event) throws JsonProcessingException {
        JsonNode tree = JSON.readTree(text);
        JsonNode holder = tree.at(shape.recipients());
        List<JsonNode> recipients = recipients(shape, tree).orElseThrow();
        JsonWriter out = new JsonWriter(16);
        ReplyAssembler reply = new ReplyAssembler(event, out);
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < event.size(); i++) {
            if (!shape.isDocument() && i % 3 == 2) {
                reply.omit(i);
                left.add(0, i);
            } else if (event.entry(i).takesResult()) {
                reply.beginResult(i);
                out.raw(MARK.getBytes(StandardCharsets.UTF_8));
                ((ObjectNode) recipients.get(i)).put(RESULT, "@@@");
            }
        }
        reply.end();
        leave(holder, left);

        JsonNode whole = shape.isDocument() || shape.reply() == ReplyEnvelope.WHOLE ? tree : holder;
        if (shape.reply() == ReplyEnvelope.WRAPPED && !shape.isDocument()) {
            for (JsonPointer at = JsonPointer.compile(shape.recipients()); !at.matches(); at = at.head()) {
                whole = JSON.createObjectNode().set(at.last().getMatchingProperty(), whole);
            }
        }
        String made = text(out.toBytes());
        assertThat(JSON.readTree(made)).as("%s %s", shape, text).isEqualTo(whole);
        boolean hadResult = text.contains("R/");
        if (shape.reply() == ReplyEnvelope.WHOLE && left.isEmpty() && !hadResult) {
            assertThat(made.replace(",\"R/\\\"\":" + MARK, "").replace("\"R/\\\"\":" + MARK, ""))
                    .isEqualTo(text);
        }
    }

    private static void leave(JsonNode holder, List<Integer> left) {
        List<String> keys = new ArrayList<>();
        holder.fieldNames().forEachRemaining(keys::add);
        for (int index : left) {
            if (holder instanceof ObjectNode object) {
                object.remove(keys.get(index));
            } else {
                ((ArrayNode) holder).remove(index);
            }
        }
    }

    // What shapes and events are made of.

    private EventShape shape() {
        while (true) {
            try {
                return randomShape();
            } catch (IllegalArgumentException e) {
                // Two places that do not go together.
            }
        }
    }

    private EventShape randomShape() {
        String recipients = random.nextInt(3) == 0 ? "" : pointer(2);
        EventShapeBuilder shape = switch (random.nextInt(3)) {
            case 0 -> EventShape.map(recipients);
            case 1 -> EventShape.list(recipients);
            default -> EventShape.document();
        };
        shape.items(pointer(2)).result(RESULT);
        shape.reply(List.of(ReplyEnvelope.values()).get(random.nextInt(3)));
        if (random.nextBoolean()) {
            shape.id(pointer(2));
        }
        if (random.nextBoolean()) {
            shape.itemId(pointer(2));
            if (random.nextBoolean()) {
                shape.itemScore(pointer(2));
            }
        } else if (random.nextInt(4) == 0) {
            shape.oneItem();
        } else if (random.nextBoolean()) {
            shape.commas();
        }
        for (String name : NAMES) {
            if (random.nextInt(3) > 0) {
                shape.field(name, pointer(2));
            }
        }
        if (random.nextInt(3) == 0) {
            shape.scores(pointer(2));
        }
        return shape.build();
    }

    private String pointer(int most) {
        StringBuilder pointer = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            pointer.append('/').append(key().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private String key() {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    private String event(EventShape shape) {
        return filled(template(shape));
    }

    private String template(EventShape shape) {
        if (random.nextInt(20) == 0) {
            return value(3);
        }
        if (shape.isDocument()) {
            return random.nextInt(3) > 0 ? recipient(shape, random.nextLong()) : list(shape);
        }
        String holder = shape.isMap() ? map(shape) : list(shape);
        String[] path = EventShape.steps(shape.recipients());
        for (int i = path.length - 1; i >= 0; i--) {
            holder = "{" + quoted("x") + ":" + value(2) + space() + "," + quoted(path[i]) + " :" + holder + "}";
        }
        return space() + holder + space();
    }

    private String map(EventShape shape) {
        List<String> members = new ArrayList<>();
        long structure = random.nextLong();
        for (int i = random.nextInt(9); i > 0; i--) {
            members.add(
                    quoted("r" + i) + ":" + recipient(shape, random.nextInt(4) == 0 ? random.nextLong() : structure));
        }
        return "{" + space() + String.join("," + space(), members) + "}";
    }

    private String list(EventShape shape) {
        List<String> elements = new ArrayList<>();
        long structure = random.nextLong();
        for (int i = random.nextInt(9); i > 0; i--) {
            elements.add(recipient(shape, random.nextInt(4) == 0 ? random.nextLong() : structure));
        }
        return "[" + String.join(space() + ",", elements) + space() + "]";
    }

    /** Recipients of one structure differ in their scalars. */
    private String recipient(EventShape shape, long structure) {
        Random values = random;
        random = new Random(structure);
        if (random.nextInt(20) == 0) {
            random = values;
            return scalar(values);
        }
        List<String> members = new ArrayList<>();
        String[] path = EventShape.steps(shape.items());
        String items = random.nextInt(6) == 0 ? value(2) : items(shape);
        for (int i = path.length - 1; i > 0; i--) {
            items = "{" + quoted(path[i]) + ":" + items + "}";
        }
        for (int i = random.nextInt(5); i >= 0; i--) {
            members.add(quoted(random.nextInt(8) == 0 ? RESULT : key()) + ":" + value(3));
        }
        members.add(random.nextInt(members.size() + 1), quoted(path[0]) + ":" + items);
        String template = "{" + space() + String.join(space() + "," + space(), members) + space() + "}";
        random = values;
        return filled(template);
    }

    /** Puts other scalars in the place of some: each {@code #} becomes one digit or more. */
    private String filled(String template) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '#') {
                filled.append(1 + random.nextInt(random.nextBoolean() ? 9 : 12_345));
            } else {
                filled.append(c);
            }
        }
        return filled.toString();
    }

    private String items(EventShape shape) {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            items.add(
                    shape.itemId().isEmpty() || random.nextInt(8) == 0
                            ? value(1)
                            : "{" + quoted("x") + ":1,"
                                    + quoted(EventShape.steps(shape.itemId())[0]) + ":" + value(2) + "," + quoted(key())
                                    + ":" + value(2)
                                    + "}");
        }
        return "[" + String.join("," + space(), items) + "]";
    }

    private String value(int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 5);
        if (kind < 5) {
            return scalar(random);
        }
        List<String> members = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.add(kind < 7 ? value(depth - 1) : quoted(key()) + ":" + space() + value(depth - 1));
        }
        String inner = String.join(",", members);
        return kind < 7 ? "[" + inner + "]" : "{" + inner + "}";
    }

    private static String scalar(Random from) {
        return List.of(
                        "#",
                        "\"#\"",
                        "\"a#\"",
                        "\" \"",
                        "\"\"",
                        "null",
                        "true",
                        "\" b \"",
                        "\"\\u00e9#\"",
                        "2.5",
                        "\"大#\"",
                        "-#",
                        "\"#, a#,,\"",
                        "\"[#,\\\"b\\\",null]\"",
                        "\"\\u0020#,\\u0041 ,c\"")
                .get(from.nextInt(15));
    }

    private String quoted(String key) {
        String plain = "\"" + key.replace("\"", "\\\"") + "\"";
        return random.nextInt(12) == 0 && key.startsWith("a") ? "\"\\u0061" + plain.substring(2) : plain;
    }

    private String space() {
        return random.nextInt(5) == 0 ? " \n" : "";
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}

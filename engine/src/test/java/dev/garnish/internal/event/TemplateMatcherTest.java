package dev.garnish.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.RecipientField;
import dev.garnish.event.ReplyEnvelope;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints that are compared with others of their event are read as each would be in an event of its own. */
class TemplateMatcherTest {
    private static final EventReader READER = EventReader.of(
            EventFormat.pinpoint(ReplyEnvelope.BARE, Integer.MAX_VALUE),
            List.of(
                    RecipientField.plain("id"),
                    RecipientField.plain("country"),
                    RecipientField.plain("channel"),
                    RecipientField.attribute("Plan"),
                    RecipientField.user("FirstName")));
    private static final String OPENING = "{\"Endpoints\":{";
    private static final List<String> TEXTS = List.of(
            "", "a", "EMAIL", "SMS", "Zoë", "大阪", "\\\"", "\\u00e9", "a\\\\", "\\ud800", "x".repeat(7), "y".repeat(64));
    private static final List<String> OTHERS =
            List.of("0", "1", "12", "12.5", "-1e5", "123456789", "true", "false", "null", "[]", "{}", "[1,\"2\"]");
    private static final List<String> KEYS = List.of(
            "\"A\"", "\"Recommendations\"", "\"\\u0055ser\"", "\"RecommendationItems\"", "\"User\"", "\"Location\"");

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void endpointsAreReadAsEachAlone(int variety) {
        for (int i = 0; i < 5_000; i++) {
            assertReadAsEachAlone(endpoints(variety));
        }
    }

    @Test
    void aFieldOfAKeyThatComesAgainCountsWhereItCameLast() {
        String with = "\"User\":{\"UserAttributes\":{\"FirstName\":[\"A\"],\"Plan\":[\"P\"]}}";
        String without = "\"User\":{\"UserAttributes\":{\"Plan\":[\"P\"]}}";
        String escaped = with.replace("User\":{", "Use\\u0072\":{");

        for (String first : List.of(with, without)) {
            for (String second : List.of(
                    with + "," + without, without + "," + with, escaped + "," + without, without + "," + escaped)) {
                assertReadAsEachAlone(List.of("{" + first + "}", "{" + first + "}", "{" + second + "}"));
            }
        }
    }

    @Test
    void aNumberAtTheEndGoesOnWhereItIsLonger() {
        assertReadAsEachAlone(
                List.of("{\"A\":1}", "{\"A\":1}", "{\"A\":12}", "{\"A\":1.5}", "{\"A\":1 }", "{\"A\":1}"));
        assertReadAsEachAlone(List.of(
                "{\"RecommendationItems\":[1,2]}",
                "{\"RecommendationItems\":[1,2]}",
                "{\"RecommendationItems\":[12,\"2\"]}",
                "{\"RecommendationItems\":[1,23]}"));
    }

    @Test
    void endpointsOfManyMembersAreReadToo() {
        String many = "{\"k\":[" + "\"t\",".repeat(1_000) + "\"t\"]";
        List<String> members = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            members.add("\"k" + i + "\":" + i);
        }

        assertReadAsEachAlone(Collections.nCopies(5, many + "}"));
        assertReadAsEachAlone(Collections.nCopies(5, "{" + String.join(",", members) + "}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatIsNoJsonIsRefusedAtTheSamePlaceAsElsewhere(int variety) {
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] json = event(endpoints(variety));
            mutate(json);
            Optional<String> refusal = refusal(json);

            assertThat(refusal).as(text(json)).isEqualTo(refusalOfAnyJson(json));
            refused += refusal.isPresent() ? 1 : 0;
        }
        assertThat(refused).isBetween(5_000, 19_000);
    }

    private void mutate(byte[] json) {
        int at = OPENING.length() + random.nextInt(json.length - OPENING.length() - 2);
        json[at] = switch (random.nextInt(4)) {
            case 0 -> (byte) random.nextInt();
            case 1 -> (byte) "\"\\{}[],: 0-e".charAt(random.nextInt(12));
            default -> json[OPENING.length() + random.nextInt(json.length - OPENING.length())];
        };
    }

    private static Optional<String> refusal(byte[] json) {
        try {
            READER.read(json);
            return Optional.empty();
        } catch (InvalidEventException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private static Optional<String> refusalOfAnyJson(byte[] json) {
        JsonScanner scanner = new JsonScanner(json, true);
        try {
            scanner.end(scanner.value(0, 0));
            return Optional.empty();
        } catch (InvalidEventException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private List<String> endpoints(int variety) {
        List<String> endpoints = new ArrayList<>();
        for (int i = 2 + random.nextInt(8); i > 0; i--) {
            endpoints.add(endpoint(random.nextInt(3) < variety));
        }
        return endpoints;
    }

    private String endpoint(boolean varied) {
        List<String> members = new ArrayList<>(List.of(
                "\"ChannelType\":" + text(),
                "\"Address\": " + text(),
                "\"Attributes\":{\"Plan\":[" + text() + "],\"Other\":[]}",
                "\"Location\":{\"Country\":" + text() + ", \"City\":" + text() + "}",
                "\"Metrics\":{\"Visits\":" + random.nextInt(200) + ",\"Spent\":" + random.nextInt(99) / 10.0 + "}",
                "\"User\":{\"UserId\":" + text() + ",\"UserAttributes\":{\"FirstName\":[" + text() + "]}}",
                "\"RecommendationItems\":[" + text() + "," + random.nextInt(20) + "," + text() + "]",
                "\"Last\":" + random.nextInt(20)));
        if (varied) {
            members.set(random.nextInt(members.size()), key() + ":" + value());
            members.add(random.nextInt(members.size()), key() + ":" + value());
            members.remove(random.nextInt(members.size()));
            Collections.swap(members, random.nextInt(members.size()), random.nextInt(members.size()));
        }
        return "{" + String.join(",", members) + "}";
    }

    private String text() {
        return "\"" + TEXTS.get(random.nextInt(TEXTS.size())) + "\"";
    }

    private String key() {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    private String value() {
        return random.nextBoolean() ? text() : OTHERS.get(random.nextInt(OTHERS.size()));
    }

    private static void assertReadAsEachAlone(List<String> endpoints) {
        Event together = READER.read(event(endpoints));
        for (int i = 0; i < endpoints.size(); i++) {
            Event alone = READER.read(event(List.of(endpoints.get(i))));
            String says = says(together, together.entry(i));

            assertThat(says).as(endpoints.toString()).isEqualTo(says(alone, alone.entry(0)));
        }
    }

    private static byte[] event(List<String> endpoints) {
        return (OPENING + "\"e\":" + String.join(",\"e\":", endpoints) + "}}").getBytes(StandardCharsets.UTF_8);
    }

    /** All that was marked, with positions counted from the entry's start. */
    private static String says(Event event, RecipientSpan entry) {
        StringBuilder says = new StringBuilder();
        says.append(entry.idEnd - entry.start).append(' ').append(entry.end - entry.start);
        says.append(' ').append(entry.insert - entry.start).append(' ').append(entry.resume - entry.start);
        says.append(' ')
                .append(entry.object)
                .append(entry.named)
                .append(entry.first)
                .append(entry.hasItems());
        for (int position : List.of(entry.list, entry.badList)) {
            says.append(' ').append(position == 0 ? "none" : position - entry.start);
        }
        says.append(entry.hasBadItem() ? " bad " + entry.badItem : "");
        says.append(Arrays.toString(Arrays.stream(entry.fields)
                .map(field -> field == 0 ? -1 : field - entry.start)
                .toArray()));
        for (int i = 0; i < entry.itemCount(); i++) {
            says.append(' ').append(entry.itemFrom(i) - entry.start).append('-').append(entry.itemTo(i) - entry.start);
            says.append(entry.itemIsEscaped(i) ? "escaped " : " ").append(event.item(entry, i));
            assertThat(entry.itemHash(i)).isEqualTo(JsonText.hash(event.json(), entry.itemFrom(i), entry.itemTo(i)));
        }
        return says.toString();
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}

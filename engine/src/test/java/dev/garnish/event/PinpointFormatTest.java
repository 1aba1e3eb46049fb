package dev.garnish.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.garnish.internal.event.EndpointBytes;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.EventReader;
import dev.garnish.internal.event.RandomEvents;
import dev.garnish.internal.event.RecipientSpan;
import dev.garnish.internal.event.ReplyAssembler;
import dev.garnish.internal.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinpointFormatTest {
    private static final JsonFactory JSON = new JsonFactory();

    @ParameterizedTest
    @ValueSource(ints = {0, 500, 1_000, 1_500})
    void endpointsLeaveByteForByteAsTheyCame(int firstSeed) throws IOException {
        for (int seed = firstSeed; seed < firstSeed + 500; seed++) {
            byte[] event = RandomEvents.of(seed);
            List<String> endpoints = EndpointBytes.ofEvent(event);

            byte[] bare = spliced(event, ReplyEnvelope.BARE);
            byte[] wrapped = spliced(event, ReplyEnvelope.WRAPPED);

            assertThat(EndpointBytes.ofBareReply(bare)).as("seed %s", seed).isEqualTo(endpoints);
            assertThat(EndpointBytes.ofEvent(wrapped)).as("seed %s", seed).isEqualTo(endpoints);
            assertIsJson(bare);
            assertThat(text(wrapped)).isEqualTo("{\"Endpoints\":" + text(bare) + "}");
        }
    }

    @Test
    void omittedEndpointsLeaveWithOneComma() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            byte[] json = RandomEvents.of(seed);
            Event event = read(json);
            List<String> kept = new ArrayList<>(EndpointBytes.ofEvent(json));
            JsonWriter out = new JsonWriter(16);
            ReplyAssembler splice = new ReplyAssembler(event, out);
            for (int i = event.size() - 1; i >= 0; i--) {
                if (isOmitted(seed, i)) {
                    kept.remove(i);
                }
            }
            for (int i = 0; i < event.size(); i++) {
                if (isOmitted(seed, i)) {
                    splice.omit(i);
                } else if (event.entry(i).takesResult()) {
                    splice.beginResult(i);
                    out.raw(bytes("{}"));
                }
            }
            splice.end();

            assertThat(EndpointBytes.ofBareReply(out.toBytes()))
                    .as("seed %s", seed)
                    .isEqualTo(kept);
            assertIsJson(out.toBytes());
        }
    }

    private static boolean isOmitted(int seed, int index) {
        return (seed >> index & 1) == 0;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}                                 | {\"a\":1,\"Recommendations\":!}",
                "{\"a\":1 }                                | {\"a\":1,\"Recommendations\":! }",
                "{}                                        | {\"Recommendations\":!}",
                "{ }                                       | {\"Recommendations\":! }",
                "{\"Recommendations\":{\"x\":1},\"a\":1}   | {\"Recommendations\":!,\"a\":1}",
                "{\"a\":1, \"Recommendations\" : null }    | {\"a\":1, \"Recommendations\" : ! }",
                "{\"a\":{\"Recommendations\":1}}           | {\"a\":{\"Recommendations\":1},\"Recommendations\":!}",
                "{\"\\u0052ecommendations\":[]}            | {\"\\u0052ecommendations\":!}",
                "{\"Recommendations\":1,\"Recommendations\":2} | {\"Recommendations\":1,\"Recommendations\":!}"
            })
    void theResultStandsBehindTheLastMemberOrInPlaceOfTheOneThatCame(String endpoint, String expected) {
        byte[] event = bytes("{\"Endpoints\":{\"e\":" + endpoint + "}}");

        assertThat(text(spliced(event, ReplyEnvelope.BARE)))
                .isEqualTo("{\"e\":" + expected.replace("!", "{\"R\":[]}") + "}");
    }

    @Test
    void theLastEndpointsAndTheLastItemsCount() {
        Event event = read(bytes("""
                {"Endpoints": {"old": {}}, "Endpoints": {"e": {"RecommendationItems": ["1"],
                 "RecommendationItems": ["2", 3.50, "\\u0034"]}}}"""));

        assertThat(event.size()).isEqualTo(1);
        assertThat(event.id(event.entry(0))).isEqualTo("e");
        assertThat(items(event, 0)).containsExactly("2", "3.50", "4");
    }

    @Test
    void everyFieldIsFoundWhereTheHostKeepsIt() {
        List<RecipientField> fields = new ArrayList<>();
        RecipientField.PLAIN_NAMES.forEach(name -> fields.add(RecipientField.plain(name)));
        fields.add(RecipientField.attribute("Interests"));
        fields.add(RecipientField.user("FirstName"));
        fields.add(RecipientField.user("Nobody"));
        byte[] json = bytes("""
                {"Endpoints": {"e/1": {"ChannelType": "EMAIL", "User": {"UserId": "u\\u0031",
                  "UserAttributes": {"FirstName": ["Sofía"], "LastName": ["M"]}},
                  "Demographic": {"Locale": "en_US", "Make": "x", "Platform": "ios"},
                  "Location": {"City": "Kraków", "Country": "PL"},
                  "Attributes": {"Interests": ["music", " ", 7, null, "films"]}}}}""");
        Event event = EventReader.of(EventFormat.pinpoint(), fields).read(json);
        RecipientSpan entry = event.entry(0);
        List<List<String>> found = new ArrayList<>();
        for (int slot = 0; slot < fields.size(); slot++) {
            found.add(event.values(entry, slot));
        }

        assertThat(found)
                .containsExactly(
                        List.of("e/1"),
                        List.of("u1"),
                        List.of("EMAIL"),
                        List.of("en_US"),
                        List.of("PL"),
                        List.of("Kraków"),
                        List.of("ios"),
                        List.of("music", "7", "films"),
                        List.of("Sofía"),
                        List.of());
    }

    @Test
    void theLastOfTwoFieldsCountsAsAWhole() {
        List<RecipientField> fields = List.of(RecipientField.user("A"), RecipientField.user("B"));
        Event event = EventReader.of(EventFormat.pinpoint(), fields).read(bytes("""
                                {"Endpoints": {"e": {"User": {"UserAttributes": {"A": ["1"], "B": ["2"]}},
                                 "User": {"UserAttributes": {"B": ["3"], "B": ["4"]}}}}}"""));

        assertThat(event.values(event.entry(0), 0)).isEmpty();
        assertThat(event.values(event.entry(0), 1)).containsExactly("4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]                             | /Endpoints/e~1~0 | expected an endpoint, found a list",
                "null                            | /Endpoints/e~1~0 | expected an endpoint, found null",
                "{\"RecommendationItems\":{}}    | /Endpoints/e~1~0/RecommendationItems | expected a list of item ids, found an object",
                "{\"RecommendationItems\":\"1\"} | /Endpoints/e~1~0/RecommendationItems | expected a list of item ids, found a text"
            })
    void oneMalformedEndpointIsNamedAndDoesNotCostTheOthers(String endpoint, String where, String message) {
        Event event = read(bytes("{\"Endpoints\":{\"e/~\":" + endpoint + ",\"f\":{\"RecommendationItems\":[\"1\"]}}}"));

        assertThat(event.entry(0).isWellFormed()).isFalse();
        assertThat(event.malformed(event.entry(0)))
                .isEqualTo(new Diagnostic(Diagnostic.Code.RECIPIENT_MALFORMED, where, message));
        assertThat(event.entry(1).isWellFormed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                       | event: empty, expected a JSON object with Endpoints",
                "[1]                      | event: expected an object with Endpoints, found a list",
                "{}                       | event: expected an object with Endpoints, found none",
                "{\"Endpoints\":[]}       | event /Endpoints: expected an object of endpoints, found a list",
                "{\"Endpoints\":{}} x     | event at byte 17: expected the end after the JSON document",
                "{\"Endpoints\":{\"e\":{  | event at byte 19: it ends before its JSON does",
                "{\"Endpoints\":{,}}      | event at byte 14: expected a key in quotes or }",
                "{\"Endpoints\":{\"e\":}} | event at byte 18: expected a value"
            })
    void whatIsNoEventIsRefusedWithItsPlace(String json, String message) {
        assertThatThrownBy(() -> read(bytes(json)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage(message);
    }

    @Test
    void anEventOverTheHostsLimitIsRefused() {
        assertThatThrownBy(() -> read(new byte[7 * 1024 * 1024]))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("event: 7340032 bytes, the host takes at most 6291456");
    }

    private static Event read(byte[] json) {
        return EventReader.of(EventFormat.pinpoint(), List.of()).read(json);
    }

    private static byte[] spliced(byte[] json, ReplyEnvelope reply) {
        Event event = EventReader.of(EventFormat.pinpoint(reply), List.of()).read(json);
        byte[] result = bytes("{\"R\":[]}");
        int size = event.sizeWithoutResults();
        JsonWriter out = new JsonWriter(size);
        ReplyAssembler splice = new ReplyAssembler(event, out);
        for (int i = 0; i < event.size(); i++) {
            if (event.entry(i).takesResult()) {
                splice.beginResult(i);
                out.raw(result);
                size += result.length;
            }
        }
        splice.end();
        assertThat(out.size()).isEqualTo(size);
        return out.finished();
    }

    private static List<String> items(Event event, int index) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < event.entry(index).itemCount(); i++) {
            ids.add(event.item(event.entry(index), i));
        }
        return ids;
    }

    private static void assertIsJson(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            parser.skipChildren();
            assertThat(parser.nextToken()).isNull();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

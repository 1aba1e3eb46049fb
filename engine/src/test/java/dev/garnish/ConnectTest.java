package dev.garnish;

import static dev.garnish.event.Diagnostic.Code.ITEM_MALFORMED;
import static dev.garnish.event.Diagnostic.Code.RECIPIENT_MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.ListStyle;
import dev.garnish.rules.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final Catalog CATALOG = Catalog.of(
            SCHEMA,
            List.of(
                    Item.of(SCHEMA, "1815", "Fleabag"),
                    Item.of(SCHEMA, "2009", "Late \"Night\""),
                    Item.of(SCHEMA, "1527", "Catastrophe 🎬"),
                    Item.of(SCHEMA, "long", "x".repeat(20_000))));
    private static final String TITLE = "attribute Title\n use item.title\n else 'Recommended'";
    private static final String HEADLINE =
            "attribute Headline once\n use 'For ' + recipient.user.firstName\n else 'For you'";
    private static final EventFormat CONNECT = EventFormat.connect();

    @Test
    void everyProfileIsAnsweredByItsId() {
        Enrichment made = enricher(TITLE, HEADLINE)
                .enrich(
                        CONNECT,
                        event(
                                profile(
                                        "customer-001",
                                        "{\"firstName\": \"Sofia\", \"attributes\":"
                                                + " {\"RecommendationItems\": \"1815,2009, 1527\"}}"),
                                profile("c/\"2\" é", "{\"attributes\":{\"RecommendationItems\":[\"9\",1815]}}"),
                                profile("customer-003", "{}")));

        assertThat(text(made.json()))
                .isEqualTo("{\"Items\":{\"CustomerProfiles\":["
                        + "{\"Id\":\"customer-001\",\"ResultData\":{\"Title\":[\"Fleabag\",\"Late \\\"Night\\\"\","
                        + "\"Catastrophe 🎬\"],\"Headline\":\"For Sofia\"}},"
                        + "{\"Id\":\"c/\\\"2\\\" é\",\"ResultData\":{\"Title\":[\"Recommended\",\"Fleabag\"],"
                        + "\"Headline\":\"For you\"}},"
                        + "{\"Id\":\"customer-003\",\"ResultData\":{\"Headline\":\"For you\"}}]}}");
        assertThat(made.summary()).isEqualTo(new Summary(3, 5, 1, 8, Map.of("Title", 1, "Headline", 2)));
        assertThat(made.diagnostics()).isEmpty();
    }

    @Test
    void whatStandsTwiceIsWhatStandsLast() {
        Enrichment made = enricher(TITLE)
                .enrich(
                        CONNECT,
                        event(
                                profile("1", "{\"attributes\":{\"RecommendationItems\":[\"9\"]},\"attributes\":{}}"),
                                profile(
                                        "2",
                                        "{\"attributes\":1,\"attributes\":{\"RecommendationItems\":[\"1815\"]}}")));

        assertThat(text(made.json()))
                .isEqualTo("{\"Items\":{\"CustomerProfiles\":[{\"Id\":\"1\",\"ResultData\":{}},"
                        + "{\"Id\":\"2\",\"ResultData\":{\"Title\":[\"Fleabag\"]}}]}}");
    }

    @Test
    void listsAreFlattenedWhereTheSettingSaysSo() {
        Enrichment made = enricher(TITLE, HEADLINE)
                .enrich(
                        EventFormat.connect("/recs/a~1b", ListStyle.FLATTENED),
                        event(
                                profile("1", "{\"recs\":{\"a/b\":[\"1815\",\"9\"]}}"),
                                profile("2", "{\"recs\":{\"a/b\":\" , \"}}")));

        assertThat(text(made.json()))
                .isEqualTo("{\"Items\":{\"CustomerProfiles\":["
                        + "{\"Id\":\"1\",\"ResultData\":{\"Title_0\":\"Fleabag\",\"Title_1\":\"Recommended\","
                        + "\"Headline\":\"For you\"}},"
                        + "{\"Id\":\"2\",\"ResultData\":{\"Headline\":\"For you\"}}]}}");
        assertThat(text(enricher(TITLE)
                        .enrich(EventFormat.connect("/a", ListStyle.FLATTENED), event(profile("1", "{\"a\":[]}")))
                        .json()))
                .isEqualTo("{\"Items\":{\"CustomerProfiles\":[{\"Id\":\"1\",\"ResultData\":{}}]}}");
    }

    @Test
    void aBadProfileCostsOnlyItsOwnValues() {
        Enrichment made = enricher(TITLE)
                .enrich(
                        CONNECT,
                        event(
                                profile("1", "{\"attributes\":"),
                                profile("2", "[]"),
                                profile("3", "{\"attributes\":{\"RecommendationItems\":7}}"),
                                profile("4", "{\"attributes\":{\"RecommendationItems\":[\"1815\",null]}}"),
                                "7",
                                "{\"Id\":\"5\"}",
                                profile("6", "{\"attributes\":{\"RecommendationItems\":[\"1815\"]}}")));

        assertThat(text(made.json()))
                .isEqualTo("{\"Items\":{\"CustomerProfiles\":["
                        + failed(
                                "1", "expected a JSON object as a text; event at byte 14: it ends before its JSON does")
                        + ","
                        + failed("2", "expected a JSON object as a text, found a list")
                        + ","
                        + failed(
                                "3", "expected a list of item ids or one text with commas between them, found a number")
                        + ","
                        + "{\"Id\":\"4\",\"ResultData\":{\"Title\":[\"Fleabag\",\"Recommended\"]}}"
                        + ",{\"Id\":\"6\",\"ResultData\":{\"Title\":[\"Fleabag\"]}}]}}");
        assertThat(made.diagnostics())
                .extracting(Diagnostic::code, Diagnostic::where)
                .containsExactly(
                        tuple(RECIPIENT_MALFORMED, "/Items/CustomerProfiles/0/CustomerData"),
                        tuple(RECIPIENT_MALFORMED, "/Items/CustomerProfiles/1/CustomerData"),
                        tuple(RECIPIENT_MALFORMED, "/Items/CustomerProfiles/2/CustomerData"),
                        tuple(
                                ITEM_MALFORMED,
                                "/Items/CustomerProfiles/3/CustomerData/attributes/RecommendationItems/1"),
                        tuple(RECIPIENT_MALFORMED, "/Items/CustomerProfiles/4"),
                        tuple(RECIPIENT_MALFORMED, "/Items/CustomerProfiles/5"));
    }

    private static String failed(String id, String error) {
        return "{\"Id\":\"" + id + "\",\"ResultData\":{\"error\":\"" + error
                + "\",\"errorCode\":\"RECIPIENT_MALFORMED\"}}";
    }

    @Test
    void whoTheRulesOmitIsAnsweredWithNothing() {
        String others = "recipient when recipient.attributes.Plan == 'gold' else omit";
        String gold = "{\"attributes\":{\"Plan\":\"gold\",\"RecommendationItems\":\"1815\"}}";

        assertThat(text(enricher(others, TITLE)
                        .enrich(CONNECT, event(profile("1", "{}"), profile("2", gold), profile("3", "{}")))
                        .json()))
                .isEqualTo(
                        "{\"Items\":{\"CustomerProfiles\":[{\"Id\":\"1\",\"ResultData\":{}},"
                                + "{\"Id\":\"2\",\"ResultData\":{\"Title\":[\"Fleabag\"]}},{\"Id\":\"3\",\"ResultData\":{}}]}}");
    }

    @Test
    void aResultBeyondThe32KilobytesOfAProfileGivesUpItsLongestValues() {
        Enrichment made = enricher(TITLE)
                .enrich(
                        CONNECT,
                        event(
                                profile("1", "{\"attributes\":{\"RecommendationItems\":\"long,1815,long\"}}"),
                                profile("2", "{\"attributes\":{\"RecommendationItems\":\"long\"}}")));

        assertThat(text(made.json()))
                .isEqualTo("{\"Items\":{\"CustomerProfiles\":[{\"Id\":\"1\",\"ResultData\":{\"Title\":"
                        + "[\"Recommended\",\"Fleabag\",\"" + "x".repeat(20_000) + "\"]}},"
                        + "{\"Id\":\"2\",\"ResultData\":{\"Title\":[\"" + "x".repeat(20_000) + "\"]}}]}}");
        assertThat(made.diagnostics())
                .containsExactly(new Diagnostic(
                        Diagnostic.Code.REPLY_TOO_LARGE,
                        "/Items/CustomerProfiles/0",
                        "the result was beyond the host's limit of 32768 bytes, so the longest values fell to their"
                                + " else"));
    }

    @Test
    void anEventOfAnotherShapeIsRefusedWithWhatWasExpected() {
        assertRefused("", "event: empty, expected a JSON object with Items");
        assertRefused("[]", "event: expected an object with Items, found a list");
        assertRefused("{}", "event /Items: expected an object with CustomerProfiles, found none");
        assertRefused(
                "{\"Items\":{\"CustomerProfiles\":{}}}",
                "event /Items/CustomerProfiles: expected a list of profiles, found an object");
        assertRefused(
                "{\"Items\":{\"CustomerProfiles\":[]}} x",
                "event at byte 34: expected the end after the JSON document");
        assertThatThrownBy(() -> EventFormat.connect("items", ListStyle.WHOLE))
                .hasMessage("expected a JSON pointer such as /attributes/RecommendationItems");
    }

    private static void assertRefused(String event, String message) {
        assertThatThrownBy(() -> enricher(TITLE).enrich(CONNECT, event.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage(message);
    }

    /** Random documents with escapes, blanks and odd ids, against the answer that a tree gives. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itemIdsAreThoseThatATreeOfTheDocumentHolds(long seed) throws JsonProcessingException {
        Random random = new Random(seed);
        String idRule = "attribute Id\n use item.title\n else 'none'";
        for (int round = 0; round < 100; round++) {
            List<String> profiles = new ArrayList<>();
            List<List<String>> expected = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                List<String> ids = ids(random);
                expected.add(ids.stream().map(ConnectTest::shown).toList());
                profiles.add(profile("p" + i, document(random, ids)));
            }
            JsonNode reply = JSON.readTree(text(enricher(idRule)
                    .enrich(CONNECT, event(profiles.toArray(new String[0])))
                    .json()));
            List<List<String>> found = new ArrayList<>();
            for (JsonNode one : reply.at("/Items/CustomerProfiles")) {
                List<String> values = new ArrayList<>();
                one.at("/ResultData/Id").forEach(value -> values.add(value.asText()));
                found.add(values);
            }
            assertThat(found).as("seed %d, round %d", seed, round).isEqualTo(expected);
        }
    }

    private static String shown(String id) {
        Item item = CATALOG.find(Set.of(id)).get(id);
        return item == null ? "none" : item.value("title").orElseThrow().toString();
    }

    private static List<String> ids(Random random) {
        List<String> some = List.of("1815", "2009", "1527", "é/\"x\\", "9", "\ud83d\ude00");
        List<String> ids = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            ids.add(some.get(random.nextInt(some.size())));
        }
        return ids;
    }

    private static String document(Random random, List<String> ids) throws JsonProcessingException {
        ObjectNode document = JSON.createObjectNode();
        document.put("firstName", "S\"o\\f{i}a");
        document.putObject("other").put("RecommendationItems", "9");
        ObjectNode attributes = document.putObject("attributes");
        if (random.nextBoolean()) {
            attributes.put("RecommendationItems", String.join(random.nextBoolean() ? "," : " , ", ids));
        } else {
            ArrayNode list = attributes.putArray("RecommendationItems");
            ids.forEach(list::add);
        }
        String json = JSON.writeValueAsString(document);
        return random.nextBoolean() ? json : JSON.readTree(json).toPrettyString();
    }

    private static Enricher enricher(String... rules) {
        return Enricher.of(RuleSet.parse(List.of(new Source("test.rules", String.join("\n", rules))), SCHEMA), CATALOG);
    }

    private static String profile(String id, String customerData) {
        ObjectNode profile = JSON.createObjectNode();
        profile.put("ProfileId", id);
        profile.put("CustomerData", customerData);
        profile.put("IdempotencyToken", "t");
        return profile.toString();
    }

    private static byte[] event(String... profiles) {
        return ("{\"InvocationMetadata\":{},\"Items\":{\"CustomerProfiles\":[" + String.join(",", profiles) + "]}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}

package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Recipient;
import dev.garnish.event.ReplyEnvelope;
import dev.garnish.internal.event.EndpointBytes;
import dev.garnish.internal.event.RandomEvents;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnricherTest {
    private static final Schema SCHEMA =
            Schema.of(new Column("title", Type.TEXT), new Column("genre", Type.TEXT), new Column("active", Type.TRUTH));
    private static final Catalog CATALOG = Catalog.of(
            SCHEMA,
            List.of(
                    Item.of(SCHEMA, "1815", "Fleabag", "Comedy", true),
                    Item.of(SCHEMA, "2009", "Late \"Night\"", null, true),
                    Item.of(SCHEMA, "1527", "Catastrophe 🎬", "Comedy", false)));
    private static final String TITLE = "attribute Title\n use item.title\n else 'Recommended'";
    private static final String GENRE = "attribute Genre\n use item.genre\n else 'Featured'";
    private static final String PLACE = "attribute Place\n use text(position)\n else '0'";
    private static final String HEADLINE =
            "attribute Headline once\n use 'For ' + recipient.user.FirstName\n else 'For you'";
    private static final String NO_INACTIVE = "drop item when item.active == false";
    private static final String OTHERS_PASS = "recipient when recipient.user.FirstName != empty else pass";
    private static final String OTHERS_OMITTED = "recipient when recipient.user.FirstName != empty else omit";
    private static final EventFormat PINPOINT = EventFormat.pinpoint();

    @Test
    void fillsEveryAttributeForEveryItemInOrder() {
        Enrichment made = enricher(TITLE, GENRE).enrich(PINPOINT, bytes("""
                        {"Endpoints":{"e":{"RecommendationItems":["2009","1815","1527"]}}}"""));

        assertThat(text(made.json()))
                .isEqualTo("{\"e\":{\"RecommendationItems\":[\"2009\",\"1815\",\"1527\"],\"Recommendations\":"
                        + "{\"Title\":[\"Late \\\"Night\\\"\",\"Fleabag\",\"Catastrophe 🎬\"],"
                        + "\"Genre\":[\"Featured\",\"Comedy\",\"Comedy\"]}}}");
        assertThat(made.summary()).isEqualTo(new Summary(1, 3, 0, 6, Map.of("Title", 0, "Genre", 1)));
        assertThat(made.diagnostics()).isEmpty();
    }

    @Test
    void anUnknownItemTakesTheElseOfEveryAttribute() {
        Enricher enricher = enricher(TITLE, GENRE);

        assertThat(enricher.recommend(Recipient.of("r"), List.of("1815", "9", "1815"))
                        .values())
                .isEqualTo(Map.of(
                        "Title", List.of("Fleabag", "Recommended", "Fleabag"),
                        "Genre", List.of("Comedy", "Featured", "Comedy")));
        assertThat(enrich(enricher, "{\"RecommendationItems\":[\"9\",9,\"\\u0039\",\"\\ud800\",\"?\"]}"))
                .isEqualTo(
                        "{\"Title\":[\"Recommended\",\"Recommended\",\"Recommended\",\"Recommended\",\"Recommended\"],"
                                + "\"Genre\":[\"Featured\",\"Featured\",\"Featured\",\"Featured\",\"Featured\"]}");
    }

    /** As docs/pinpoint.md says. */
    @Test
    void listsAreAlignedWithTheItemsThatStayAndTheIdsThatCameAreNotChanged() {
        String rules = "unknown item drop the item";
        String place = "attribute Place\n use text(position) + '/' + text(size(items))\n else '0'";

        assertThat(text(enricher(rules, NO_INACTIVE, TITLE, GENRE, place, HEADLINE)
                        .enrich(
                                PINPOINT,
                                bytes("{\"Endpoints\":{\"e\":{\"RecommendationItems\":"
                                        + "[\"1527\",\"1815\",\"9\",\"2009\"]}}}"))
                        .json()))
                .isEqualTo("{\"e\":{\"RecommendationItems\":[\"1527\",\"1815\",\"9\",\"2009\"],\"Recommendations\":"
                        + "{\"Title\":[\"Fleabag\",\"Late \\\"Night\\\"\"],\"Genre\":[\"Comedy\",\"Featured\"],"
                        + "\"Place\":[\"1/2\",\"2/2\"],\"Headline\":\"For you\"}}}");
    }

    @Test
    void whatIsNoItemIdKeepsItsPlaceAndCountsAsUnknown() {
        Enrichment made = enricher(TITLE, HEADLINE).enrich(PINPOINT, bytes("""
                        {"Endpoints":{"e":{"RecommendationItems":["1815",null,["2009"],true,{"a":1},"1527"]}}}"""));

        assertThat(text(made.json()))
                .endsWith("\"Recommendations\":{\"Title\":[\"Fleabag\",\"Recommended\",\"Recommended\","
                        + "\"Recommended\",\"Recommended\",\"Catastrophe 🎬\"],\"Headline\":\"For you\"}}}");
        assertThat(made.summary()).isEqualTo(new Summary(1, 6, 4, 7, Map.of("Title", 4, "Headline", 1)));
        assertThat(made.diagnostics())
                .containsExactly(new Diagnostic(
                        Diagnostic.Code.ITEM_MALFORMED,
                        "/Endpoints/e/RecommendationItems/1",
                        "expected an item id, found null, which counts as unknown"));
    }

    @Test
    void aDroppedItemLeavesEveryListAndTheNumbersCloseUp() {
        String[] rules = {"unknown item drop the item", NO_INACTIVE, TITLE, GENRE, PLACE};

        assertThat(enrich(enricher(rules), "{\"RecommendationItems\":[\"9\",\"1527\",\"1815\",\"2009\"]}"))
                .isEqualTo("{\"Title\":[\"Fleabag\",\"Late \\\"Night\\\"\"],\"Genre\":[\"Comedy\",\"Featured\"],"
                        + "\"Place\":[\"1\",\"2\"]}");
        assertThat(enrich(enricher(rules), "{\"RecommendationItems\":[\"9\",\"1527\"]}"))
                .isEqualTo("{\"Title\":[],\"Genre\":[],\"Place\":[]}");
    }

    @Test
    void anEndpointWithoutItemsGetsWhatNeedsNone() {
        String[] rules = {TITLE, HEADLINE};

        assertThat(enrich(enricher(rules), "{\"User\":{\"UserAttributes\":{\"FirstName\":[\"Sofía\"]}}}"))
                .isEqualTo("{\"Headline\":\"For Sofía\"}");
        assertThat(enrich(enricher(rules), "{\"RecommendationItems\":null}")).isEqualTo("{\"Headline\":\"For you\"}");
        assertThat(enrich(enricher(rules), "{\"RecommendationItems\":[]}"))
                .isEqualTo("{\"Title\":[],\"Headline\":\"For you\"}");
        assertThat(enrich(enricher(TITLE), "{}")).isEqualTo("{}");
    }

    @Test
    void anUnknownItemCanFailItsRecipientAlone() {
        Enrichment made = enricher("unknown item fail the recipient", TITLE)
                .enrich(
                        PINPOINT,
                        bytes("{\"Endpoints\":{\"a\":{\"RecommendationItems\":[\"9\"]},"
                                + "\"b\":{\"RecommendationItems\":[\"1815\"]}}}"));

        assertThat(text(made.json()))
                .isEqualTo("{\"a\":{\"RecommendationItems\":[\"9\"],\"Recommendations\":{}},"
                        + "\"b\":{\"RecommendationItems\":[\"1815\"],\"Recommendations\":{\"Title\":[\"Fleabag\"]}}}");
        assertThat(made.diagnostics())
                .containsExactly(new Diagnostic(
                        Diagnostic.Code.RECIPIENT_FAILED,
                        "/Endpoints/a",
                        "the catalog does not hold every item, and the rules fail such a recipient"));
    }

    @Test
    void thoseWhomTheRulesAreNotForPassOrAreOmitted() {
        String event = "{\"Endpoints\": {\"a\": {\"User\": {}}, \"b\": {\"User\": {\"UserAttributes\":"
                + " {\"FirstName\": [\"B\"]}}}, \"c\": {}}}";
        String filled = "\"b\": {\"User\": {\"UserAttributes\": {\"FirstName\": [\"B\"]}},\"Recommendations\":"
                + "{\"Headline\":\"For B\"}}";

        assertThat(text(enricher(OTHERS_OMITTED, HEADLINE)
                        .enrich(PINPOINT, bytes(event))
                        .json()))
                .isEqualTo("{" + filled + "}");
        assertThat(text(enricher(OTHERS_PASS, HEADLINE)
                        .enrich(PINPOINT, bytes(event))
                        .json()))
                .isEqualTo("{\"a\": {\"User\": {},\"Recommendations\":{}}, " + filled
                        + ", \"c\": {\"Recommendations\":{}}}");
    }

    @Test
    void aMalformedEndpointDoesNotCostTheOthers() {
        Enrichment made = enricher(TITLE)
                .enrich(
                        PINPOINT,
                        bytes("{\"Endpoints\":{\"a\":7,\"b\":{\"RecommendationItems\":{}},"
                                + "\"c\":{\"RecommendationItems\":[\"1815\"]}}}"));

        assertThat(text(made.json()))
                .isEqualTo("{\"a\":7,\"b\":{\"RecommendationItems\":{},\"Recommendations\":{}},"
                        + "\"c\":{\"RecommendationItems\":[\"1815\"],\"Recommendations\":{\"Title\":[\"Fleabag\"]}}}");
        assertThat(made.diagnostics())
                .extracting(Diagnostic::where)
                .containsExactly("/Endpoints/a", "/Endpoints/b/RecommendationItems");
    }

    @Test
    void aCatalogThatDoesNotAnswerMakesItemsUnknownForThisOnce() {
        AtomicBoolean down = new AtomicBoolean(true);
        Catalog shaky = new ShakyCatalog(down);
        String[] rules = {TITLE};
        Enricher enricher = Enricher.of(rules(rules), shaky);

        Recommendations without = enricher.recommend(Recipient.of("r"), List.of("1815"));
        down.set(false);
        Recommendations with = enricher.recommend(Recipient.of("r"), List.of("1815"));

        assertThat(without.values()).isEqualTo(Map.of("Title", List.of("Recommended")));
        assertThat(without.diagnostics())
                .containsExactly(new Diagnostic(
                        Diagnostic.Code.CATALOG_UNAVAILABLE,
                        "",
                        "the catalog did not answer, so that items count as unknown"));
        assertThat(with.values()).isEqualTo(Map.of("Title", List.of("Fleabag")));
    }

    @Test
    void whatWasFoundBeforeACatalogFailedIsShown() {
        String[] rules = {TITLE};
        Enricher enricher = Enricher.of(rules(rules), new FailingCatalog());

        Recommendations made = enricher.recommend(Recipient.of("r"), List.of("1815", "1009"));

        assertThat(made.values()).isEqualTo(Map.of("Title", List.of("Fleabag", "Recommended")));
        assertThat(made.diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Diagnostic.Code.CATALOG_UNAVAILABLE);
    }

    @Test
    void rulesFollowTheColumnsOfANewerVersion() {
        Schema wider = Schema.of(new Column("added", Type.NUMBER), new Column("title", Type.TEXT));
        Catalog newer = Catalog.of(wider, List.of(Item.of(wider, "1", BigDecimal.ONE, "One")));
        Enricher enricher = enricher(TITLE).with(newer);

        assertThat(enricher.recommend(Recipient.of("r"), List.of("1")).values())
                .isEqualTo(Map.of("Title", List.of("One")));
        assertThatThrownBy(() -> enricher.with(Catalog.of(Schema.of(), List.of())))
                .isInstanceOf(InvalidRulesException.class);
    }

    @Test
    void whatCameLeavesByteForByteWhateverTheEvent() throws IOException {
        Enricher enricher = enricher(TITLE, HEADLINE, PLACE);
        ReplyBuffer reused = new ReplyBuffer();
        for (int seed = 0; seed < 2_000; seed++) {
            byte[] event = RandomEvents.of(seed);
            byte[] reply = enricher.enrich(PINPOINT, event).json();
            byte[] wrapped = enricher.enrich(EventFormat.pinpoint(ReplyEnvelope.WRAPPED), event)
                    .json();
            enricher.enrich(PINPOINT, event, reused);
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            reused.writeTo(written);

            assertThat(EndpointBytes.ofBareReply(reply)).as("seed %s", seed).isEqualTo(EndpointBytes.ofEvent(event));
            assertThat(text(wrapped)).isEqualTo("{\"Endpoints\":" + text(reply) + "}");
            assertThat(written.toByteArray()).isEqualTo(reply);
        }
    }

    private static String enrich(Enricher enricher, String endpoint) {
        String reply = text(enricher.enrich(PINPOINT, bytes("{\"Endpoints\":{\"e\":" + endpoint + "}}"))
                .json());
        return reply.substring(reply.indexOf("\"Recommendations\":") + 18, reply.length() - 2);
    }

    private static Enricher enricher(String... rules) {
        return Enricher.of(rules(rules), CATALOG);
    }

    private static RuleSet rules(String... rules) {
        return RuleSet.parse(List.of(new Source("test.rules", String.join("\n", rules))), SCHEMA);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Finds one item and then fails. */
    private static final class FailingCatalog implements Catalog {
        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Map<String, Item> find(Set<String> ids) {
            throw new CatalogUnavailableException(
                    CATALOG.find(Set.of("1815")), new IllegalStateException("the connection broke"));
        }

        @Override
        public Stream<Item> items() {
            return CATALOG.items();
        }

        @Override
        public String version() {
            return "1";
        }
    }

    /** Answers unless it is down. */
    private record ShakyCatalog(AtomicBoolean down) implements Catalog {
        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Map<String, Item> find(Set<String> ids) {
            if (down.get()) {
                throw new IllegalStateException("no connection");
            }
            return CATALOG.find(ids);
        }

        @Override
        public Stream<Item> items() {
            return CATALOG.items();
        }

        @Override
        public String version() {
            return "1";
        }
    }
}

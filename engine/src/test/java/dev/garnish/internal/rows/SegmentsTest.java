package dev.garnish.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.Summary;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.eval.RecipientParts;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is remembered by segment is what evaluating the rules for each recipient gives. */
class SegmentsTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT), new Column("genre", Type.TEXT));
    private static final List<Item> ITEMS = List.of(
            Item.of(SCHEMA, "1", "Fleabag", "Kids"),
            Item.of(SCHEMA, "2", "Catastrophe", "Comedy"),
            Item.of(SCHEMA, "3", "Late \"Night\"", null));
    private static final List<String> IDS = List.of("1", "2", "3", "unknown", "other");
    private static final String RULES = """
            attribute Title
              use item.title
              else "Recommended"

            attribute Genre
              when item.genre == "Kids" && recipient.country == "US" use "For the family"
              use item.genre + " in " + recipient.country
              else first(recipient.channel, "Featured")

            attribute Greeting once
              when starts_with(recipient.locale, "de") use "Für dich"
              else "For you"

            attribute Headline once
              use "Picked for " + recipient.user.FirstName + " in " + recipient.country
              else "Picked for you"

            attribute Place
              use text(position) + " " + recipient.platform
              else "?"

            attribute Fixed once
              use "Always"
              else "Never"
            """;
    private static final List<String> COUNTRIES = List.of(
            "\"US\"",
            "[\"US\"]",
            "\"\\u0055S\"",
            "\"DE\"",
            "null",
            "12",
            "1",
            "[]",
            "\"\"",
            "{}",
            "\"Zoë\"",
            "[1,\"US\"]");
    private static final JsonMapper JSON = new JsonMapper();

    private final Random random = new Random(7);

    @Test
    void everybodyGetsWhatTheRulesGiveThem() throws IOException {
        RuleSet rules = rules(RULES);
        Enricher enricher = Enricher.of(rules, Catalog.of(SCHEMA, ITEMS));
        for (int i = 0; i < 300; i++) {
            byte[] event = event(random.nextInt(20));
            JsonNode reply =
                    JSON.readTree(enricher.enrich(EventFormat.pinpoint(), event).json());
            for (Map.Entry<String, JsonNode> endpoint : reply.properties()) {
                assertThat(values(endpoint.getValue().get("Recommendations")))
                        .as(endpoint.toString())
                        .isEqualTo(evaluated(rules, recipient(endpoint), items(endpoint.getValue())));
            }
        }
    }

    @Test
    void recipientsThatWereMadeGetTheSame() {
        RuleSet rules = rules(RULES);
        Enricher enricher = Enricher.of(rules, Catalog.of(SCHEMA, ITEMS));
        for (String country : List.of("US", "DE", "US", "", "FR", "DE")) {
            for (String channel : List.of("EMAIL", "SMS")) {
                Recipient recipient = Recipient.of("r")
                        .with(RecipientField.plain("country"), country)
                        .with(RecipientField.plain("channel"), channel);

                assertThat(enricher.recommend(recipient, IDS).values()).isEqualTo(evaluated(rules, recipient, IDS));
            }
        }
    }

    @Test
    void moreSegmentsThanAreRememberedAreDistinguished() {
        RuleSet rules = rules(RULES);
        Enricher enricher = Enricher.of(rules, Catalog.of(SCHEMA, ITEMS));
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 3_000; i++) {
                String reply = new String(
                        enricher.enrich(EventFormat.pinpoint(), bytes("""
                                {"Endpoints":{"e":{"Location":{"Country":"C%d"},"RecommendationItems":["2"]}}}""".formatted(i)))
                                .json(),
                        StandardCharsets.UTF_8);

                assertThat(reply).contains("\"Genre\":[\"Comedy in C" + i + "\"]");
            }
        }
    }

    /** Enough that remembering them stops paying, is given up, and is tried again. */
    @Tag("heavy")
    @Test
    void threadsWithManySegmentsGiveWhatTheRulesGive() throws Exception {
        RuleSet rules = rules(RULES);
        Enricher enricher = Enricher.of(rules, Catalog.of(SCHEMA, ITEMS));
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Future<Integer>> wrong = IntStream.range(0, 3)
                .mapToObj(thread -> pool.submit(() -> wrong(enricher, new Random(thread))))
                .toList();
        for (Future<Integer> one : wrong) {
            assertThat(one.get()).isZero();
        }
        pool.shutdown();
    }

    private static int wrong(Enricher enricher, Random random) {
        int wrong = 0;
        for (int i = 0; i < 1_500; i++) {
            StringBuilder event = new StringBuilder("{\"Endpoints\":{");
            List<String> expected = new ArrayList<>();
            for (int k = 0; k < 40; k++) {
                String country = random.nextInt(4) == 0 ? "US" : "a rather long country " + random.nextInt(50_000);
                event.append(k == 0 ? "" : ",").append("""
                        "e%d":{"Location":{"Country":"%s"},"RecommendationItems":["1","2"]}""".formatted(k, country));
                String first = country.equals("US") ? "For the family" : "Kids in " + country;
                expected.add("\"Genre\":[\"" + first + "\",\"Comedy in " + country + "\"]");
            }
            byte[] json = bytes(event.append("}}").toString());
            String reply =
                    new String(enricher.enrich(EventFormat.pinpoint(), json).json(), StandardCharsets.UTF_8);
            wrong += expected.stream().allMatch(reply::contains) ? 0 : 1;
        }
        return wrong;
    }

    @Test
    void segmentsAreWhatRulesMakeOfTheFields() throws IOException {
        RuleSet rules = rules("""
                attribute Genre
                  when recipient.country in ["US", "CA"] && item.genre == "Kids" use "Near " + lower(recipient.channel)
                  when item.genre == lower(recipient.locale) use item.title
                  else first(recipient.platform, "Featured")
                """);
        RecipientParts parts = RecipientParts.of(
                rules.unwrap(CheckedRules.class).program().attributes(),
                false,
                rules.unwrap(CheckedRules.class).program());
        Recipient us = recipient("US", "EMAIL");

        assertThat(parts.size()).isEqualTo(4);
        assertThat(parts.values(us)).isEqualTo(parts.values(recipient("CA", "email")));
        assertThat(parts.values(recipient("DE", "SMS"))).isEqualTo(parts.values(recipient("FR", "Sms")));
        assertThat(parts.values(us)).isNotEqualTo(parts.values(recipient("DE", "EMAIL")));
        assertThat(parts.values(us)).isNotEqualTo(parts.values(us.with(RecipientField.plain("platform"), "ios")));
        assertThat(parts.values(recipient("US", "x".repeat(70_000)))).isEmpty();
    }

    @Test
    void alikeRecipientsShareASegmentAlsoWhereNothingIsRead() {
        Recipient us = recipient("US", "EMAIL");
        Recipient other = Recipient.of("other").with(RecipientField.plain("country"), "US");
        for (String use : List.of("\"Always\"", "\"To \" + recipient.country")) {
            Plan plan = Plan.of(
                    rules("attribute A once\n  use " + use + "\n  else \"-\"\n").unwrap(CheckedRules.class),
                    null,
                    RowCache.defaultMemory());
            EnrichmentStats tally = new EnrichmentStats(plan);

            assertThat(plan.segment(us, tally)).isNotNull().isSameAs(plan.segment(other, tally));
            assertThat(tally.made()).isEqualTo(1);
            assertThat(tally.found()).isEqualTo(1);
        }
    }

    private static Recipient recipient(String country, String channel) {
        return Recipient.of("r")
                .with(RecipientField.plain("country"), country)
                .with(RecipientField.plain("channel"), channel);
    }

    @Test
    void valuesTooLargeToRememberAreEvaluated() {
        RuleSet rules = rules(RULES);
        Enricher enricher = Enricher.of(rules, Catalog.of(SCHEMA, ITEMS));
        for (int i = 0; i < 200; i++) {
            Recipient recipient = recipient("C" + i, "x".repeat(i % 2 == 0 ? 70_000 : 30_000));

            assertThat(enricher.recommend(recipient, IDS).values()).isEqualTo(evaluated(rules, recipient, IDS));
        }
    }

    @Test
    void whomTheRulesAreForIsDecidedBySegmentOrNot() throws IOException {
        String byChannel = "recipient when recipient.channel == \"EMAIL\" else omit\n\n" + RULES;
        String byName =
                "recipient when recipient.user.FirstName == \"Ana\" && recipient.channel == \"EMAIL\" else omit\n\n"
                        + RULES;
        byte[] event = bytes("""
                {"Endpoints":{
                  "a":{"ChannelType":"EMAIL","User":{"UserAttributes":{"FirstName":["Ana"]}}},
                  "b":{"ChannelType":"EMAIL","User":{"UserAttributes":{"FirstName":["Bob"]}}},
                  "c":{"ChannelType":"SMS","User":{"UserAttributes":{"FirstName":["Ana"]}}},
                  "d":{}}}""");

        assertThat(answered(byChannel, event)).containsExactly("a", "b");
        assertThat(answered(byName, event)).containsExactly("a");
    }

    @Test
    void countsAreThoseOfEverybody() {
        Enricher enricher = Enricher.of(rules(RULES), Catalog.of(SCHEMA, ITEMS));
        byte[] event = bytes("""
                {"Endpoints":{
                  "a":{"Location":{"Country":"US"},"RecommendationItems":["1","3","9"]},
                  "b":{"Location":{"Country":"US"},"RecommendationItems":["1","3","9"]}}}""");

        Summary first = enricher.enrich(EventFormat.pinpoint(), event).summary();

        assertThat(enricher.enrich(EventFormat.pinpoint(), event).summary()).isEqualTo(first);
        assertThat(first.fromElse())
                .containsEntry("Title", 2)
                .containsEntry("Genre", 4)
                .containsEntry("Greeting", 2);
    }

    private static List<String> answered(String rules, byte[] event) throws IOException {
        Enricher enricher = Enricher.of(rules(rules), Catalog.of(SCHEMA, ITEMS));
        List<String> answered = new ArrayList<>();
        JSON.readTree(enricher.enrich(EventFormat.pinpoint(), event).json())
                .fieldNames()
                .forEachRemaining(answered::add);
        return answered;
    }

    private byte[] event(int endpoints) {
        StringBuilder json = new StringBuilder("{\"Endpoints\":{");
        for (int i = 0; i < endpoints; i++) {
            json.append(i == 0 ? "" : ",").append("\"e").append(i).append("\":").append(endpoint());
        }
        return bytes(json.append("}}").toString());
    }

    private String endpoint() {
        List<String> members = new ArrayList<>();
        members.add("\"RecommendationItems\":[\"" + String.join("\",\"", ids()) + "\"]");
        if (random.nextInt(4) > 0) {
            members.add("\"Location\":{\"Country\":" + COUNTRIES.get(random.nextInt(COUNTRIES.size())) + "}");
        }
        if (random.nextBoolean()) {
            members.add("\"Demographic\":{\"Locale\":\"" + (random.nextBoolean() ? "de_DE" : "en_US")
                    + "\",\"Platform\":\"p" + random.nextInt(3) + "\"}");
        }
        if (random.nextBoolean()) {
            members.add("\"User\":{\"UserAttributes\":{\"FirstName\":[\"N" + random.nextInt(5) + "\"]}}");
        }
        return "{" + String.join(",", members) + "}";
    }

    private List<String> ids() {
        return random.ints(1 + random.nextInt(4), 0, IDS.size())
                .mapToObj(IDS::get)
                .toList();
    }

    private static Recipient recipient(Map.Entry<String, JsonNode> endpoint) {
        JsonNode json = endpoint.getValue();
        return Recipient.ofFields(
                endpoint.getKey(),
                Map.of(
                        RecipientField.plain("country"), texts(json.at("/Location/Country")),
                        RecipientField.plain("locale"), texts(json.at("/Demographic/Locale")),
                        RecipientField.plain("platform"), texts(json.at("/Demographic/Platform")),
                        RecipientField.user("FirstName"), texts(json.at("/User/UserAttributes/FirstName"))));
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        (value.isArray() ? value : List.of(value)).forEach(one -> {
            if (one.isTextual() || one.isNumber()) {
                texts.add(one.asText());
            }
        });
        return texts;
    }

    private static List<String> items(JsonNode endpoint) {
        return texts(endpoint.get("RecommendationItems"));
    }

    private static Map<String, Object> evaluated(RuleSet rules, Recipient recipient, List<String> ids) {
        List<Optional<Item>> found = ids.stream()
                .map(id -> ITEMS.stream().filter(item -> item.id().equals(id)).findAny())
                .toList();
        List<Item> known = found.stream().flatMap(Optional::stream).toList();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Attribute attribute : rules.unwrap(CheckedRules.class).compiled().attributes()) {
            values.put(
                    attribute.name(),
                    attribute.once()
                            ? attribute.evaluate(Inputs.of(known, recipient)).value()
                            : IntStream.range(0, ids.size())
                                    .mapToObj(i -> attribute
                                            .evaluate(Inputs.of(found.get(i).orElse(null), i + 1, known, recipient))
                                            .value())
                                    .toList());
        }
        return values;
    }

    private static Map<String, Object> values(JsonNode recommendations) {
        Map<String, Object> values = new LinkedHashMap<>();
        Objects.requireNonNull(recommendations)
                .properties()
                .forEach(one -> values.put(
                        one.getKey(),
                        one.getValue().isTextual() ? one.getValue().asText() : texts(one.getValue())));
        return values;
    }

    private static RuleSet rules(String text) {
        return RuleSet.parse(List.of(new Source("test.rules", text)), SCHEMA);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

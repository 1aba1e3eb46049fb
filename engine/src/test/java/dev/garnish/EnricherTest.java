package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.event.EndpointBytes;
import dev.garnish.event.EventFormat;
import dev.garnish.event.JsonWriter;
import dev.garnish.event.RandomEvents;
import dev.garnish.event.Reply;
import dev.garnish.rules.eval.Compiled;
import dev.garnish.rules.lang.Expr;
import dev.garnish.rules.lang.Operation;
import dev.garnish.rules.lang.Program;
import dev.garnish.rules.lang.Program.UnknownItem;
import dev.garnish.rules.lang.Source;
import dev.garnish.rules.lang.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final RecipientField FIRST_NAME = RecipientField.user("FirstName");
    private static final Span SPAN = new Span(new Source("t.rules", "x"), 0, 1);
    private static final EventFormat PINPOINT = EventFormat.pinpoint();

    @Test
    void fillsEveryAttributeForEveryItemInOrder() {
        Enrichment made = enricher(program(UnknownItem.USE_ELSE, null, List.of(), title(), genre()))
                .enrich(PINPOINT, bytes("""
                        {"Endpoints":{"e":{"RecommendationItems":["2009","1815","1527"]}}}"""));

        assertThat(text(made.json()))
                .isEqualTo("{\"e\":{\"RecommendationItems\":[\"2009\",\"1815\",\"1527\"],\"Recommendations\":"
                        + "{\"Title\":[\"Late \\\"Night\\\"\",\"Fleabag\",\"Catastrophe 🎬\"],"
                        + "\"Genre\":[\"Featured\",\"Comedy\",\"Comedy\"]}}}");
        assertThat(made.summary()).isEqualTo(new Summary(1, 3, 0, Map.of("Title", 0, "Genre", 1)));
        assertThat(made.diagnostics()).isEmpty();
    }

    @Test
    void anUnknownItemTakesTheElseOfEveryAttribute() {
        Enricher enricher = enricher(program(UnknownItem.USE_ELSE, null, List.of(), title(), genre()));

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

    @Test
    void aDroppedItemLeavesEveryListAndTheNumbersCloseUp() {
        Program program = program(UnknownItem.DROP_ITEM, null, List.of(inactive()), title(), genre(), place());

        assertThat(enrich(enricher(program), "{\"RecommendationItems\":[\"9\",\"1527\",\"1815\",\"2009\"]}"))
                .isEqualTo("{\"Title\":[\"Fleabag\",\"Late \\\"Night\\\"\"],\"Genre\":[\"Comedy\",\"Featured\"],"
                        + "\"Place\":[\"1\",\"2\"]}");
        assertThat(enrich(enricher(program), "{\"RecommendationItems\":[\"9\",\"1527\"]}"))
                .isEqualTo("{\"Title\":[],\"Genre\":[],\"Place\":[]}");
    }

    @Test
    void anEndpointWithoutItemsGetsWhatNeedsNone() {
        Program program = program(UnknownItem.USE_ELSE, null, List.of(), title(), headline());

        assertThat(enrich(enricher(program), "{\"User\":{\"UserAttributes\":{\"FirstName\":[\"Sofía\"]}}}"))
                .isEqualTo("{\"Headline\":\"For Sofía\"}");
        assertThat(enrich(enricher(program), "{\"RecommendationItems\":null}")).isEqualTo("{\"Headline\":\"For you\"}");
        assertThat(enrich(enricher(program), "{\"RecommendationItems\":[]}"))
                .isEqualTo("{\"Title\":[],\"Headline\":\"For you\"}");
        assertThat(enrich(enricher(program(UnknownItem.USE_ELSE, null, List.of(), title())), "{}"))
                .isEqualTo("{}");
    }

    @Test
    void anUnknownItemCanFailItsRecipientAlone() {
        Enrichment made = enricher(program(UnknownItem.FAIL_RECIPIENT, null, List.of(), title()))
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

        assertThat(text(enricher(program(UnknownItem.USE_ELSE, filter(true), List.of(), headline()))
                        .enrich(PINPOINT, bytes(event))
                        .json()))
                .isEqualTo("{" + filled + "}");
        assertThat(text(enricher(program(UnknownItem.USE_ELSE, filter(false), List.of(), headline()))
                        .enrich(PINPOINT, bytes(event))
                        .json()))
                .isEqualTo("{\"a\": {\"User\": {},\"Recommendations\":{}}, " + filled
                        + ", \"c\": {\"Recommendations\":{}}}");
    }

    @Test
    void aMalformedEndpointDoesNotCostTheOthers() {
        Enrichment made = enricher(program(UnknownItem.USE_ELSE, null, List.of(), title()))
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
        Program program = program(UnknownItem.USE_ELSE, null, List.of(), title());
        Enricher enricher = Enricher.of(program, Compiled.of(program), shaky);

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
    void whatCameLeavesByteForByteWhateverTheEvent() throws IOException {
        Enricher enricher = enricher(program(UnknownItem.USE_ELSE, null, List.of(), title(), headline(), place()));
        JsonWriter reused = new JsonWriter(0);
        for (int seed = 0; seed < 1_000; seed++) {
            byte[] event = RandomEvents.of(seed);
            byte[] reply = enricher.enrich(PINPOINT, event).json();
            byte[] wrapped =
                    enricher.enrich(EventFormat.pinpoint(Reply.WRAPPED), event).json();
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

    private static Enricher enricher(Program program) {
        return Enricher.of(program, Compiled.of(program), CATALOG);
    }

    private static Program program(
            UnknownItem unknown, Program.@Nullable Filter filter, List<Expr> drops, Program.Attribute... attributes) {
        boolean reads = filter != null || List.of(attributes).contains(headline());
        return new Program(
                SCHEMA,
                unknown,
                drops,
                filter,
                List.of(attributes),
                Map.of(),
                List.of(),
                reads ? List.of(FIRST_NAME) : List.of());
    }

    private static Program.Attribute title() {
        return attribute("Title", false, column("title", Type.TEXT), "Recommended");
    }

    private static Program.Attribute genre() {
        return attribute("Genre", false, column("genre", Type.TEXT), "Featured");
    }

    private static Program.Attribute place() {
        Expr position = new Expr.Position(Type.NUMBER, SPAN);
        return attribute(
                "Place", false, new Expr.Call(Type.TEXT, Operation.TEXT_OF_NUMBER, List.of(position), SPAN), "0");
    }

    private static Program.Attribute headline() {
        Expr greeting = new Expr.Call(Type.TEXT, Operation.CONCAT, List.of(constant("For "), firstName()), SPAN);
        return attribute("Headline", true, greeting, "For you");
    }

    private static Expr firstName() {
        return new Expr.RecipientValue(Type.TEXT, 0, FIRST_NAME, SPAN);
    }

    private static Expr inactive() {
        Expr no = new Expr.Constant(Type.TRUTH, false, SPAN);
        return new Expr.Call(Type.TRUTH, Operation.EQUAL, List.of(column("active", Type.TRUTH), no), SPAN);
    }

    private static Program.Filter filter(boolean omit) {
        return new Program.Filter(new Expr.IsMissing(Type.TRUTH, firstName(), true, SPAN), omit, SPAN);
    }

    private static Expr column(String name, Type type) {
        return new Expr.ItemColumn(type, SCHEMA.indexOf(name), name, SPAN);
    }

    private static Expr constant(String text) {
        return new Expr.Constant(Type.TEXT, text, SPAN);
    }

    private static Program.Attribute attribute(String name, boolean once, Expr use, String otherwise) {
        return new Program.Attribute(
                name,
                once,
                Program.Limits.NONE,
                List.of(new Program.Case(null, use, "", SPAN)),
                constant(otherwise),
                SPAN,
                SPAN);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
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

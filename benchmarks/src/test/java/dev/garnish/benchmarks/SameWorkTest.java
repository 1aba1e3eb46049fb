package dev.garnish.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A contender that does other work would make the figures worthless. */
class SameWorkTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Product> PRODUCTS = Products.ofSize(500);

    static Stream<Arguments> workers() {
        return Stream.of(Contender.values())
                .filter(Contender::enriches)
                .flatMap(contender -> Stream.of(Task.values()).map(task -> Arguments.of(contender, task)));
    }

    @ParameterizedTest
    @MethodSource("workers")
    void everyContenderGivesTheReplyOfTheHandWrittenHandler(Contender contender, Task task) throws Exception {
        byte[] event = Events.event(new Shape(50, task, PRODUCTS.size()), PRODUCTS, 1);
        JsonNode expected =
                JSON.readTree(Contender.HAND_TREE.handler(task, PRODUCTS).reply(event));

        Handler handler = contender.handler(task, PRODUCTS);

        assertThat(JSON.readTree(handler.reply(event))).isEqualTo(expected);
        assertThat(JSON.readTree(handler.reply(event))).as("asked again").isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("workers")
    void everyContendersRulesAloneGiveTheSameValues(Contender contender, Task task) throws Exception {
        List<Asked> asked = asked(task);
        List<Map<String, Object>> expected =
                Contender.HAND_TREE.rules(task, PRODUCTS).orElseThrow().apply(asked);

        contender
                .rules(task, PRODUCTS)
                .ifPresent(rules -> assertThat(rules.apply(asked)).isEqualTo(expected));
    }

    @Test
    void theHandWrittenHandlerTakesEveryCaseOfEveryRule() throws Exception {
        assertThat(valuesOf(Task.ITEMS_3, "Genre"))
                .contains("Science fiction", "For the family", "Featured", "books")
                .doesNotContain("Sci-Fi", "Kids");
        assertThat(valuesOf(Task.ITEMS_3, "Title")).contains("Recommended for you");
        assertThat(valuesOf(Task.ITEMS_3, "ImageUrl")).contains("https://img.example.com/default.jpg");
        assertThat(valuesOf(Task.ITEMS_10, "Badge")).contains("Promoted", "Only a few left", "In stock");
        assertThat(valuesOf(Task.ITEMS_10, "Audience")).contains("For her", "For him", "For everyone");
        assertThat(valuesOf(Task.ITEMS_10, "Offer")).contains("Under $20", "Under $100", "Premium", "See price");
        assertThat(valuesOf(Task.ITEMS_10, "Availability")).contains("Sold out", "Available", "Ask us");
        assertThat(valuesOf(Task.RECIPIENT_3, "Genre")).contains("For the family", "Kids", "Featured");
        assertThat(valuesOf(Task.RECIPIENT_3, "Headline")).contains("Picked for Sofia", "Picked for you");
    }

    @Test
    void anEventHasTheSizeAndTheItemsThatItsShapeNames() throws Exception {
        byte[] event = Events.event(new Shape(50, Task.ITEMS_3, PRODUCTS.size()), PRODUCTS, 1);

        JsonNode endpoints = JSON.readTree(event).path("Endpoints");

        assertThat(event.length).isBetween(40_000, 60_000);
        assertThat(endpoints).hasSize(50);
        assertThat(endpoints)
                .allSatisfy(endpoint ->
                        assertThat(endpoint.path("RecommendationItems")).hasSize(5));
    }

    private static List<Asked> asked(Task task) throws Exception {
        byte[] event = Events.event(new Shape(200, task, PRODUCTS.size()), PRODUCTS, 2);
        List<Asked> asked = new ArrayList<>();
        JSON.readTree(event)
                .path("Endpoints")
                .properties()
                .forEach(entry -> asked.add(Asked.of(entry.getKey(), entry.getValue())));
        return asked;
    }

    private static List<Object> valuesOf(Task task, String attribute) throws Exception {
        return Contender.HAND_TREE.rules(task, PRODUCTS).orElseThrow().apply(asked(task)).stream()
                .map(values -> values.get(attribute))
                .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
                .map(Object.class::cast)
                .toList();
    }
}

package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Host;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.review.CatalogCoverage;
import dev.garnish.review.CoverageReport;
import dev.garnish.review.Explainer;
import dev.garnish.review.RuleTests;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code seed}, {@code theme} and {@code item_score}: what hosts say of a recommendation. */
class RecommendationContextTest {
    private static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT), new Column("price", Type.NUMBER), new Column("genres", Type.TEXT_LIST));
    private static final Catalog CATALOG = Catalog.of(
            SCHEMA,
            List.of(
                    Item.of(SCHEMA, "1", "Fleabag", BigDecimal.TEN, List.of("Comedy", "Drama")),
                    Item.of(SCHEMA, "2", "Hanna", BigDecimal.valueOf(20), List.of("Drama")),
                    Item.of(SCHEMA, "3", "Late Night", null, null)));
    private static final String BECAUSE = """
            attribute Because once
              use theme + ": because you watched " + seed.title
              use "Because you watched " + seed.title
              use theme
              else "For you"
            """;
    private static final String MATCH = """
            attribute Match
              use text(item_score)
              else "-"
            """;

    @Test
    void theSeedIsLookedUpAndReadByColumn() {
        assertThat(once(BECAUSE, Map.of("seed", "1"))).isEqualTo("Because you watched Fleabag");
        assertThat(once(BECAUSE, Map.of("seed", " 1 ", "theme", "Wry"))).isEqualTo("Wry: because you watched Fleabag");
        assertThat(once(BECAUSE, Map.of("seed", "none such", "theme", "Wry"))).isEqualTo("Wry");
        assertThat(once(BECAUSE, Map.of("seed", "", "theme", " "))).isEqualTo("For you");
        assertThat(once(BECAUSE, Map.of())).isEqualTo("For you");
    }

    @Test
    void anAttributePerItemComparesItemAndSeed() {
        String rules = """
                attribute Tag
                  when item.title == seed.title          use "The same"
                  when item.price < seed.price           use "Cheaper than " + seed.title
                  when seed.genres contains "Drama"      use "A drama, too"
                  else "-"
                """;

        assertThat(list(rules, Map.of("seed", "2"), "1", "2", "3", "9"))
                .containsExactly("Cheaper than Hanna", "The same", "A drama, too", "-");
        assertThat(list(rules, Map.of(), "1", "2")).containsExactly("-", "-");
    }

    @Test
    void aScoreStaysWithItsItemWhateverIsDropped() {
        Map<String, ?> scores = Map.of("scores", List.of("0.9", "0.01", "", "0.2"));

        assertThat(list(MATCH, scores, "1", "2", "3", "1")).containsExactly("0.9", "0.01", "-", "0.2");
        assertThat(list("drop item when item_score < 0.1\n" + MATCH, scores, "1", "2", "3", "1"))
                .containsExactly("0.9", "-", "0.2");
        assertThat(list("drop item when item.title == \"Fleabag\"\n" + MATCH, scores, "1", "2", "3", "1"))
                .containsExactly("0.01", "-");
        assertThat(list("unknown item drop the item\n" + MATCH, scores, "9", "2", "3", "1"))
                .containsExactly("0.01", "-", "0.2");
    }

    /** The same item twice, and only its first or its second place is dropped. */
    @ParameterizedTest
    @CsvSource({"> 0.5, 0.2", "< 0.5, 0.9"})
    void twoPlacesOfOneItemAreDistinguished(String dropped, String left) {
        assertThat(list(
                        "drop item when item_score " + dropped + "\n" + MATCH,
                        Map.of("scores", List.of("0.9", "0.2")),
                        "1",
                        "1"))
                .containsExactly(left);
    }

    @Test
    void scoresAreNumbersOrMissing() {
        assertThat(list(MATCH, Map.of("scores", List.of("1e-3", "x", "1e999999999")), "1", "2", "3", "1"))
                .containsExactly("0.001", "-", "-", "-");
    }

    @Test
    void whomTheRulesAreForCanDependOnThem() {
        String rules = "recipient when seed.title == \"Hanna\" else omit\n" + MATCH;

        assertThat(recommend(rules, Map.of("seed", "2"), "1").outcome()).isEqualTo(Recommendations.Outcome.FILLED);
        assertThat(recommend(rules, Map.of("seed", "1"), "1").outcome()).isEqualTo(Recommendations.Outcome.OMITTED);
        assertThat(recommend(rules, Map.of(), "1").outcome()).isEqualTo(Recommendations.Outcome.OMITTED);
    }

    @Test
    void valuesReadThemToo() {
        String rules = """
                value Reason
                  use seed.title + " (" + text(item_score) + ")"
                attribute A
                  use value.Reason
                  else "-"
                """;

        assertThat(list(rules, Map.of("seed", "2", "scores", List.of("0.5")), "1", "3"))
                .containsExactly("Hanna (0.5)", "-");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            attribute A ¶  use seed.titel ¶  else 'x'                 | the catalog has no column `titel`
            attribute A ¶  use seed ¶  else 'x'                       | `seed` has many columns: name the one you mean
            attribute A once ¶  use text(item_score) ¶  else 'x'      | a `once` attribute has no `item_score`
            recipient when item_score > 1 else pass ¶ attribute A ¶  use item.title ¶  else 'x' | `recipient when` has no `item_score`
            attribute A ¶  use item_score ¶  else 'x'                 | what is sent is text, but `item_score` is a number
            attribute A ¶  use recipient.theme ¶  else 'x'            | a recipient has no field `theme`
            """)
    void slipsAreReported(String rules, String message) {
        assertThatThrownBy(() -> rules(rules.replace("¶", "\n")))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining(message);
    }

    @Test
    void testsGiveThem() {
        String rules = BECAUSE + MATCH + """
                test "all"
                  items 2, 3
                  given seed = "1"
                  given theme = "Wry"
                  given item_score = ["0.5", "0.25"]
                  expect Because = "Wry: because you watched Fleabag"
                  expect Match = ["0.5", "0.25"]
                """;

        assertThat(RuleTests.run(rules(rules), CATALOG).tests())
                .allSatisfy(result -> assertThat(result.passes()).isTrue());
        assertThatThrownBy(() -> rules(rules.replace("\"0.25\"]\n  expect", "\"a lot\"]\n  expect")))
                .hasMessageContaining("a score is a number, not \"a lot\"");
        assertThatThrownBy(() -> rules(rules.replace("theme = \"Wry\"", "theme = [\"Wry\"]")))
                .hasMessageContaining("has one value");
        String without =
                rules.replaceFirst("(?s)attribute Match.*?test", "test").replaceFirst("  expect Match.*\n", "");
        assertThat(rules(without).warnings().toString()).contains("no rule reads `item_score`");
    }

    @Test
    void anExplanationReadsThem() {
        String explained = Explainer.explain(
                        rules(BECAUSE + MATCH),
                        CATALOG,
                        Recipient.of("u", Map.of("seed", "1", "scores", List.of("0.5"))),
                        List.of("9", "2"))
                .toString();

        assertThat(explained).contains("Because you watched Fleabag").contains("seed.title");
    }

    @Test
    void coverageTriesItemsAsSeedsAndNone() {
        CoverageReport report = CatalogCoverage.run(rules(BECAUSE), CATALOG, "", List.of());

        assertThat(report.attributes().get(0).toString()).contains("Because");
        assertThat(report.attributes().get(0).cases())
                .allSatisfy(one -> assertThat(one.values()).as(one.toString()).isPositive());
    }

    @Test
    void severalRecipientsHaveTheirOwn() {
        Enricher enricher = Enricher.of(rules(BECAUSE), CATALOG);
        List<String> made = Stream.of("1", "2", "")
                .map(seed -> enricher.recommend(Recipient.of("u", Map.of("seed", seed)), List.of("3"))
                        .text("Because"))
                .toList();

        assertThat(made).containsExactly("Because you watched Fleabag", "Because you watched Hanna", "For you");
    }

    /** Of each recipient of an event his own, with the scores beside the items or with each of them. */
    @Test
    void hostsGiveThem() {
        Enricher enricher = Enricher.of(rules(BECAUSE + MATCH), CATALOG);
        String related =
                "{\"input\":{\"itemId\":\"1\"},\"output\":{\"recommendedItems\":[\"2\",\"3\"],\"theme\":\"Wry\","
                        + "\"scores\":[0.5,null]},\"error\":null}";
        String reply =
                "{\"itemList\":[{\"itemId\":\"2\",\"score\":0.25},{\"itemId\":\"3\"}],\"recommendationId\":\"r\"}";

        assertThat(text(enricher, EventFormat.personalize(), related))
                .endsWith(",\"Recommendations\":{\"Because\":\"Wry: because you watched Fleabag\","
                        + "\"Match\":[\"0.5\",\"-\"]}}");
        assertThat(text(enricher, EventFormat.of(Host.PERSONALIZE_RECOMMENDATIONS), reply))
                .endsWith(",\"Recommendations\":{\"Because\":\"For you\",\"Match\":[\"0.25\",\"-\"]}}");
        assertThat(text(
                        enricher,
                        EventFormat.personalize(),
                        "[" + related + "," + related.replace("\"1\"", "\"2\"") + "]"))
                .contains("because you watched Fleabag")
                .contains("because you watched Hanna");
    }

    private static String text(Enricher enricher, EventFormat format, String event) {
        return new String(
                enricher.enrich(format, event.getBytes(StandardCharsets.UTF_8)).json(), StandardCharsets.UTF_8);
    }

    @Test
    void fieldsAreNamedInOnePlace() {
        assertThat(RecipientField.of("seed")).isEqualTo(RecipientField.SEED);
        assertThatThrownBy(() -> new RecipientField(RecipientField.Group.CONTEXT, "mood"))
                .hasMessage("no recipient has a field mood");
    }

    private static RuleSet rules(String text) {
        return RuleSet.parse(List.of(new Source("a.rules", text)), SCHEMA);
    }

    private static Recommendations recommend(String rules, Map<String, ?> fields, String... ids) {
        return Enricher.of(rules(rules), CATALOG).recommend(Recipient.of("u", fields), List.of(ids));
    }

    private static String once(String rules, Map<String, ?> fields) {
        return (String)
                recommend(rules, fields, "3").values().values().iterator().next();
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(String rules, Map<String, ?> fields, String... ids) {
        return (List<String>)
                recommend(rules, fields, ids).values().values().iterator().next();
    }
}

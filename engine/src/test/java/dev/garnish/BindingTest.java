package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.rows.Renderer;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.CatalogCheck;
import dev.garnish.review.CatalogCoverage;
import dev.garnish.review.Explainer;
import dev.garnish.review.Explanation;
import dev.garnish.review.FinishedColumns;
import dev.garnish.review.Release;
import dev.garnish.review.ReleaseDiff;
import dev.garnish.review.ReleaseDiffReport;
import dev.garnish.review.RuleTests;
import dev.garnish.rules.Code;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that were checked on one order of columns meet catalogs with another, or with other columns. */
class BindingTest {
    private static final Column TITLE = new Column("title", Type.TEXT);
    private static final Column NOTE = new Column("margin_note", Type.TEXT);
    private static final Column PRICE = new Column("price", Type.NUMBER);

    private static final Schema CHECKED = Schema.of(TITLE, NOTE);
    private static final Schema MOVED = Schema.of(NOTE, TITLE);
    private static final Schema WIDER = Schema.of(NOTE, PRICE, TITLE);
    private static final Schema NARROWER = Schema.of(NOTE, PRICE);
    private static final Schema RETYPED = Schema.of(NOTE, new Column("title", Type.NUMBER));

    private static final String RULES = """
            drop item when item.title == "Hidden"

            attribute Title
              when recipient.country == "US" use item.title + "!"
              use item.title
              else "Recommended"

            attribute All once
              use join(items.title, ", ")
              else "None"

            test "the title"
              items "1"
              expect Title = ["Fleabag"]
            """;

    private static final Item FLEABAG = Item.of(MOVED, "1", "buy at 2 EUR", "Fleabag");
    private static final Item HIDDEN = Item.of(MOVED, "2", "x", "Hidden");

    private static RuleSet rules(String text, Schema schema) {
        return RuleSet.parse(List.of(new Source("t.rules", text)), schema);
    }

    private static Catalog moved() {
        return Catalog.of(MOVED, List.of(FLEABAG, HIDDEN));
    }

    private static Map<String, Object> shown(Enricher enricher) {
        Recipient recipient = Recipient.of("r").with(RecipientField.plain("country"), "US");
        return enricher.recommend(recipient, List.of("1", "2")).values();
    }

    private static final Map<String, Object> SHOWN = Map.of("Title", List.of("Fleabag!"), "All", "Fleabag");

    @Test
    void anEnricherReadsTheColumnsThatTheRulesName() {
        Enricher enricher = Enricher.of(rules(RULES, CHECKED), moved());

        assertThat(shown(enricher)).isEqualTo(SHOWN);
        assertThat(shown(enricher.with(rules(RULES, CHECKED)))).isEqualTo(SHOWN);
    }

    @Test
    void aNewerCatalogMayMoveItsColumns() {
        Item same = Item.of(CHECKED, "1", "Fleabag", "buy at 2 EUR");
        Item wider = Item.of(WIDER, "1", "buy at 2 EUR", BigDecimal.ONE, "Fleabag");
        Enricher enricher = Enricher.of(rules(RULES, CHECKED), Catalog.of(CHECKED, List.of(same)));

        assertThat(shown(enricher.with(moved()))).isEqualTo(SHOWN);
        assertThat(shown(enricher.with(Catalog.of(WIDER, List.of(wider)))).get("All"))
                .isEqualTo("Fleabag");
    }

    @Test
    void testsChecksExplanationsAndDifferencesReadThemToo() {
        RuleSet rules = rules(RULES, CHECKED);

        assertThat(RuleTests.run(rules, moved()).passes()).isTrue();
        assertThat(CatalogCheck.run(rules, moved()).dropped()).isEqualTo(1);
        Explanation explained = Explainer.explain(rules, moved(), "1");
        assertThat(explained.attributes().get(0).value()).isEqualTo("Fleabag");
        RuleSet other = rules(RULES.replace("use item.title\n", "use item.margin_note\n"), MOVED);
        Catalog moved = moved();
        ReleaseDiffReport diff = ReleaseDiff.between(new Release(rules, moved), new Release(other, moved));
        assertThat(diff.attributes().get(0).cases().get(0).samples().get(0))
                .isEqualTo(new ReleaseDiffReport.ChangedText("1", "country other", "Fleabag", "buy at 2 EUR"));
    }

    @Test
    void rowsMadeBeforehandAreReadWithRulesOfAnotherOrder() {
        String plain = "attribute Title\n  use item.title\n  else \"Recommended\"\n";
        ItemsWithRows catalog = new ItemsWithRows(moved(), rules(plain, MOVED));
        List<Source> sources = List.of(new Source("t.rules", plain));

        assertThat(shown(Enricher.of(rules(plain, CHECKED), catalog)).get("Title"))
                .isEqualTo(List.of("Fleabag", "Hidden"));
        Enricher whole = Enricher.rendered(catalog, sources, (rules, file) -> Optional.empty())
                .orElseThrow();
        assertThat(shown(whole.with(Catalog.of(CHECKED, List.of(Item.of(CHECKED, "1", "Moved", "x")))))
                        .get("Title"))
                .isEqualTo(List.of("Moved", "Recommended"));
    }

    static Stream<Consumer<Catalog>> uses() {
        RuleSet rules = rules(RULES, CHECKED);
        Enricher enricher = Enricher.of(rules, Catalog.of(CHECKED, List.of()));
        return Stream.of(
                catalog -> Enricher.of(rules, catalog),
                enricher::with,
                catalog -> RuleTests.run(rules, catalog),
                catalog -> CatalogCheck.run(rules, catalog),
                catalog -> Explainer.explain(rules, catalog, "1"),
                catalog -> CatalogCoverage.run(rules, catalog, "", List.of()),
                catalog -> FinishedColumns.of(rules, catalog, false),
                catalog ->
                        ReleaseDiff.between(new Release(rules, catalog), new Release(rules(RULES, CHECKED), catalog)));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void columnsThatDoNotFitAreRefusedWithTheProblems(Consumer<Catalog> use) {
        assertThatThrownBy(() -> use.accept(Catalog.of(NARROWER, List.of())))
                .isInstanceOfSatisfying(
                        InvalidRulesException.class,
                        e -> assertThat(e.problems()).extracting(Problem::code).containsOnly(Code.UNKNOWN_COLUMN));
        assertThatThrownBy(() -> use.accept(Catalog.of(RETYPED, List.of()))).isInstanceOf(InvalidRulesException.class);
    }

    @Test
    void anItemOfAnotherSchemaIsNeverReadByPosition() {
        RuleSet rules = rules(RULES, CHECKED);
        Inputs inputs = Inputs.of(FLEABAG, 1, List.of(FLEABAG), Recipient.of("r"));

        assertThat(rules.unwrap(CheckedRules.class)
                        .compiled()
                        .attributes()
                        .get(0)
                        .evaluate(inputs)
                        .value())
                .isEqualTo("Recommended");
        assertThat(rules.unwrap(CheckedRules.class)
                        .compiled()
                        .attributes()
                        .get(1)
                        .evaluate(inputs)
                        .value())
                .isEqualTo("None");
        assertThatThrownBy(() -> Renderer.of(rules.unwrap(CheckedRules.class)).row(FLEABAG))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.garnish.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.Enricher;
import dev.garnish.Enrichment;
import dev.garnish.ItemsWithRows;
import dev.garnish.Recommendations;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.ListStyle;
import dev.garnish.event.Recipient;
import dev.garnish.internal.event.RandomEvents;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTest {
    private static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("price", Type.NUMBER),
            new Column("active", Type.TRUTH));
    private static final Catalog CATALOG = Catalog.of(
            SCHEMA,
            List.of(
                    Item.of(SCHEMA, "1815", "Fleabag", "Comedy", new BigDecimal("9.5"), true),
                    Item.of(SCHEMA, "2009", "Late \"Night\"\n", null, null, true),
                    Item.of(SCHEMA, "1527", "Catastrophe 🎬", "Comedy", BigDecimal.ONE, false),
                    Item.of(SCHEMA, "wide", "é".repeat(20_000), "Drama", BigDecimal.TEN, true)));
    private static final TableReader TABLES = (rules, file) ->
            file.equals("places.csv") ? Optional.of("key,value\nComedy,London\nDrama,Oslo\n") : Optional.empty();

    private static final String TITLE = "attribute Title\n use item.title\n else 'Recommended'";
    private static final String TWICE = "attribute Twice\n use item.title + item.title\n else 'Twice'";
    private static final String PRICE = "attribute Price\n use text(item.price * 2)\n else 'free'";
    private static final String PLACE =
            "table places from places.csv\nattribute Place\n use lookup('places', item.genre)\n else 'nowhere'";
    private static final String NUMBER = "attribute Number\n use text(position)\n else '0'";
    private static final String HEADLINE =
            "attribute Headline once\n use 'For ' + recipient.user.FirstName\n else 'For you'";
    private static final String NO_INACTIVE = "drop item when item.active == false";
    private static final String NOTHING_FOR_VOICE = "drop item when recipient.channel == 'VOICE'";
    private static final String OTHERS_PASS = "recipient when recipient.user.FirstName != empty else pass";
    private static final String DROP_UNKNOWN = "unknown item drop the item";
    private static final String FAIL_UNKNOWN = "unknown item fail the recipient";

    private static final List<List<String>> WHOLE = List.of(
            List.of(TITLE),
            List.of(TITLE, TWICE, PRICE, PLACE),
            List.of(NO_INACTIVE, TITLE, PRICE),
            List.of(DROP_UNKNOWN, TITLE),
            List.of(FAIL_UNKNOWN, TITLE, TWICE));
    private static final List<List<String>> IN_PART = List.of(
            List.of(TITLE, NUMBER),
            List.of(TWICE, HEADLINE, PRICE),
            List.of(NO_INACTIVE, TITLE, NUMBER, HEADLINE),
            List.of(NOTHING_FOR_VOICE, TITLE),
            List.of(OTHERS_PASS, DROP_UNKNOWN, TITLE, TWICE));

    private static final String EVENT = """
            {"Endpoints":{
              "a":{"RecommendationItems":["1815","2009","wide","?","1527"],"ChannelType":"EMAIL",
                   "User":{"UserAttributes":{"FirstName":["Sofia"]}}},
              "b":{"RecommendationItems":["1527","1527"],"ChannelType":"VOICE"},
              "c":{"RecommendationItems":[]},
              "d":{"RecommendationItems":["wide",7,"\\ud800"]},
              "e":{}}}""";
    private static final String PROFILES = """
            {"Items":{"CustomerProfiles":[
              {"Id":"a","CustomerData":"{\\"attributes\\":{\\"RecommendationItems\\":\\"1815,2009,wide\\"}}"},
              {"Id":"b","CustomerData":"{\\"attributes\\":{\\"RecommendationItems\\":\\"?,1527\\"}}"}]}}""";

    private static List<Source> sources(String folder, List<String> rules) {
        return List.of(
                new Source(folder + "a.rules", String.join("\n", rules.subList(0, 1))),
                new Source(folder + "b.rules", String.join("\n", rules.subList(1, rules.size()))));
    }

    private static RuleSet rules(String folder, List<String> rules) {
        return RuleSet.parse(sources(folder, rules), SCHEMA, TABLES);
    }

    private static ItemsWithRows rendered(List<String> rules) {
        return new ItemsWithRows(CATALOG, rules("elsewhere/", rules));
    }

    private static void assertSame(Enricher made, List<String> rules) {
        Enricher live = Enricher.of(rules("", rules), CATALOG);
        assertSame(made, live, EventFormat.pinpoint(), EVENT.getBytes(StandardCharsets.UTF_8));
        for (ListStyle lists : ListStyle.values()) {
            EventFormat connect = EventFormat.connect("/attributes/RecommendationItems", lists);
            assertSame(made, live, connect, PROFILES.getBytes(StandardCharsets.UTF_8));
        }
        for (long seed = 0; seed < 200; seed++) {
            assertSame(made, live, EventFormat.pinpoint(), RandomEvents.of(seed));
        }
        List<String> ids = List.of("1815", "wide", "?", "2009", "1527");
        Recommendations shown = made.recommend(Recipient.of("r"), ids);
        Recommendations expected = live.recommend(Recipient.of("r"), ids);
        assertThat(shown.values()).isEqualTo(expected.values());
        assertThat(shown.diagnostics()).isEqualTo(expected.diagnostics());
        assertThat(made.rulesChecksum()).isEqualTo(live.rulesChecksum());
    }

    private static void assertSame(Enricher made, Enricher live, EventFormat format, byte[] event) {
        for (int round = 0; round < 2; round++) {
            Enrichment expected = live.enrich(format, event);
            Enrichment actual = made.enrich(format, event);
            assertThat(new String(actual.json(), StandardCharsets.UTF_8))
                    .isEqualTo(new String(expected.json(), StandardCharsets.UTF_8));
            assertThat(actual.summary()).isEqualTo(expected.summary());
            assertThat(actual.diagnostics()).isEqualTo(expected.diagnostics());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whereRowsSayAllTheReplyIsThatOfTheRulesAndNoItemIsRead(int which) {
        List<String> rules = WHOLE.get(which);
        ItemsWithRows catalog = rendered(rules);

        Enricher made = Enricher.rendered(catalog, sources("", rules), TABLES).orElseThrow();

        assertSame(made, rules);
        assertThat(catalog.read()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whereSomethingReadsTheRecipientTheRestStillComesFromRows(int which) {
        List<String> rules = IN_PART.get(which);
        ItemsWithRows catalog = rendered(rules);

        assertThat(Enricher.rendered(catalog, sources("", rules), TABLES)).isEmpty();
        assertSame(Enricher.of(rules("", rules), catalog), rules);
        assertThat(catalog.read()).isLessThanOrEqualTo(4);
    }

    @Test
    void rulesThatWereReadUseRowsToo() {
        List<String> rules = WHOLE.get(1);
        ItemsWithRows catalog = rendered(rules);

        assertSame(Enricher.of(rules("", rules), catalog), rules);
        assertThat(catalog.read()).isZero();
    }

    @Test
    void diagnosticsNameTheRulesFilesAsTheyAreNamedNow() {
        List<String> rules = WHOLE.get(1);

        Enricher made =
                Enricher.rendered(rendered(rules), sources("", rules), TABLES).orElseThrow();

        assertThat(made.recommend(Recipient.of("r"), List.of("wide")).diagnostics())
                .containsExactly(new Diagnostic(
                        Diagnostic.Code.VALUE_TOO_LARGE,
                        "Twice/wide",
                        "b.rules:2:2: a value beyond 64 KB counts as missing, so the case was passed over"));
    }

    @Test
    void otherRulesAreEvaluated() {
        ItemsWithRows catalog = rendered(List.of(TITLE, PRICE));
        List<String> others = List.of(TITLE, PRICE.replace("free", "nothing"));

        assertThat(Enricher.rendered(catalog, sources("", others), TABLES)).isEmpty();
        assertSame(Enricher.of(rules("", others), catalog), others);
        assertSame(
                Enricher.rendered(catalog, sources("", List.of(TITLE, PRICE)), TABLES)
                        .orElseThrow()
                        .with(rules("", others)),
                others);
        assertThat(Enricher.rendered(catalog, sources("", List.of(TITLE, PRICE)).subList(0, 1), TABLES))
                .isEmpty();
    }

    @Test
    void anotherTableMakesOtherRules() {
        List<String> rules = List.of(TITLE, PLACE);
        ItemsWithRows catalog = rendered(rules);

        assertThat(Enricher.rendered(catalog, sources("", rules), (file, table) -> Optional.of("key,value\n")))
                .isEmpty();
        assertThat(Enricher.rendered(catalog, sources("", rules), TableReader.NONE))
                .isEmpty();
    }

    @Test
    void theRulesGoOnOverANewerCatalogThatWasNotRendered() {
        List<String> rules = List.of(PLACE, TITLE);
        Enricher made =
                Enricher.rendered(rendered(rules), sources("", rules), TABLES).orElseThrow();

        assertSame(made.with(CATALOG), rules);
        assertSame(made.with(rendered(rules)), rules);
    }

    @Test
    void aRowThatCanNotBeReadIsEvaluatedOrCostsItsItem() {
        List<String> rules = List.of(TITLE, PRICE);
        ItemsWithRows catalog = rendered(rules);
        for (int length = 1; length < catalog.row("1815").length; length++) {
            catalog.cutRow("1815", length);

            assertSame(Enricher.of(rules("", rules), catalog), rules);
            Recommendations made = Enricher.rendered(catalog, sources("", rules), TABLES)
                    .orElseThrow()
                    .recommend(Recipient.of("r"), List.of("1815", "1527"));
            assertThat(made.values())
                    .isEqualTo(Map.of(
                            "Title", List.of("Recommended", "Catastrophe 🎬"),
                            "Price", List.of("free", "2")));
            assertThat(made.diagnostics())
                    .containsExactly(new Diagnostic(
                            Diagnostic.Code.CATALOG_UNAVAILABLE,
                            "",
                            "the catalog did not answer, so that items count as unknown"));
        }
    }

    @Test
    void anOutlineThatIsCutOffOrOfAnotherVersionIsNone() {
        byte[] outline = Renderer.of(rules("", List.of(TITLE, PRICE)).unwrap(CheckedRules.class))
                .outline();

        for (int length = 0; length < outline.length; length++) {
            assertThat(Rendering.read(Arrays.copyOf(outline, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
        outline[3]++;
        assertThat(Rendering.read(outline)).isEmpty();
    }
}

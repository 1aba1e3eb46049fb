package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.rules.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an event costs is bounded by its size, whatever it has many of. */
class HugeEventsTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final Enricher ENRICHER = Enricher.of(
            RuleSet.parse(List.of(new Source("a.rules", "attribute Title\n use item.title\n else '-'")), SCHEMA),
            Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "1", "Fleabag"))));

    @Tag("heavy")
    @Test
    void anyEventOfTheAllowedSizeIsAnsweredIn256Megabytes() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HugeEvents.class.getName())
                .redirectErrorStream(true)
                .start();
        String told = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(told).endsWith("done\n");
        assertThat(child.waitFor()).isZero();
    }

    @Test
    void troublesOfOneKindAreListedUpToABoundAndCountedBeyond() {
        StringBuilder event = new StringBuilder("{\"Endpoints\":{");
        for (int i = 0; i < 300_000; i++) {
            event.append("\"e").append(i).append("\":7,");
        }
        event.append("\"good\":{\"RecommendationItems\":[\"1\",null]}}}");

        Enrichment made = enrich(event.toString());

        assertThat(made.diagnostics()).hasSize(101);
        assertThat(made.diagnostics().get(0))
                .isEqualTo(new Diagnostic(
                        Diagnostic.Code.RECIPIENT_MALFORMED, "/Endpoints/e0", "expected an endpoint, found a number"));
        assertThat(made.diagnostics().get(100).code()).isEqualTo(Diagnostic.Code.ITEM_MALFORMED);
        assertThat(made.report().counts())
                .isEqualTo(Map.of(Diagnostic.Code.RECIPIENT_MALFORMED, 300_000, Diagnostic.Code.ITEM_MALFORMED, 1));
        assertThat(made.report().unlisted(Diagnostic.Code.RECIPIENT_MALFORMED)).isEqualTo(299_900);
        assertThat(made.report().unlisted(Diagnostic.Code.ITEM_MALFORMED)).isZero();
        assertThat(text(made))
                .endsWith("\"good\":{\"RecommendationItems\":[\"1\",null],\"Recommendations\":"
                        + "{\"Title\":[\"Fleabag\",\"-\"]}}}");
    }

    @Test
    void aRecipientWhoBringsMoreItemsThanAnEventMayHaveIsMalformedAndOthersAreServed() {
        String many = "\"RecommendationItems\":[" + "1,".repeat(60_000) + "1]";
        String event = "{\"Endpoints\":{\"a\":{" + many + "},\"b\":{" + many + "},\"c\":{\"RecommendationItems\":[1]},"
                + "\"d\":{" + many.replace("1]", "1," + "1,".repeat(60_000) + "1]") + "}}}";

        Enrichment made = enrich(event);

        assertThat(made.diagnostics())
                .containsExactly(
                        tooMany("/Endpoints/b/RecommendationItems"), tooMany("/Endpoints/d/RecommendationItems"));
        assertThat(made.summary().items()).isEqualTo(60_002);
        assertThat(text(made))
                .contains("\"c\":{\"RecommendationItems\":[1],\"Recommendations\":{\"Title\":[\"Fleabag\"]}}");
    }

    private static Diagnostic tooMany(String where) {
        return new Diagnostic(
                Diagnostic.Code.RECIPIENT_MALFORMED,
                where,
                "expected at most 100000 item ids in one event, found more");
    }

    private static Enrichment enrich(String event) {
        return ENRICHER.enrich(EventFormat.pinpoint(), event.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Enrichment made) {
        return new String(made.json(), StandardCharsets.UTF_8);
    }
}

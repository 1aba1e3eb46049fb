package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.event.EventFormat;
import dev.garnish.event.Reply;
import dev.garnish.rules.RuleSet;
import dev.garnish.rules.lang.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final Catalog CATALOG = Catalog.of(
            SCHEMA,
            List.of(
                    Item.of(SCHEMA, "s", "short"),
                    Item.of(SCHEMA, "m", "m".repeat(100)),
                    Item.of(SCHEMA, "l", "l".repeat(200))));
    private static final String RULES = """
            attribute Title
              use item.title
              else 'else'
            attribute Own
              use item.title + ' for ' + recipient.id
              else 'own'
            """;
    private static final String EVENT = "{\"Endpoints\":{\"a\":{\"RecommendationItems\":[\"s\",\"m\",\"l\"]},"
            + "\"b\":{\"RecommendationItems\":[\"m\"]}}}";

    @Test
    void theLongestValuesFallToTheirElseFirst() {
        Enrichment made = enrich(800);

        assertThat(text(made))
                .isEqualTo("{\"a\":{\"RecommendationItems\":[\"s\",\"m\",\"l\"],\"Recommendations\":"
                        + "{\"Title\":[\"short\",\"" + "m".repeat(100) + "\",\"else\"],"
                        + "\"Own\":[\"short for a\",\"" + "m".repeat(100) + " for a\",\"own\"]}},"
                        + "\"b\":{\"RecommendationItems\":[\"m\"],\"Recommendations\":{\"Title\":[\"" + "m".repeat(100)
                        + "\"],\"Own\":[\"" + "m".repeat(100) + " for b\"]}}}");
        assertThat(made.diagnostics()).containsExactly(tooLarge(800, "the longest values fell to their else"));
    }

    @Test
    void thenResultsAreEmptiedTheLastFirst() {
        Enrichment made = enrich(180);

        assertThat(text(made))
                .isEqualTo("{\"a\":{\"RecommendationItems\":[\"s\",\"m\",\"l\"],\"Recommendations\":"
                        + "{\"Title\":[\"else\",\"else\",\"else\"],\"Own\":[\"own\",\"own\",\"own\"]}},"
                        + "\"b\":{\"RecommendationItems\":[\"m\"],\"Recommendations\":{}}}");
        assertThat(made.diagnostics())
                .containsExactly(
                        tooLarge(180, "the longest values fell to their else"),
                        tooLarge(180, "results were emptied, the last first"));
    }

    @Test
    void thenRecipientsAreLeftOutTheLastFirst() {
        assertThat(text(enrich(110)))
                .isEqualTo("{\"a\":{\"RecommendationItems\":[\"s\",\"m\",\"l\"],\"Recommendations\":{}}}");
    }

    @Test
    void everyLimitIsKept() {
        for (int limit = EVENT.length(); limit < 1_000; limit++) {
            assertThat(text(enrich(limit)).length()).isLessThanOrEqualTo(limit);
        }
    }

    private static Enrichment enrich(int limit) {
        RuleSet rules = RuleSet.parse(List.of(new Source("test.rules", RULES)), SCHEMA);
        EventFormat format = EventFormat.pinpoint(Reply.BARE, limit);
        return Enricher.of(rules, CATALOG).enrich(format, EVENT.getBytes(StandardCharsets.UTF_8));
    }

    private static Diagnostic tooLarge(int limit, String consequence) {
        return new Diagnostic(
                Diagnostic.Code.REPLY_TOO_LARGE,
                "",
                "the reply was beyond the host's limit of " + limit + " bytes, so " + consequence);
    }

    private static String text(Enrichment made) {
        return new String(made.json(), StandardCharsets.UTF_8);
    }
}

package dev.garnish.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.Enricher;
import dev.garnish.Enrichment;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.ReplyEnvelope;
import dev.garnish.rules.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyLimiterTest {
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

    @Test
    void noMoreRecipientsAreLeftOutThanTheLimitNeeds() {
        String rules = "recipient when recipient.attributes.P == 'y' else omit\n" + RULES;
        for (String separator : List.of(",", " , ")) {
            for (boolean omitted : new boolean[] {false, true}) {
                assertNoMoreIsLeftOut(rules, separator, omitted);
            }
        }
    }

    /** The reply that has one recipient more, all results empty, would not fit. */
    private static void assertNoMoreIsLeftOut(String rules, String separator, boolean omitted) {
        int recipients = 6;
        List<String> replies = new ArrayList<>(List.of("{}"));
        List<String> endpoints = new ArrayList<>();
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < recipients; i++) {
            String key = "\"e" + i + "\"";
            String endpoint = "{\"Attributes\":{\"P\":[\"y\"]}}";
            if (omitted && i % 2 == 0) {
                endpoints.add(key + ":{}");
            }
            endpoints.add(key + ":" + endpoint);
            kept.append(i == 0 ? "" : separator).append(key).append(":").append(endpoint, 0, endpoint.length() - 1);
            kept.append(",\"Recommendations\":{}}");
            replies.add("{" + kept + "}");
        }
        String event = "{\"Endpoints\":{" + String.join(separator, endpoints) + "}}";
        for (int limit = event.length(); limit < replies.get(recipients).length(); limit++) {
            int most = recipients;
            while (replies.get(most).length() > limit) {
                most--;
            }
            assertThat(text(enrich(rules, event, limit))).as("limit %d", limit).isEqualTo(replies.get(most));
        }
    }

    @Test
    void aReplyThatFitsIsNotCutAndOneThatDoesNotSaysOnlyWhatWasDone() {
        String rules = "attribute Title\n use item.title + recipient.id\n else '\u00e9'\n";
        int whole = enrich(rules, EVENT, 10_000).json().length;
        for (int limit = EVENT.length(); limit < whole + 5; limit++) {
            Enrichment made = enrich(rules, EVENT, limit);
            String reply = text(made);
            List<String> done = new ArrayList<>();
            if (reply.contains("\u00e9") || !reply.contains("Title")) {
                done.add("the longest values fell to their else");
            }
            if (reply.contains("\"Recommendations\":{}")) {
                done.add("results were emptied, the last first");
            }
            if (!reply.contains("\"b\":")) {
                done.add("recipients were left out, the last first");
            }
            int bound = limit;
            assertThat(made.diagnostics())
                    .as("limit %d", limit)
                    .isEqualTo(done.stream().map(one -> tooLarge(bound, one)).toList());
            assertThat(made.json().length).isLessThanOrEqualTo(limit);
        }
    }

    private static Enrichment enrich(int limit) {
        return enrich(RULES, EVENT, limit);
    }

    private static Enrichment enrich(String rulesText, String event, int limit) {
        RuleSet rules = RuleSet.parse(List.of(new Source("test.rules", rulesText)), SCHEMA);
        EventFormat format = EventFormat.pinpoint(ReplyEnvelope.BARE, limit);
        return Enricher.of(rules, CATALOG).enrich(format, event.getBytes(StandardCharsets.UTF_8));
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

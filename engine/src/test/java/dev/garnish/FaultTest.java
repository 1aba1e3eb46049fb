package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Recipient;
import dev.garnish.rules.Source;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A fault that nobody foresaw, here of an item that cannot even say its id, costs that item or recipient only. */
class FaultTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final String BY_ITEM = "attribute Title\n use item.title\n else '-'";
    private static final String BY_RECIPIENT = "attribute Title\n use item.title + recipient.id\n else '-'";
    private static final String FAULT =
            "a fault of Garnish \\(ArithmeticException at dev\\.garnish\\.FaultTest\\$Faulty\\.id\\(.*\\)\\):"
                    + " please report this line";

    @Test
    void aFaultOfOneItemIsThatItemsAndCountsAsUnknown() {
        Enrichment made = enrich(
                BY_ITEM, EventFormat.pinpoint(), "{\"Endpoints\":{\"a\":{\"RecommendationItems\":[\"2\",\"1\"]}}}");

        assertThat(text(made)).endsWith("\"Recommendations\":{\"Title\":[\"-\",\"Fleabag\"]}}}");
        assertFault(made.diagnostics(), "item 2");
        assertThat(made.summary().unknownItems()).isEqualTo(1);
    }

    @Test
    void aFaultOfOneRecipientIsThatRecipients() {
        Enrichment made = enrich(
                BY_RECIPIENT,
                EventFormat.pinpoint(),
                "{\"Endpoints\":{\"a\":{\"RecommendationItems\":[\"2\"]},\"b\":{\"RecommendationItems\":[\"1\"]}}}");

        assertThat(text(made))
                .isEqualTo("{\"a\":{\"RecommendationItems\":[\"2\"],\"Recommendations\":{}},"
                        + "\"b\":{\"RecommendationItems\":[\"1\"],\"Recommendations\":{\"Title\":[\"Fleabagb\"]}}}");
        assertFault(made.diagnostics(), "/Endpoints/a");
    }

    @Test
    void whereTheHostWantsToKnowTheReplySaysSo() {
        Enrichment made = enrich(
                BY_RECIPIENT,
                EventFormat.connect(),
                "{\"Items\":{\"CustomerProfiles\":[{\"ProfileId\":\"a\",\"CustomerData\":"
                        + "{\"attributes\":{\"RecommendationItems\":\"2\"}}},{\"ProfileId\":\"b\"}]}}");

        assertThat(text(made))
                .matches(
                        "\\{\"Items\":\\{\"CustomerProfiles\":\\[\\{\"Id\":\"a\",\"ResultData\":\\{\"error\":\"" + FAULT
                                + "\",\"errorCode\":\"INTERNAL_ERROR\"\\}\\},\\{\"Id\":\"b\",\"ResultData\":\\{\\}\\}\\]\\}\\}");
        assertFault(made.diagnostics(), "/Items/CustomerProfiles/0");
    }

    @Test
    void aRecommendationIsAnsweredWithNothing() {
        Recommendations made = enricher(BY_RECIPIENT).recommend(Recipient.of("r"), List.of("2"));

        assertThat(made.values()).isEmpty();
        assertFault(made.diagnostics(), "r");
    }

    private static void assertFault(List<Diagnostic> diagnostics, String where) {
        assertThat(diagnostics).hasSize(1);
        assertThat(diagnostics.get(0).code()).isEqualTo(Diagnostic.Code.INTERNAL_ERROR);
        assertThat(diagnostics.get(0).where()).isEqualTo(where);
        assertThat(diagnostics.get(0).message()).matches(FAULT);
    }

    private static Enricher enricher(String rules) {
        return Enricher.of(RuleSet.parse(List.of(new Source("a.rules", rules)), SCHEMA), new Items());
    }

    private static Enrichment enrich(String rules, EventFormat format, String event) {
        return enricher(rules).enrich(format, event.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Enrichment made) {
        return new String(made.json(), StandardCharsets.UTF_8);
    }

    /** An application's own catalog. */
    private static final class Items implements Catalog {
        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Map<String, Item> find(Set<String> ids) {
            Map<String, Item> found =
                    new HashMap<>(Map.of("1", Item.of(SCHEMA, "1", "Fleabag"), "2", Item.of(new Faulty())));
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public Stream<Item> items() {
            return find(Set.of("1")).values().stream();
        }

        @Override
        public String version() {
            return "1";
        }
    }

    private static final class Faulty implements Item.Stored {
        @Override
        public String id() {
            throw new ArithmeticException("sofia@example.com");
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public @Nullable Object[] values() {
            throw new ArithmeticException("sofia@example.com");
        }

        @Override
        public byte[] bytes() {
            return new byte[0];
        }

        @Override
        public int rowFrom() {
            return 0;
        }

        @Override
        public int rowTo() {
            return 0;
        }
    }
}

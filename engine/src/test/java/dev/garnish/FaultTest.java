package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Recipient;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest
    @MethodSource("containable")
    void whateverOneRecipientThrowsTheOthersAreFilled(Throwable thrown) {
        String event =
                "{\"Endpoints\":{\"a\":{\"RecommendationItems\":[\"2\"]},\"b\":{\"RecommendationItems\":[\"1\"]}}}";

        Enrichment made = Enricher.of(rules(BY_RECIPIENT), new Items(thrown))
                .enrich(EventFormat.pinpoint(), event.getBytes(StandardCharsets.UTF_8));

        assertThat(text(made)).endsWith("\"Recommendations\":{\"Title\":[\"Fleabagb\"]}}}");
        assertThat(made.diagnostics()).singleElement().satisfies(one -> {
            assertThat(one.where()).isEqualTo("/Endpoints/a");
            assertThat(one.message())
                    .startsWith("a fault of Garnish (" + thrown.getClass().getSimpleName() + " at ");
        });
    }

    static List<Throwable> containable() {
        return List.of(
                new NoClassDefFoundError("org/h2/Driver"),
                new ExceptionInInitializerError("static"),
                new AssertionError("sofia@example.com"),
                new InternalError("a mapped file was cut short"),
                new StackOverflowError(),
                new IOException("not declared"),
                new Throwable("of no kind"));
    }

    @Test
    void memoryThatRanOutEndsTheCall() {
        Enricher enricher = Enricher.of(rules(BY_RECIPIENT), new Items(new OutOfMemoryError("Java heap space")));

        assertThatThrownBy(() -> enricher.recommend(Recipient.of("r"), List.of("2")))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private static void assertFault(List<Diagnostic> diagnostics, String where) {
        assertThat(diagnostics).hasSize(1);
        assertThat(diagnostics.get(0).code()).isEqualTo(Diagnostic.Code.INTERNAL_ERROR);
        assertThat(diagnostics.get(0).where()).isEqualTo(where);
        assertThat(diagnostics.get(0).message()).matches(FAULT);
    }

    private static Enricher enricher(String rules) {
        return Enricher.of(rules(rules), new Items(new ArithmeticException("sofia@example.com")));
    }

    private static RuleSet rules(String text) {
        return RuleSet.parse(List.of(new Source("a.rules", text)), SCHEMA);
    }

    private static Enrichment enrich(String rules, EventFormat format, String event) {
        return enricher(rules).enrich(format, event.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Enrichment made) {
        return new String(made.json(), StandardCharsets.UTF_8);
    }

    /** An application's own catalog. */
    private static final class Items implements Catalog {
        private final Throwable thrown;

        Items(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Map<String, Item> find(Set<String> ids) {
            Map<String, Item> found =
                    new HashMap<>(Map.of("1", Item.of(SCHEMA, "1", "Fleabag"), "2", Item.of(new Faulty(thrown))));
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
        private final Throwable thrown;

        Faulty(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public String id() {
            throw Faulty.<RuntimeException>unchecked(thrown);
        }

        /** What an application's code in another language throws without declaring it. */
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
            thrown.setStackTrace(new StackTraceElement[] {new Throwable().getStackTrace()[1]});
            throw (T) thrown;
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public @Nullable Object[] values() {
            throw Faulty.<RuntimeException>unchecked(thrown);
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

package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Recipient;
import dev.garnish.rules.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes wrong in an application's own catalog costs its items only, and reaches the application. */
class CatalogTroubleTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final RuleSet RULES = RuleSet.parse(List.of(new Source("t.rules", """
                    attribute Title
                      use item.title
                      else "Recommended"
                    """)), SCHEMA);
    private static final Item FLEABAG = Item.of(SCHEMA, "1", "Fleabag");
    private static final Diagnostic NO_ANSWER = new Diagnostic(
            Diagnostic.Code.CATALOG_UNAVAILABLE, "", "the catalog did not answer, so that items count as unknown");

    private final List<Throwable> causes = new ArrayList<>();

    /** A catalog that an application wrote. */
    private static class Own implements Catalog {
        private final Function<Set<String>, @Nullable Map<String, Item>> find;

        Own(Function<Set<String>, @Nullable Map<String, Item>> find) {
            this.find = find;
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        @SuppressWarnings("NullAway")
        public Map<String, Item> find(Set<String> ids) {
            return find.apply(ids);
        }

        @Override
        public Stream<Item> items() {
            return Stream.of(FLEABAG);
        }

        @Override
        public String version() {
            return "1";
        }
    }

    private Enricher enricher(Catalog catalog) {
        return Enricher.of(RULES, catalog).with((diagnostic, cause) -> {
            assertThat(diagnostic).isEqualTo(NO_ANSWER);
            causes.add(cause);
        });
    }

    private static Recommendations shown(Enricher enricher, String... ids) {
        return enricher.recommend(Recipient.of("r"), List.of(ids));
    }

    private static void hasTitles(Recommendations made, String... titles) {
        assertThat(made.values()).isEqualTo(Map.of("Title", List.of(titles)));
    }

    @Test
    void anExceptionReachesTheListenerAsItWasThrown() {
        RuntimeException broken = new IllegalStateException("connection refused");
        Enricher enricher = enricher(new Own(ids -> {
            throw broken;
        }));

        Recommendations made = shown(enricher, "1", "2");

        hasTitles(made, "Recommended", "Recommended");
        assertThat(made.diagnostics()).containsExactly(NO_ANSWER);
        assertThat(causes).containsExactly(broken);
    }

    @Test
    void soDoCheckedExceptionsAndErrorsOfMissingOrEndlessCode() {
        for (Throwable broken : List.of(
                new java.io.IOException("sneaky"), new NoClassDefFoundError("driver"), new StackOverflowError())) {
            causes.clear();
            Enricher enricher = enricher(new Own(ids -> sneak(broken)));

            hasTitles(shown(enricher, "1"), "Recommended");
            assertThat(causes).containsExactly(broken);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable, R> R sneak(Throwable any) throws T {
        throw (T) any;
    }

    @Test
    void onlyTheItemsThatWereAskedForAreLost() {
        Enricher enricher = enricher(new Own(ids -> {
            if (ids.contains("2")) {
                throw new IllegalStateException("poison");
            }
            return Map.of("1", FLEABAG);
        }));
        hasTitles(shown(enricher, "1"), "Fleabag");

        String reply = new String(
                enricher.enrich(EventFormat.pinpoint(), """
                                {"Endpoints":{"a":{"RecommendationItems":["1","2"]},"b":{"RecommendationItems":["1"]}}}""".getBytes(StandardCharsets.UTF_8))
                        .json(),
                StandardCharsets.UTF_8);

        assertThat(reply).contains("\"Title\":[\"Fleabag\",\"Recommended\"]").contains("\"Title\":[\"Fleabag\"]");
        assertThat(causes).hasSize(1);
    }

    @Test
    void aFailureIsNotRemembered() {
        boolean[] broken = {true};
        Enricher enricher = enricher(new Own(ids -> {
            if (broken[0]) {
                throw new IllegalStateException();
            }
            return Map.of("1", FLEABAG);
        }));
        hasTitles(shown(enricher, "1"), "Recommended");

        broken[0] = false;

        hasTitles(shown(enricher, "1"), "Fleabag");
    }

    @Test
    void noMapAtAllIsAFailure() {
        hasTitles(shown(enricher(new Own(ids -> null)), "1"), "Recommended");
        assertThat(causes)
                .singleElement()
                .satisfies(cause -> assertThat(cause)
                        .isInstanceOf(NullPointerException.class)
                        .hasMessage("the catalog's find returned null"));
    }

    @Test
    void oddMapsCostNothingElse() {
        Map<String, @Nullable Item> odd = new HashMap<>();
        odd.put("1", FLEABAG);
        odd.put("2", null);
        odd.put("never asked", FLEABAG);
        odd.put(null, FLEABAG);

        hasTitles(shown(enricher(new Own(ids -> odd)), "1", "2", "3"), "Fleabag", "Recommended", "Recommended");
        assertThat(causes).isEmpty();
    }

    @Test
    void aMapThatFailsForOneIdCostsThatItem() {
        Map<String, Item> lazy = new TreeMap<>((a, b) -> {
            if (a.equals("2")) {
                throw new IllegalStateException("cannot read 2");
            }
            return a.compareTo(b);
        });
        lazy.put("1", FLEABAG);

        hasTitles(shown(enricher(new Own(ids -> lazy)), "1", "2", "3"), "Fleabag", "Recommended", "Recommended");
        assertThat(causes).singleElement().satisfies(cause -> assertThat(cause).hasMessage("cannot read 2"));
    }

    @Test
    void anItemOfOtherColumnsCostsThatItem() {
        Schema moved = Schema.of(new Column("margin_note", Type.TEXT), new Column("title", Type.TEXT));
        Map<String, Item> found = Map.of("1", FLEABAG, "2", Item.of(moved, "2", "secret", "Hunters"));

        Recommendations made = shown(enricher(new Own(ids -> found)), "1", "2");

        hasTitles(made, "Fleabag", "Recommended");
        assertThat(made.diagnostics()).containsExactly(NO_ANSWER);
        assertThat(causes)
                .singleElement()
                .satisfies(cause -> assertThat(cause)
                        .hasMessage("item 2 has the columns %s, expected %s".formatted(moved, SCHEMA)));
    }

    @Test
    void partsOfALookUpThatFailedAreUsedAndItsCauseIsReported() {
        CatalogUnavailableException partly =
                new CatalogUnavailableException(Map.of("1", FLEABAG), new IllegalStateException("late"));

        hasTitles(
                shown(
                        enricher(new Own(ids -> {
                            throw partly;
                        })),
                        "1",
                        "2"),
                "Fleabag",
                "Recommended");
        assertThat(causes).containsExactly(partly);
    }

    @Test
    void directLookUpsFailOneByOne() {
        Catalog catalog = new Own(ids -> Map.of()) {
            @Override
            public Optional<Direct> direct() {
                return Optional.of((utf8, from, to) -> {
                    if (utf8[from] == '2') {
                        throw new IllegalStateException("cannot read 2");
                    }
                    return FLEABAG;
                });
            }
        };

        hasTitles(shown(enricher(catalog), "1", "2"), "Fleabag", "Recommended");
        assertThat(causes).singleElement().satisfies(cause -> assertThat(cause).hasMessage("cannot read 2"));
    }

    @Test
    void aListenerThatThrowsCostsNothing() {
        Enricher enricher = Enricher.of(RULES, new Own(ids -> null)).with((diagnostic, cause) -> {
            throw new IllegalStateException(cause);
        });

        Recommendations made = shown(enricher, "1");

        hasTitles(made, "Recommended");
        assertThat(made.diagnostics()).containsExactly(NO_ANSWER);
    }

    @Test
    void aListenerGoesOnToOtherRulesAndCatalogs() {
        Enricher enricher = enricher(Catalog.of(SCHEMA, List.of()));

        shown(enricher.with(RULES).with(new Own(ids -> null)), "1");

        assertThat(causes).hasSize(1);
    }

    @Test
    void whatFailsBeforeTheFirstEventIsThrown() {
        RuntimeException broken = new IllegalStateException("no schema");
        Catalog catalog = new Own(ids -> Map.of()) {
            @Override
            public Schema schema() {
                throw broken;
            }
        };

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Enricher.of(RULES, catalog))
                .isSameAs(broken);
    }
}

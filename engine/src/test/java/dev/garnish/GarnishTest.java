package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.Catalog;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an application gets from the facade for one recipient or one event. */
class GarnishTest {
    private static final String RULES = """
            unknown item use else
            drop item when item.active == false
            recipient when !(recipient.channel == "VOICE") else pass
            table places from places.csv

            attribute Title max 20
              use item.title
              else "Recommended"

            attribute Genre
              when item.genre == "Kids" && recipient.country == "US" use "For the family" [family-us]
              use item.genre + " in " + recipient.country
              use item.genre
              else "Featured"

            attribute Place
              use lookup("places", item.genre)
              else "nowhere"

            attribute Number
              when position == 1 use "first" [first]
              use text(position)
              else "0"

            attribute Headline once
              use "Picked for " + recipient.user.FirstName [named]
              else "Picked for you"
            """;

    record Film(String id, @Nullable String title, @Nullable String genre, boolean active) {}

    private static final Catalog FILMS = Catalog.of(
            Film.class,
            List.of(
                    new Film("1", "Fleabag", "Comedy", true),
                    new Film("2", "Hunters", "Kids", true),
                    new Film("3", "Old", "Drama", false),
                    new Film("4", null, null, true)),
            Film::id);
    private static final Recipient SOFIA =
            Recipient.of("u1", Map.of("country", "US", "user.FirstName", "Sofia-Secret"));

    private static Garnish open(String rules) {
        return open(rules, FILMS);
    }

    private static Garnish open(String rules, Catalog catalog) {
        return Garnish.builder()
                .rules(
                        List.of(new Source("a.rules", rules)),
                        (source, file) -> file.equals("places.csv")
                                ? Optional.of("key,value\nComedy,London\n")
                                : Optional.empty())
                .catalog(catalog)
                .open();
    }

    private static Recommendations shown(String rules, Recipient recipient, String... ids) {
        try (Garnish garnish = open(rules)) {
            return garnish.recommend(recipient, List.of(ids));
        }
    }

    private static List<String> ids(Recommendations shown) {
        return shown.items().stream().map(Recommendations.Shown::id).toList();
    }

    @Test
    void textsStandBesideTheIdsOfTheirItems() {
        Recommendations shown = shown(RULES, SOFIA, "1", "2");

        assertThat(shown.outcome()).isEqualTo(Recommendations.Outcome.FILLED);
        assertThat(shown.text("Headline")).isEqualTo("Picked for Sofia-Secret");
        assertThat(shown.items())
                .extracting(item -> item.id() + " " + item.text("Title") + ", " + item.text("Genre"))
                .containsExactly("1 Fleabag, Comedy in US", "2 Hunters, For the family");
        assertThat(shown.values())
                .isEqualTo(Map.of(
                        "Title", List.of("Fleabag", "Hunters"),
                        "Genre", List.of("Comedy in US", "For the family"),
                        "Place", List.of("London", "nowhere"),
                        "Number", List.of("first", "2"),
                        "Headline", "Picked for Sofia-Secret"));
        assertThat(shown.summary())
                .isEqualTo(new Summary(
                        1, 2, 0, 9, Map.of("Title", 0, "Genre", 0, "Place", 1, "Number", 0, "Headline", 0)));
        assertThat(shown.diagnostics()).isEmpty();
    }

    @Test
    void idsSurviveDroppedItemsRepeatsAndUnknownOnes() {
        Recommendations shown = shown(RULES, SOFIA, "3", "2", "x", "3", " 1 ", "2", "y", "3");

        assertThat(ids(shown)).containsExactly("2", "x", " 1 ", "2", "y");
        assertThat(shown.items())
                .extracting(item -> item.text("Title"))
                .containsExactly("Hunters", "Recommended", "Fleabag", "Hunters", "Recommended");
        assertThat(shown.summary().unknownItems()).isEqualTo(2);
    }

    @Test
    void idsSurviveRulesThatDropByRecipient() {
        String rules = "drop item when item.genre == recipient.user.Dislikes\n" + RULES;
        Recipient hater = SOFIA.with(RecipientField.of("user.Dislikes"), "Comedy");

        Recommendations shown = shown(rules, hater, "1", "3", "x", "2", "1", "4", "x");

        assertThat(ids(shown)).containsExactly("x", "2", "4", "x");
        assertThat(shown.items())
                .extracting(item -> item.text("Title"))
                .containsExactly("Recommended", "Hunters", "Recommended", "Recommended");
        assertThat(ids(shown(rules, SOFIA, "1", "3", "x"))).containsExactly("1", "x");
    }

    @Test
    void idsSurviveRulesThatDropUnknownItems() {
        String rules = RULES.replace("unknown item use else", "unknown item drop the item");

        assertThat(ids(shown(rules, SOFIA, "x", "1", "3", "y", "2", "x"))).containsExactly("1", "2");
        assertThat(ids(shown(rules, SOFIA, "x", "3"))).isEmpty();
    }

    @Test
    void idsSurviveACatalogThatFails() {
        Catalog broken = new ForwardingCatalog(FILMS, ids -> {
            throw new IllegalStateException("down");
        });
        try (Garnish garnish = open(RULES, broken)) {
            Recommendations shown = garnish.recommend(SOFIA, List.of("1", "2", "1"));

            assertThat(ids(shown)).containsExactly("1", "2", "1");
            assertThat(shown.items()).extracting(item -> item.text("Title")).containsOnly("Recommended");
            assertThat(shown.diagnostics())
                    .extracting(Object::toString)
                    .containsExactly("CATALOG_UNAVAILABLE: the catalog did not answer, so that items count as unknown");
        }
    }

    @Test
    void everyOutcomeHasItsName() {
        Recipient voice = SOFIA.with(RecipientField.of("channel"), "VOICE");
        String fails = RULES.replace("unknown item use else", "unknown item fail the recipient");

        assertThat(shown(RULES, SOFIA).outcome()).isEqualTo(Recommendations.Outcome.FILLED);
        assertThat(shown(RULES, SOFIA).text("Headline")).isEqualTo("Picked for Sofia-Secret");
        assertThat(shown(RULES, voice, "1").outcome()).isEqualTo(Recommendations.Outcome.PASSED);
        assertThat(shown(RULES.replace("else pass", "else omit"), voice, "1").outcome())
                .isEqualTo(Recommendations.Outcome.OMITTED);
        Recommendations failed = shown(fails, SOFIA, "1", "x");
        assertThat(failed.outcome()).isEqualTo(Recommendations.Outcome.FAILED);
        assertThat(failed.diagnostics())
                .extracting(Object::toString)
                .containsExactly("RECIPIENT_FAILED u1: the catalog does not hold every item, and the rules fail such a"
                        + " recipient");
    }

    @Test
    void whereNothingIsFilledThereAreNoItemsAndNoTexts() {
        Recommendations passed = shown(RULES, SOFIA.with(RecipientField.of("channel"), "VOICE"), "1");

        assertThat(passed.items()).isEmpty();
        assertThat(passed.values()).isEmpty();
        assertThatThrownBy(() -> passed.text("Headline"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nothing is filled for this recipient: PASSED");
        assertThatThrownBy(() -> passed.reason("Headline"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nothing is filled for this recipient: PASSED");
    }

    @Test
    void aWrongNameIsAnsweredWithTheRightOnes() {
        Recommendations shown = shown(RULES, SOFIA, "1");

        assertThatThrownBy(() -> shown.text("Headlin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rules have no attribute Headlin, only Title, Genre, Place, Number, Headline");
        assertThatThrownBy(() -> shown.items().get(0).text("title"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rules have no attribute title, only Title, Genre, Place, Number, Headline");
        assertThatThrownBy(() -> shown.text("Title"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Title has a text for each item: ask one of items()");
        assertThatThrownBy(() -> shown.items().get(0).text("Headline"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Headline has one text for the recipient: ask the recommendations");
        assertThatThrownBy(() -> shown.items().get(0).reason("Headline"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Headline has one text for the recipient: ask the recommendations");
    }

    private static Stream<String> reasons(Recommendations shown, String attribute) {
        return shown.items().stream().map(item -> text(item.reason(attribute)));
    }

    private static String text(Recommendations.Reason reason) {
        return reason.number() + " [" + reason.label() + "] " + (reason.isElse() ? "else " : "") + reason.place();
    }

    @Test
    void aReasonIsTheCaseBehindAText() {
        Recommendations shown = shown(RULES, SOFIA, "3", "1", "2", "x", "4");

        assertThat(reasons(shown, "Title"))
                .containsExactly(
                        "1 [] a.rules:7:3", "1 [] a.rules:7:3", "2 [] else a.rules:8:3", "2 [] else a.rules:8:3");
        assertThat(reasons(shown, "Genre"))
                .containsExactly(
                        "2 [] a.rules:12:3",
                        "1 [family-us] a.rules:11:3",
                        "4 [] else a.rules:14:3",
                        "4 [] else a.rules:14:3");
        assertThat(reasons(shown, "Place"))
                .containsExactly(
                        "1 [] a.rules:17:3",
                        "2 [] else a.rules:18:3",
                        "2 [] else a.rules:18:3",
                        "2 [] else a.rules:18:3");
        assertThat(reasons(shown, "Number"))
                .containsExactly(
                        "1 [first] a.rules:21:3", "2 [] a.rules:22:3", "3 [] else a.rules:23:3", "2 [] a.rules:22:3");
        assertThat(text(shown.reason("Headline"))).isEqualTo("1 [named] a.rules:26:3");
        assertThat(text(shown(RULES, Recipient.of("u2")).reason("Headline"))).isEqualTo("2 [] else a.rules:27:3");
    }

    @Test
    void aReasonOfASegmentIsThatOfEachRecipient() {
        try (Garnish garnish = open(RULES)) {
            for (int i = 0; i < 3; i++) {
                for (String country : List.of("US", "DE")) {
                    Recipient recipient = Recipient.of("u", Map.of("country", country));
                    assertThat(reasons(garnish.recommend(recipient, List.of("2")), "Genre"))
                            .containsExactly(country.equals("US") ? "1 [family-us] a.rules:11:3" : "2 [] a.rules:12:3");
                }
                assertThat(reasons(garnish.recommend(Recipient.of("u"), List.of("2")), "Genre"))
                        .containsExactly("3 [] a.rules:13:3");
            }
        }
    }

    @Test
    void aReasonIsFoundForRowsThatWereMadeBeforehand() {
        String rules = """
                attribute Title
                  when item.genre == "Comedy" use "Fun: " + item.title [fun]
                  use item.title
                  else "Recommended"
                """;
        Catalog rendered =
                new ItemsWithRows(FILMS, RuleSet.parse(List.of(new Source("a.rules", rules)), FILMS.schema()));
        try (Garnish garnish = open(rules, rendered)) {
            assertThat(reasons(garnish.recommend(SOFIA, List.of("1", "2", "4", "x")), "Title"))
                    .containsExactly(
                            "1 [fun] a.rules:2:3",
                            "2 [] a.rules:3:3",
                            "3 [] else a.rules:4:3",
                            "3 [] else a.rules:4:3");
        }
        Recommendations shown = Enricher.rendered(
                        rendered, List.of(new Source("a.rules", rules)), (source, file) -> Optional.empty())
                .orElseThrow()
                .recommend(SOFIA, List.of("1", "4"));
        assertThat(reasons(shown, "Title")).containsExactly("1 [fun] a.rules:2:3", "3 [] else a.rules:4:3");
    }

    @Test
    void noTextFormHoldsARecipientsData() {
        try (Garnish garnish = open(RULES)) {
            Recommendations shown = garnish.recommend(SOFIA, List.of("1", "x"));

            assertThat(shown).hasToString("recommendations[FILLED, 2 items, 0 diagnostics]");
            assertThat(shown.items()).hasToString("[item 1, item x]");
            assertThat(SOFIA).hasToString("recipient u1");
            assertThat(shown.reason("Headline"))
                    .hasToString("Reason[number=1, label=named, isElse=false, place=a.rules:26:3]");
            for (Object one : List.of(shown.summary(), shown.diagnostics(), garnish.state(), garnish)) {
                assertThat(one.toString()).doesNotContain("Secret");
            }
            byte[] event = """
                    {"Endpoints":{"e":{"User":{"UserAttributes":{"FirstName":["Sofia-Secret"]}},
                    "RecommendationItems":["1"]}}}""".getBytes(StandardCharsets.UTF_8);
            Enrichment made = garnish.enrich(event);
            assertThat(made.report().toString()).doesNotContain("Secret");
        }
    }

    @Test
    void anEventOfAnyHostComesBackFilled() {
        try (Garnish garnish = open(RULES)) {
            String event = "{\"Endpoints\":{\"e\":{\"RecommendationItems\":[\"1\"]}}}";

            Enrichment made = garnish.enrich(event.getBytes(StandardCharsets.UTF_8));

            assertThat(new String(made.json(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"e\":{\"RecommendationItems\":[\"1\"],\"Recommendations\":{\"Title\":[\"Fleabag\"],"
                            + "\"Genre\":[\"Comedy\"],\"Place\":[\"London\"],\"Number\":[\"first\"],"
                            + "\"Headline\":\"Picked for you\"}}}");
            assertThatThrownBy(() -> garnish.enrich("{}".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(InvalidEventException.class);
        }
    }

    @Test
    void whatIsMissingForAGarnishIsNamed() {
        assertThatThrownBy(() -> Garnish.builder().open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a Garnish needs rules: call rules(...)");
        assertThatThrownBy(() -> Garnish.builder().rules("a.rules", RULES).open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a Garnish needs items: call catalog(...)");
        assertThatThrownBy(() -> Garnish.builder().catalog("nosuch:address"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing opens the catalog nosuch:address: add garnish-catalog-db to the class path");
        assertThatThrownBy(() -> Garnish.builder().catalog("postgresql://joe:se/c@ret@host/shop?password=secret"))
                .hasMessage("nothing opens the catalog postgresql://host/shop:"
                        + " add garnish-catalog-db to the class path");
        assertThatThrownBy(() -> Garnish.builder().memory(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a negative number of bytes: -1");
        assertThatThrownBy(() -> Garnish.builder().deadline(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a negative duration: PT-0.001S");
    }

    @Test
    void rulesThatAreWrongOrFailTheirTestsDoNotOpen() {
        assertThatThrownBy(() -> open("attribute Title\n use item.titel\n use item.gnre\n else 'x'"))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("item.titel")
                .hasMessageContaining("item.gnre");
        String tested = """
                attribute Title
                  use item.title
                  else "-"
                test "good"
                  items 1
                  expect Title = ["Fleabag"]
                test "bad"
                  items 1
                  expect Title = ["Hunters"]
                """;
        assertThatThrownBy(() -> open(tested))
                .isInstanceOf(FailedTestsException.class)
                .hasMessage("1 of 2 tests fail: `bad` (a.rules:7:1) (`garnish test` explains)");
        assertThatThrownBy(() -> open(tested, new ForwardingCatalog(FILMS, ids -> {
                    throw new IllegalStateException("down");
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the catalog did not answer the tests of the rules:" + " java.lang.IllegalStateException: down")
                .hasRootCauseMessage("down");
    }

    @Test
    void theStateNamesWhatIsInUse() {
        try (Garnish garnish = open(RULES)) {
            State state = garnish.state();

            assertThat(state.rules()).hasSize(64);
            assertThat(state.catalog()).isEqualTo(FILMS.version());
            assertThat(state.since()).isBeforeOrEqualTo(Instant.now());
            assertThat(state.refused()).isEmpty();
            assertThat(state.isCurrent()).isTrue();
            assertThat(garnish.refresh()).isFalse();
        }
    }

    @Test
    void aClosedOneSaysSo() {
        Garnish garnish = open(RULES);
        Recommendations shown = garnish.recommend(SOFIA, List.of("1"));
        garnish.close();
        garnish.close();

        List<ThrowingCallable> calls = List.of(
                () -> garnish.recommend(SOFIA, List.of("1")),
                () -> garnish.enrich("{\"Endpoints\":{}}".getBytes(StandardCharsets.UTF_8)),
                garnish::state);
        for (var call : calls) {
            assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessage("this Garnish is closed");
        }
        assertThat(garnish.refresh()).isFalse();
        assertThat(shown.items().get(0).text("Title")).isEqualTo("Fleabag");
        assertThat(reasons(shown, "Title")).containsExactly("1 [] a.rules:7:3");
    }
}

package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.review.Explanation.Condition;
import dev.garnish.review.Explanation.ExplainedAttribute;
import dev.garnish.review.Explanation.ExplainedCase;
import dev.garnish.review.Explanation.ExplainedExpression;
import dev.garnish.review.Explanation.ItemFate;
import dev.garnish.review.Explanation.Reading;
import dev.garnish.rules.CaseOutcome;
import dev.garnish.rules.Source;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Recipient SOFIA = Recipient.of("e-1")
            .with(RecipientField.plain("channel"), "EMAIL")
            .with(RecipientField.attribute("FirstName"), "Sofia");

    private static final RuleSet RULES = Films.rules("""
            drop item when item.active == false
            recipient when recipient.channel != "VOICE" else omit
            table labels from labels.csv

            attribute Title max 12
              use item.title
              else "For you"

            attribute Genre
              when item.genre == "Action" use "Thrills" [thrills]
              when item.genre != empty
                   use lookup("labels", item.genre)
              use item.genre + " for " + recipient.attributes.FirstName
              else "Featured"

            attribute Image image hosts img.example.com
              use item.image
              else "https://img.example.com/default.jpg"

            attribute Headline once
              when size(items) > 1 use "Many"
              else "Picked for you"
            """);

    /** As {@code text} writes them and {@code given now} takes them. */
    @Test
    void daysAndMomentsAreShownInTheZoneOfTheRules() {
        Schema schema = Schema.of(new Column("published", Type.DATE), new Column("shown", Type.DATE_LIST));
        LocalDateTime evening = LocalDateTime.of(2026, 11, 26, 23, 30);
        Item item = Item.of(
                schema,
                "a",
                evening,
                List.of(LocalDateTime.of(2026, 11, 26, 0, 0), LocalDateTime.of(2026, 7, 1, 22, 0, 5)));
        RuleSet rules = RuleSet.parse(List.of(new Source("z.rules", """
                                zone "Europe/Berlin"
                                attribute Badge
                                  when item.published < now && today < now + 1 days && size(item.shown) > 1
                                       use text(item.published)
                                  else "x"
                                """)), schema)
                .at(Clock.fixed(Instant.parse("2026-11-27T00:00:00Z"), ZoneOffset.UTC));

        Explanation explained = Explainer.explain(rules, Catalog.of(schema, List.of(item)), "a");

        ExplainedCase first = explained.attributes().get(0).cases().get(0);
        assertThat(Objects.requireNonNull(first.when()).readings())
                .extracting(Reading::text, Reading::value)
                .containsExactly(
                        tuple("item.published", "2026-11-27T00:30:00"),
                        tuple("now", "2026-11-27T01:00:00"),
                        tuple("today", "2026-11-27"),
                        tuple("item.shown", List.of("2026-11-26", "2026-07-02T00:00:05")));
        assertThat(first.sent()).isEqualTo("2026-11-27T00:30:00");
    }

    @Test
    void everyCaseTriedIsShownWithWhatItReadAndGave() {
        Explanation explanation = Explainer.explain(RULES, Films.CATALOG, "4582", SOFIA);

        assertThat(explanation.known()).isTrue();
        assertThat(explanation.fate()).isEqualTo(ItemFate.SHOWN);
        assertThat(explanation.only("Genre").attributes())
                .containsExactly(new ExplainedAttribute(
                        "Genre",
                        false,
                        List.of(),
                        List.of(
                                new ExplainedCase(
                                        name(
                                                1,
                                                "thrills",
                                                10,
                                                "when item.genre == \"Action\" use \"Thrills\" [thrills]"),
                                        expression(
                                                "item.genre == \"Action\"", false, new Reading("item.genre", "Crime")),
                                        null,
                                        CaseOutcome.CONDITION_DOES_NOT_HOLD,
                                        ""),
                                new ExplainedCase(
                                        name(2, "", 11, "when item.genre != empty"),
                                        expression("item.genre != empty", true, new Reading("item.genre", "Crime")),
                                        expression(
                                                "lookup(\"labels\", item.genre)",
                                                null,
                                                new Reading("lookup(\"labels\", item.genre)", null),
                                                new Reading("item.genre", "Crime")),
                                        CaseOutcome.VALUE_MISSING,
                                        ""),
                                new ExplainedCase(
                                        name(3, "", 13, "use item.genre + \" for \" + recipient.attributes.FirstName"),
                                        null,
                                        expression(
                                                "item.genre + \" for \" + recipient.attributes.FirstName",
                                                "Crime for Sofia",
                                                new Reading("item.genre", "Crime"),
                                                new Reading("recipient.attributes.FirstName", "Sofia")),
                                        CaseOutcome.SENT,
                                        "Crime for Sofia")),
                        "Crime for Sofia"));
    }

    @Test
    void limitsTellWhatTheyCutAndWhatTheyRefused() {
        assertThat(winner("4582", "Title"))
                .isEqualTo(new ExplainedCase(
                        new CaseName("Title", 1, false, "", new SourcePosition("films.rules", 6, 3), "use item.title"),
                        null,
                        expression(
                                "item.title",
                                "Agatha Christie's The ABC Murders",
                                new Reading("item.title", "Agatha Christie's The ABC Murders")),
                        CaseOutcome.SHORTENED,
                        "Agatha…"));
        assertThat(attribute("4582", "Title").limits()).containsExactly("max 12");

        assertThat(attribute("1815", "Image").limits()).containsExactly("image hosts img.example.com");
        assertThat(winner("1815", "Image").fate()).isEqualTo(CaseOutcome.ENCODED);
        assertThat(attribute("1815", "Image").value()).isEqualTo("https://img.example.com/1815%20a.jpg");

        assertThat(attribute("1527", "Image").cases())
                .extracting(ExplainedCase::fate)
                .containsExactly(CaseOutcome.IMAGE_NOT_HTTPS, CaseOutcome.SENT);
        assertThat(attribute("2009", "Image").cases())
                .extracting(ExplainedCase::fate)
                .containsExactly(CaseOutcome.IMAGE_HOST_NOT_ALLOWED, CaseOutcome.SENT);
        assertThat(attribute("4582", "Image").cases())
                .extracting(ExplainedCase::fate)
                .containsExactly(CaseOutcome.VALUE_MISSING, CaseOutcome.SENT);
    }

    @Test
    void anUnknownItemTakesTheElseAlone() {
        Explanation explanation = Explainer.explain(RULES, Films.CATALOG, "no-such-film");

        assertThat(explanation.known()).isFalse();
        assertThat(explanation.conditions()).isEmpty();
        assertThat(explanation.attributes())
                .extracting(one -> one.name() + " = " + one.value() + " from "
                        + one.winner().name().place())
                .containsExactly(
                        "Title = For you from films.rules:7:3",
                        "Genre = Featured from films.rules:14:3",
                        "Image = https://img.example.com/default.jpg from films.rules:18:3",
                        "Headline = Picked for you from films.rules:22:3");
        assertThat(explanation.only("Genre").attributes().get(0).cases()).hasSize(1);
    }

    @Test
    void anItemThatIsDroppedShowsTheConditionThatDropsIt() {
        Explanation explanation = Explainer.explain(RULES, Films.CATALOG, "6542", SOFIA);

        assertThat(explanation)
                .isEqualTo(new Explanation(
                        "6542",
                        true,
                        ItemFate.DROPPED,
                        List.of(
                                new Condition(
                                        "recipient when",
                                        new SourcePosition("films.rules", 2, 16),
                                        expression(
                                                "recipient.channel != \"VOICE\"",
                                                true,
                                                new Reading("recipient.channel", "EMAIL")),
                                        true),
                                new Condition(
                                        "drop item when",
                                        new SourcePosition("films.rules", 1, 16),
                                        expression("item.active == false", true, new Reading("item.active", false)),
                                        true)),
                        List.of()));
    }

    @Test
    void aRecipientWhomTheRulesAreNotForGetsNothing() {
        Recipient voice = Recipient.of("e-2").with(RecipientField.plain("channel"), "VOICE");

        assertThat(Explainer.explain(RULES, Films.CATALOG, "1815", voice).fate())
                .isEqualTo(ItemFate.RECIPIENT_OMITTED);
        assertThat(Explainer.explain(RULES, Films.CATALOG, "1815").fate()).isEqualTo(ItemFate.SHOWN);
    }

    @Test
    void anyWriterOfJsonCanTakeIt() throws JsonProcessingException {
        Explanation explanation =
                Explainer.explain(RULES, Films.CATALOG, "1210").only("Title");

        assertThat(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(explanation))
                .isEqualTo("""
                        {
                          "item" : "1210",
                          "known" : true,
                          "fate" : "SHOWN",
                          "conditions" : [ {
                            "clause" : "drop item when",
                            "place" : {
                              "file" : "films.rules",
                              "line" : 1,
                              "column" : 16
                            },
                            "when" : {
                              "text" : "item.active == false",
                              "value" : false,
                              "readings" : [ {
                                "text" : "item.active",
                                "value" : true
                              } ]
                            },
                            "holds" : false
                          } ],
                          "attributes" : [ {
                            "name" : "Title",
                            "once" : false,
                            "limits" : [ "max 12" ],
                            "cases" : [ {
                              "name" : {
                                "attribute" : "Title",
                                "number" : 1,
                                "isElse" : false,
                                "label" : "",
                                "place" : {
                                  "file" : "films.rules",
                                  "line" : 6,
                                  "column" : 3
                                },
                                "text" : "use item.title"
                              },
                              "when" : null,
                              "use" : {
                                "text" : "item.title",
                                "value" : "Hanna",
                                "readings" : [ {
                                  "text" : "item.title",
                                  "value" : "Hanna"
                                } ]
                              },
                              "fate" : "SENT",
                              "sent" : "Hanna"
                            } ],
                            "value" : "Hanna"
                          } ]
                        }""");
    }

    private static ExplainedAttribute attribute(String item, String name) {
        return Explainer.explain(RULES, Films.CATALOG, item)
                .only(name)
                .attributes()
                .get(0);
    }

    private static ExplainedCase winner(String item, String name) {
        return attribute(item, name).winner();
    }

    private static CaseName name(int number, String label, int line, String text) {
        return new CaseName("Genre", number, false, label, new SourcePosition("films.rules", line, 3), text);
    }

    private static ExplainedExpression expression(
            String text, @org.jspecify.annotations.Nullable Object value, Reading... readings) {
        return new ExplainedExpression(text, value, List.of(readings));
    }
}

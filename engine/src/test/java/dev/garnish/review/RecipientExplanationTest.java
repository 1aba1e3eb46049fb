package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.review.Explanation.ItemFate;
import dev.garnish.review.RecipientExplanation.Fate;
import dev.garnish.review.RecipientExplanation.ListedItem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientExplanationTest {
    private static final String RULES = """
            drop item when item.active == false
            drop item when item.price > 9 && recipient.country == "DE"
            recipient when recipient.channel != "VOICE" else omit

            attribute Title
              use text(position) + ". " + item.title + " of " + text(size(items))
              else "For you"

            attribute Headline once
              use join(items.title, ", ") + " for " + recipient.user.Name
              else "Picked for you"
            """;
    private static final List<String> ITEMS = List.of("1210", "6542", "0000", "1815");

    private static Recipient recipient(String channel, String country) {
        return Recipient.of("e-1")
                .with(RecipientField.plain("channel"), channel)
                .with(RecipientField.plain("country"), country)
                .with(RecipientField.user("Name"), "Sofia");
    }

    private static RecipientExplanation explain(String rules, Recipient recipient, List<String> items) {
        return Explainer.explain(Films.rules(rules), Films.CATALOG, recipient, items);
    }

    @Test
    void itemsAreShownInTheirOrderWithThePositionsThatDropsLeave() {
        RecipientExplanation explained = explain(RULES, recipient("SMS", "US"), ITEMS);

        assertThat(explained.fate()).isEqualTo(Fate.SERVED);
        assertThat(explained.conditions()).hasSize(1).allMatch(Explanation.Condition::holds);
        assertThat(explained.items())
                .extracting(one ->
                        one.item() + " " + one.place() + " " + one.position() + " " + one.known() + " " + one.fate())
                .containsExactly(
                        "1210 1 1 true SHOWN", "6542 2 0 true DROPPED", "0000 3 2 false SHOWN", "1815 4 3 true SHOWN");
        assertThat(explained.items().get(1).conditions())
                .extracting(Explanation.Condition::holds)
                .containsExactly(true, false);
        assertThat(explained.values())
                .containsExactly(
                        Map.entry("Title", List.of("1. Hanna of 2", "For you", "3. Fleabag of 2")),
                        Map.entry("Headline", "Hanna, Fleabag for Sofia"));
        assertThat(explained.attributes().get(0).winner().use())
                .extracting(use -> use.readings().get(0))
                .isEqualTo(new Explanation.Reading("items.title", List.of("Hanna", "Fleabag")));
    }

    @Test
    void aDropCanBeForSomeRecipientsOnly() {
        assertThat(explain(RULES, recipient("SMS", "DE"), ITEMS).values())
                .containsEntry("Title", List.of("For you", "2. Fleabag of 1"));
    }

    @Test
    void whomTheRulesAreNotForGetsNothing() {
        assertThat(explain(RULES, recipient("VOICE", "US"), ITEMS))
                .extracting(
                        RecipientExplanation::fate,
                        RecipientExplanation::items,
                        RecipientExplanation::attributes,
                        RecipientExplanation::values)
                .containsExactly(Fate.OMITTED, List.of(), List.of(), Map.of());
        assertThat(explain(RULES.replace("else omit", "else pass"), recipient("VOICE", "US"), ITEMS)
                        .fate())
                .isEqualTo(Fate.PASSES);
    }

    @Test
    void anUnknownItemFailsTheRecipientWhereTheRulesSaySo() {
        RecipientExplanation explained =
                explain("unknown item fail the recipient\n" + RULES, recipient("SMS", "US"), ITEMS);

        assertThat(explained.fate()).isEqualTo(Fate.FAILS);
        assertThat(explained.values()).isEmpty();
        assertThat(explained.items())
                .extracting(ListedItem::known, ListedItem::fate)
                .containsExactly(
                        tuple(true, ItemFate.RECIPIENT_FAILS),
                        tuple(true, ItemFate.RECIPIENT_FAILS),
                        tuple(false, ItemFate.RECIPIENT_FAILS),
                        tuple(true, ItemFate.RECIPIENT_FAILS));
    }

    @Test
    void whoCameWithoutAListGetsNoLists() {
        assertThat(Explainer.explain(Films.rules(RULES), Films.CATALOG, recipient("SMS", "US"), null)
                        .values())
                .containsExactly(Map.entry("Headline", "Picked for you"));
    }

    /** It explains what is served. */
    @ParameterizedTest
    @ValueSource(strings = {"use else", "drop the item", "fail the recipient"})
    void itIsWhatTheRecipientIsServed(String unknown) {
        RuleSet rules = Films.rules("unknown item " + unknown + "\n" + RULES);
        for (String channel : List.of("SMS", "VOICE")) {
            for (String country : List.of("US", "DE")) {
                for (List<String> items : List.of(ITEMS, List.of("1210", "1815", "1210"), List.<String>of())) {
                    Recipient recipient = recipient(channel, country);
                    assertThat(Explainer.explain(rules, Films.CATALOG, recipient, items)
                                    .values())
                            .isEqualTo(Enricher.of(rules, Films.CATALOG)
                                    .recommend(recipient, items)
                                    .values());
                }
            }
        }
    }
}

package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.event.Recipient;
import dev.garnish.review.RecipientPreview.PreviewItem;
import dev.garnish.review.RecipientPreview.PreviewValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipientPreviewTest {
    private static final RuleSet RULES = Films.rules("""
            drop item when item.active == false
            attribute Title max 12
              use item.title
              else "For you"
            attribute Image image hosts img.example.com
              use item.image
              else "https://img.example.com/default.jpg"
            attribute Hello once
              use "Hi " + upper(recipient.user.Name) + ", as Alice said"
              else "Hi"
            """);

    private static RecipientPreview preview(Recipient recipient, String... items) {
        return RecipientPreview.of(RULES, Films.CATALOG, new Addressee(recipient, List.of(items)));
    }

    @Test
    void theValuesAreThoseThatAreSent() {
        Recipient recipient = Recipient.of("u1", Map.of("user.Name", "Ali"));
        List<String> items = List.of("4582", "6542", "1527", "0000");

        RecipientPreview preview = preview(recipient, items.toArray(String[]::new));

        Map<String, Object> sent =
                Enricher.of(RULES, Films.CATALOG).recommend(recipient, items).values();
        assertThat(preview.items().stream()
                        .filter(item -> item.position() > 0)
                        .map(item -> item.values().get(0).text())
                        .toList())
                .isEqualTo(sent.get("Title"));
        assertThat(preview.values()).extracting(PreviewValue::text).containsExactly((String) sent.get("Hello"));
    }

    @Test
    void whatIsCutRefusedOrElseIsMarked() {
        RecipientPreview preview = preview(Recipient.of("u1"), "4582", "1527", "6542", "0000");

        assertThat(preview.items())
                .extracting(RecipientPreviewTest::marks)
                .containsExactly(
                        "4582 1 [Title cut, Image else]",
                        "1527 2 [Title, Image else IMAGE_NOT_HTTPS]",
                        "6542 0 []",
                        "0000 3 [Title else, Image else]");
    }

    private static String marks(PreviewItem item) {
        return item.item() + " " + item.position() + " "
                + item.values().stream()
                        .map(value -> value.attribute()
                                + (value.cut() ? " cut" : "")
                                + (value.source().isElse() ? " else" : "")
                                + (value.refused() == null ? "" : " " + value.refused()))
                        .toList();
    }

    @Test
    void whatATextRepeatsOfTheRecipientIsMaskedInAnyCaseAndOnlyAsAWord() {
        RecipientPreview preview = preview(Recipient.of("ali@example.com", Map.of("user.Name", "Ali")), "1815");

        assertThat(preview.masked()).isEqualTo("a•••");
        assertThat(preview.values().get(0).shared()).isEqualTo("Hi A•••, as Alice said");
    }

    @Test
    void aSampleIsSpreadOverTheCatalog() {
        assertThat(SampleItems.of(Films.CATALOG, 3)).containsExactly("1210", "1815", "4582");
        assertThat(SampleItems.of(Films.CATALOG, 99)).hasSize(6);
    }
}

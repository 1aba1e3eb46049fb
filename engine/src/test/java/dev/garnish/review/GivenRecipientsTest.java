package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.RecipientField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenRecipientsTest {
    private static final RecipientField NAME = RecipientField.plain("country");
    private static final String ENDPOINT = "{\"Location\":{\"Country\":\"US\"},\"RecommendationItems\":[\"1815\"]}";

    private static GivenRecipients read(String text) {
        return GivenRecipients.of(text, null, List.of(NAME));
    }

    @Test
    void anEndpointAloneIsARecipientWithItsItems() {
        GivenRecipients read = read(ENDPOINT);

        assertThat(read.size()).isEqualTo(1);
        assertThat(read.get(0).recipient().values(NAME)).containsExactly("US");
        assertThat(read.get(0).items()).containsExactly("1815");
    }

    @Test
    void anEventHasItsRecipientsInOrder() {
        GivenRecipients read = read("{\"Endpoints\":{\"b\":" + ENDPOINT + ",\"a\":{}}}");

        assertThat(read.ids()).containsExactly("b", "a");
        assertThat(read.get(1).items()).isNull();
        assertThat(read.first(1)).hasSize(1);
    }

    @Test
    void linesOfEventsAreReadTogetherAndOthersPassedOver() {
        String line = "{\"input\":{\"userId\":\"u%d\"},\"output\":{\"recommendedItems\":[\"1815\"]},\"error\":null}\n";

        GivenRecipients read = read(line.formatted(1) + "no event\n\n" + line.formatted(2));

        assertThat(read.ids()).containsExactly("u1", "u2");
    }

    @Test
    void recipientsOfAnotherShapeAreCountedAndNotGiven() {
        GivenRecipients read = read("{\"Endpoints\":{\"a\":{\"RecommendationItems\":7},\"b\":" + ENDPOINT + "}}");

        assertThat(read.malformed()).isEqualTo(1);
        assertThat(read.first(5)).hasSize(1);
        assertThatThrownBy(() -> read.get(0))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("/Endpoints/a");
    }

    @Test
    void aFormatReadsNothingButItsOwnEvents() {
        assertThatThrownBy(() -> GivenRecipients.of("{\"no\":1}", EventFormat.pinpoint(), List.of()))
                .isInstanceOf(InvalidEventException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "{\"Address\": sofia}", "{", "{} {}"})
    void whatIsNoJsonIsRefusedWithoutItsText(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("expected an event or a recipient in JSON");
    }

    @Test
    void anEventOfNobodyIsRefusedAsAFileAndReadAsALine() {
        assertThatThrownBy(() -> read("{\"Endpoints\":{}}")).hasMessage("event: expected a recipient, found none");
        assertThat(GivenRecipients.ofEvent("{\"Endpoints\":{}}", null, List.of())
                        .size())
                .isZero();
    }
}

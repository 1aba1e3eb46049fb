package dev.garnish.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipientTest {
    @Test
    void fieldsAreNamedAsRulesNameThem() {
        Recipient recipient = Recipient.of(
                "u1", Map.of("country", "US", "user.FirstName", "Sofia", "attributes.a.b", List.of("x", " ", "y")));

        assertThat(recipient.id()).isEqualTo("u1");
        assertThat(recipient.values(RecipientField.plain("country"))).containsExactly("US");
        assertThat(recipient.values(RecipientField.user("FirstName"))).containsExactly("Sofia");
        assertThat(recipient.values(RecipientField.attribute("a.b"))).containsExactly("x", "y");
        assertThat(recipient.values(RecipientField.plain("city"))).isEmpty();
        assertThat(recipient.values(RecipientField.of("id"))).containsExactly("u1");
        assertThat(recipient).hasToString("recipient u1");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheRightOnes() {
        for (String wrong : List.of("Country", "", "user.", "attributes.", "user", "users.x")) {
            assertThatThrownBy(() -> Recipient.of("u1", Map.of(wrong, "secret")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no recipient has a field " + wrong + ": only id, user_id, channel, locale, country,"
                            + " city, platform, attributes.NAME and user.NAME");
        }
    }

    @Test
    void aValueThatIsNoTextIsNamedByItsFieldAlone() {
        for (Object wrong : List.of(1234, List.of("a", 1234), Map.of("secret", "secret"))) {
            assertThatThrownBy(() -> Recipient.of("u1", Map.of("country", wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("recipient.country: expected a text or a collection of texts");
        }
        assertThatThrownBy(() -> Recipient.of("u1", Collections.singletonMap("country", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recipient.country: expected a text or a collection of texts");
    }
}

package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadFieldTest {
    @Test
    void fieldsComeWithTheValuesThatRulesCompareThemWith() {
        assertThat(ReadField.of(Films.rules("""
                recipient when recipient.channel != "VOICE" else pass
                attribute Offer
                  when recipient.country in ["US", "CA"] use "Near"
                  when number(recipient.attributes.Age) < 18 use "Young"
                  use "Hi " + recipient.user.Name
                  else "Hi"
                """)))
                .containsExactlyInAnyOrder(
                        new ReadField("channel", List.of("VOICE")),
                        new ReadField("country", List.of("US", "CA")),
                        new ReadField("attributes.Age", List.of("17", "18", "19")),
                        new ReadField("user.Name", List.of()));
    }

    @Test
    void rulesThatReadItemsAloneReadNoField() {
        assertThat(ReadField.of(Films.rules("attribute Title\n  use item.title\n  else \"-\"\n")))
                .isEmpty();
    }
}

package dev.garnish.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.InvalidEventException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HostTest {
    @Test
    void theFirstKeyThatAHostHasTellsWhose() {
        assertThat(host("{\"A\":{\"Items\":1},\"Endpoints\":{},\"Items\":{}}")).isEqualTo(Host.PINPOINT);
        assertThat(host(" {\"InvocationMetadata\":[{}], \"\\u0049tems\":{}}")).isEqualTo(Host.CONNECT);
        assertThat(host("{\"error\":null,\"input\":{}}")).isEqualTo(Host.PERSONALIZE);
    }

    @Test
    void anEventOfNoHostIsToldWhatWasExpectedAndNothingOfARecipient() {
        String expected = "event: expected an object with Endpoints (Amazon Pinpoint), Items.CustomerProfiles"
                + " (Amazon Connect) or input (Amazon Personalize), found ";
        assertRefused("", expected + "nothing");
        assertRefused("[{\"Endpoints\":{}}]", expected + "a list");
        assertRefused("{\"sofia@example.com\":\"Sofia\"}", expected + "none of them");
        assertRefused("\uFEFF{\"Endpoints\":{}}", expected + "no JSON");
        assertRefused("{\"A\":tru}", "event at byte 5: expected true");
    }

    private static void assertRefused(String event, String message) {
        assertThatThrownBy(() -> host(event))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage(message);
    }

    private static Host host(String event) {
        return Host.of(event.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.garnish.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.internal.event.EventReader;
import dev.garnish.internal.event.HostDetector;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostTest {
    @Test
    void theFirstKeyThatAHostHasTellsWhose() {
        assertThat(host("{\"A\":{\"Items\":1},\"Endpoints\":{},\"Items\":{}}")).isEqualTo(Host.PINPOINT);
        assertThat(host(" {\"InvocationMetadata\":[{}], \"\\u0049tems\":{}}")).isEqualTo(Host.CONNECT);
        assertThat(host("{\"error\":null,\"input\":{}}")).isEqualTo(Host.PERSONALIZE);
    }

    @Test
    void aKeyOfAnotherShapeDoesNotHideTheHostsOwn() {
        assertThat(host("{\"Items\":[1],\"Endpoints\":{}}")).isEqualTo(Host.PINPOINT);
        assertThat(host("{\"Items\":{\"Count\":1},\"input\":\"x\",\"Endpoints\":{}}"))
                .isEqualTo(Host.PINPOINT);
        assertThat(host("{\"input\":{},\"Endpoints\":null,\"Items\":{\"CustomerProfiles\":[]}}"))
                .isEqualTo(Host.CONNECT);
        assertThat(host("{\"Items\":1,\"Endpoints\":[],\"input\":{},\"output\":{\"recommendedItems\":[]}}"))
                .isEqualTo(Host.PERSONALIZE);
        assertThat(host("{\"input\":{},\"\":{},\"output\":null,\"error\":{}}")).isEqualTo(Host.PERSONALIZE);
        assertThat(host("{\"Items\":1,\"Items\":{\"CustomerProfiles\":[]}}")).isEqualTo(Host.CONNECT);
        assertThat(host("{\"x\":1,\"Endpoints\":[]}")).isEqualTo(Host.PINPOINT);
    }

    @Test
    void anotherEncodingIsSaidToBeThat() {
        String utf16 = "event: UTF-16, expected UTF-8";
        String json = "{\"Endpoints\":{}}";
        for (Charset wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThatThrownBy(() -> HostDetector.of(json.getBytes(wide))).hasMessage(utf16);
            for (EventFormat format :
                    List.of(EventFormat.pinpoint(), EventFormat.connect(), EventFormat.personalize())) {
                assertThatThrownBy(() -> EventReader.of(format, List.of()).read(json.getBytes(wide)))
                        .isInstanceOf(InvalidEventException.class)
                        .hasMessage(utf16);
                assertThatThrownBy(() -> EventReader.of(format, List.of())
                                .read(("\uFEFF" + json).getBytes(StandardCharsets.UTF_8)))
                        .isInstanceOf(InvalidEventException.class)
                        .hasMessage("event: begins with a byte order mark, expected UTF-8 without one");
            }
        }
    }

    @Test
    void fourBytesACharacterAreNotTakenForTwo() {
        for (String name : List.of("UTF-32", "UTF-32LE", "UTF-32BE", "X-UTF-32LE-BOM", "X-UTF-32BE-BOM")) {
            assertThatThrownBy(() -> HostDetector.of("{\"Endpoints\":{}}".getBytes(Charset.forName(name))))
                    .hasMessage("event: UTF-32, expected UTF-8");
        }
    }

    @Test
    void anEventOfNoHostIsRefusedWithWhatWasExpectedAndNothingOfARecipient() {
        String expected = "event: expected an object with Endpoints (Amazon Pinpoint), Items.CustomerProfiles"
                + " (Amazon Connect), input (Amazon Personalize), itemList"
                + " (GetRecommendations), personalizedRanking (GetPersonalizedRanking) or Recommendations (Customer"
                + " Profiles), found ";
        assertRefused("", expected + "nothing");
        assertRefused("[{\"Endpoints\":{}}]", expected + "a list");
        assertRefused("{\"sofia@example.com\":\"Sofia\"}", expected + "none of them");
        assertRefused("notjson", expected + "no JSON");
        assertRefused("null", expected + "null");
        assertRefused("\uFEFF{\"Endpoints\":{}}", "event: begins with a byte order mark, expected UTF-8 without one");
        assertRefused("{\"A\":tru}", "event at byte 5: expected true");
        for (String word : List.of("notjson", "table", "from", "undefined", "None", "NaN")) {
            assertRefused("{\"A\":" + word + "}", "event at byte 5: expected a value");
            assertThatThrownBy(() -> EventReader.of(EventFormat.pinpoint(), List.of())
                            .read(word.getBytes(StandardCharsets.UTF_8)))
                    .hasMessage("event at byte 0: expected a value");
        }
    }

    private static void assertRefused(String event, String message) {
        assertThatThrownBy(() -> host(event))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage(message);
    }

    private static Host host(String event) {
        return HostDetector.of(event.getBytes(StandardCharsets.UTF_8));
    }
}

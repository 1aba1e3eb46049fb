package dev.garnish.languageserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WarmupTest {
    /** A request that is answered with an error or with nothing loads nothing. */
    @Test
    void everyRequestIsAnsweredWithSomething() throws Exception {
        Map<Integer, JsonObject> answers = Warmup.ask().stream()
                .map(message -> JsonParser.parseString(message).getAsJsonObject())
                .filter(message -> !message.has("method"))
                .collect(Collectors.toMap(message -> message.get("id").getAsInt(), Function.identity()));

        assertThat(answers.keySet()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0);
        answers.remove(0);
        assertThat(answers.values()).allSatisfy(answer -> {
            assertThat(answer.has("error")).isFalse();
            assertThat(List.of("[]", "null", "{\"data\":[]}"))
                    .doesNotContain(answer.get("result").toString());
        });
        assertThat(String.valueOf(answers.get(2))).contains("\"Comedy\"");
        assertThat(String.valueOf(answers.get(3))).contains("\"label\":\"1\"");
    }
}

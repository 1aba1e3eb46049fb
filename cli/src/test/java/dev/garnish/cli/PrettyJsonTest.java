package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PrettyJsonTest {
    @Test
    void onlyWhiteSpaceChanges() {
        String json = "{\"a\":[1.10,1e2 ,\"x, \\\"{y}\\\" é\"],\r\n \"b\":{} , \"a\":[ ],\"c\":{\"d\":null}}";

        assertThat(PrettyJson.of(json.getBytes(StandardCharsets.UTF_8))).isEqualTo("""
                        {
                          "a": [
                            1.10,
                            1e2,
                            "x, \\"{y}\\" é"
                          ],
                          "b": {},
                          "a": [],
                          "c": {
                            "d": null
                          }
                        }""");
    }
}

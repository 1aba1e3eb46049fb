package dev.garnish.server.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.garnish.server.studio.OpenStudio.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Previews, reports and the finder over the sample's items and rules. */
class ReviewTest {
    @TempDir
    private static Path folder = Path.of("");

    private static OpenStudio studio;

    @BeforeAll
    static void start() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.copy(Path.of("../rules/movies.rules"), rules.resolve("movies.rules"));
        Files.copy(Path.of("../examples/pinpoint/event.json"), folder.resolve("event.json"));
        studio = OpenStudio.sample(rules, folder.resolve("state"));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    private static List<String> texts(JsonNode node, String field) {
        return node.findValuesAsText(field);
    }

    @Test
    void theStateNamesWhatThereIs() throws Exception {
        JsonNode state = studio.get("/api/state").json();

        assertThat(texts(state.at("/rules/files"), "name")).containsExactly("movies.rules");
        assertThat(state.at("/catalog/items").asInt()).isEqualTo(36);
        assertThat(state.path("title").asText()).isEqualTo("title");
        assertThat(state.path("image").asText()).isEqualTo("image_url");
        assertThat(texts(state.path("recipientFields"), "name"))
                .containsExactlyInAnyOrder("channel", "country", "user.FirstName");
        assertThat(state.at("/recipientFields/0/values/0").asText()).isEqualTo("VOICE");
        assertThat(state.path("recipients").get(0).asText()).isEqualTo("event.json");
        assertThat(state.path("releases").isNull()).isTrue();
    }

    @Test
    void rulesWithMistakesSayWhereTheFirstIs() throws Exception {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("a.rules"), "attribute A\n  use item.nothing\n  use item.none\n  else \"\"\n");
        try (OpenStudio other = OpenStudio.sample(broken, folder.resolve("other"))) {
            for (String path : List.of("/api/preview", "/api/coverage")) {
                Answer refused = other.post(path, Map.of());

                assertThat(refused.status()).isEqualTo(422);
                assertThat(refused.json().path("detail").asText())
                        .isEqualTo("the rules have 3 mistakes, the first in a.rules, line 2:"
                                + " the catalog has no column `nothing`");
            }
        }
    }

    @Test
    void itemsAreFoundByIdAndTitle() throws Exception {
        assertThat(texts(studio.get("/api/items?q=1815").json(), "title")).containsExactly("Fleabag");
        assertThat(texts(studio.get("/api/items?q=FLEA").json(), "id")).containsExactly("1815");
        assertThat(texts(studio.get("/api/items?q=amelie").json(), "id")).containsExactly("1003");
        assertThat(texts(studio.get("/api/items?q=man+third").json(), "id")).containsExactly("1021");
        JsonNode some = studio.get("/api/items?limit=2").json();
        assertThat(some.path("items")).hasSize(2);
        assertThat(some.path("more").asBoolean()).isTrue();
        assertThat(studio.get("/api/items?q=%25_%27").json().path("items")).isEmpty();
        assertThat(studio.get("/api/items?limit=0").status()).isEqualTo(400);
        JsonNode one = studio.get("/api/items/one?id=1815").json();
        assertThat(one.at("/columns/title").asText()).isEqualTo("Fleabag");
        assertThat(one.at("/columns/active").asBoolean()).isTrue();
        assertThat(studio.get("/api/items/one?id=0").status()).isEqualTo(404);
    }

    @Test
    void aPreviewIsOfRecipientsThatWereMadeUp() throws Exception {
        Map<String, Object> sofia = Map.of("id", "s", "attributes", Map.of("user.FirstName", "Sofia"));

        JsonNode shown = studio.post("/api/preview", Map.of("items", List.of("1815"), "recipients", List.of(sofia)))
                .json();

        assertThat(shown.at("/recipients/0/values/0/value").asText()).isEqualTo("Picked for Sofia");
        assertThat(shown.at("/recipients/0/items/0/values/0/file").asText()).isEqualTo("movies.rules");
        assertThat(shown.path("rules").asText()).isEqualTo("draft");
        for (Object wrong :
                List.of(Map.of("phone", "1"), Map.of("user.A", Map.of()), Map.of("city", List.of(List.of())))) {
            Answer refused = studio.post("/api/preview", Map.of("recipients", List.of(Map.of("attributes", wrong))));
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    @Test
    void aPreviewIsOfRecipientsOfAFile() throws Exception {
        JsonNode known = studio.get("/api/recipients?file=event.json&limit=1").json();
        assertThat(known.path("recipients")).hasSize(1);
        String id = known.at("/recipients/0/id").asText();

        JsonNode shown = studio.post("/api/preview", Map.of("file", "event.json", "ids", List.of(id)))
                .json();

        assertThat(shown.path("recipients")).hasSize(1);
        assertThat(shown.at("/recipients/0/recipient").asText()).isEqualTo(id);
        for (String name : List.of("../event.json", "/etc/passwd", "event.json%00", "movies.rules", "other.json", "")) {
            assertThat(studio.get("/api/recipients?file=" + name).status())
                    .describedAs(name)
                    .isEqualTo(404);
        }
    }

    @Test
    void samplesAreTheSameUntilAnotherSeed() throws Exception {
        String first = studio.post("/api/preview", Map.of("sample", 3, "seed", 1))
                .json()
                .at("/recipients/0/items")
                .toString();

        assertThat(studio.post("/api/preview", Map.of("sample", 3))
                        .json()
                        .at("/recipients/0/items")
                        .toString())
                .isEqualTo(first);
        assertThat(studio.post("/api/preview", Map.of("sample", 3, "seed", 2))
                        .json()
                        .at("/recipients/0/items")
                        .toString())
                .isNotEqualTo(first);
        assertThat(studio.post("/api/preview", Map.of("sample", 0)).status()).isEqualTo(400);
        assertThat(studio.post("/api/preview", Map.of("sample", 1_000_000)).status())
                .isEqualTo(400);
    }

    @Test
    void framesRunNothingAndLoadPicturesWhenAsked() throws Exception {
        JsonNode shown =
                studio.post("/api/preview", Map.of("items", List.of("1815"))).json();
        String frame = "/api/frames/" + shown.path("frame").asText();

        Answer plain = studio.get(frame + "?tab=email&recipient=0&images=0");
        Answer pictures = studio.get(frame + "?tab=email&recipient=0&images=1");

        assertThat(plain.body()).contains("Fleabag").doesNotContain("<script", "<img");
        assertThat(plain.response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'; img-src 'none';", "script-src 'none'", "sandbox");
        assertThat(pictures.body())
                .contains("<img src=\"https://img.example.com/")
                .doesNotContain("<script");
        assertThat(pictures.response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("img-src https:;", "script-src 'none'", "sandbox");
        assertThat(studio.get(frame + "?tab=sms").body()).contains("segment");
        assertThat(studio.get(frame + "?tab=push").body()).contains("Push");
        assertThat(studio.get(frame + "?tab=other").status()).isEqualTo(400);
        assertThat(studio.get(frame + "?recipient=7").status()).isEqualTo(404);
        assertThat(studio.get("/api/frames/other").status()).isEqualTo(404);
    }

    @Test
    void reportsComeInTheShapesOfTheCommand() throws Exception {
        JsonNode why = studio.post("/api/explain", Map.of("item", "1815")).json();
        assertThat(why.at("/attributes/0/name").asText()).isEqualTo("Title");
        assertThat(studio.post("/api/explain", Map.of("items", List.of("1815")))
                        .json()
                        .at("/items/0/item")
                        .asText())
                .isEqualTo("1815");
        assertThat(studio.post("/api/check", Map.of()).json().path("items").asInt())
                .isEqualTo(36);
        JsonNode coverage = studio.post("/api/coverage", Map.of("by", "genre")).json();
        assertThat(coverage.at("/attributes/0/groups")).isNotEmpty();
        assertThat(studio.post("/api/coverage", Map.of("by", "nothing")).status())
                .isEqualTo(400);
        assertThat(studio.post("/api/coverage", Map.of("recipients", "event.json"))
                        .json()
                        .path("recipients")
                        .asInt())
                .isPositive();
        JsonNode tests = studio.post("/api/test", Map.of()).json();
        assertThat(tests.path("failed").asInt()).isZero();
        String name = tests.at("/tests/0/name").asText();
        assertThat(studio.post("/api/test", Map.of("name", name)).json().path("tests"))
                .hasSize(1);
    }
}

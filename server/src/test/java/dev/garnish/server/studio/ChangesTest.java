package dev.garnish.server.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.garnish.server.studio.OpenStudio.Answer;
import dev.garnish.server.studio.OpenStudio.Events;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences from what is on disk, live, shipped or known to git; shipping, and going back. */
class ChangesTest {
    private static final String PAGE = "page-0001";
    private static final String FIRST =
            "attribute Title\n  use   item.title\n  else  \"x\"\n\ntest \"a\"\n  items   1815\n  expect  Title = [\"Fleabag\"]\n";

    @TempDir
    private Path folder = Path.of("");

    private Path rules = Path.of("");
    private OpenStudio studio;

    @BeforeEach
    void start() throws Exception {
        rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("a.rules"), FIRST);
        studio = OpenStudio.of(rules, null, folder.resolve("state"), folder.resolve("live"));
        studio.enter();
        studio.await(json -> !json.path("catalog").isNull());
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private Answer post(String path, Object body) throws Exception {
        return studio.post(path, body);
    }

    @Test
    void whatIsTypedIsComparedWithTheDisk() throws Exception {
        try (Events events = studio.events(PAGE)) {
            events.next("hello");
            studio.type(PAGE, rules.resolve("a.rules"), FIRST.replace("use   item.title", "use   \"A \" + item.title"));

            JsonNode changes = post("/api/diff", Map.of("against", "disk")).json();
            JsonNode rows = post("/api/textdiff", Map.of("name", "a.rules", "against", "disk"))
                    .json()
                    .path("rows");

            assertThat(changes.at("/attributes/0/items").asInt()).isEqualTo(36);
            assertThat(changes.at("/attributes/0/cases/0/samples/0/after").asText())
                    .startsWith("A ");
            assertThat(rows).hasSize(7);
            assertThat(rows.findValuesAsText("kind").subList(0, 3)).containsExactly("same", "changed", "same");
            assertThat(rows.at("/1/old/text").asText()).isEqualTo("  use   item.title");
            assertThat(rows.at("/1/new/n").asInt()).isEqualTo(2);
            assertThat(post("/api/ship", Map.of("note", "n")).status()).isEqualTo(409);
        }
    }

    @Test
    void rulesAreShippedAndComeBack() throws Exception {
        assertThat(studio.get("/api/releases").json().path("releases")).isEmpty();
        Answer first = post("/api/ship", Map.of("note", "first"));
        assertThat(first.status()).isEqualTo(200);
        assertThat(folder.resolve("live").resolve("a.rules")).hasContent(FIRST);
        Files.writeString(rules.resolve("a.rules"), FIRST.replace("else  \"x\"", "else  \"y\""));
        try (Events events = studio.events(PAGE)) {
            assertThat(post("/api/ship", Map.of("note", "second")).status()).isEqualTo(200);
            assertThat(events.next("released").path("why").asText()).isEqualTo("second");
        }
        assertThat(studio.get("/api/releases").json().path("releases").findValuesAsText("why"))
                .containsExactly("second", "first");
        assertThat(post("/api/textdiff", Map.of("name", "a.rules", "against", "release:1"))
                        .json()
                        .at("/rows/2/kind")
                        .asText())
                .isEqualTo("changed");
        assertThat(post("/api/diff", Map.of("against", "release:1")).status()).isEqualTo(200);
        assertThat(post("/api/diff", Map.of("against", "live")).json().at("/attributes"))
                .isEmpty();

        assertThat(post("/api/undo", Map.of("note", "typing error"))
                        .json()
                        .path("restores")
                        .asInt())
                .isEqualTo(1);

        assertThat(folder.resolve("live").resolve("a.rules")).hasContent(FIRST);
        assertThat(post("/api/textdiff", Map.of("name", "a.rules", "against", "live"))
                        .json()
                        .at("/rows/2/old/text")
                        .asText())
                .isEqualTo("  else  \"x\"");
    }

    @Test
    void whatFailsIsNotShipped() throws Exception {
        Files.writeString(rules.resolve("a.rules"), FIRST.replace("[\"Fleabag\"]", "[\"Other\"]"));
        Answer tests = post("/api/ship", Map.of("note", "n"));
        assertThat(tests.status()).isEqualTo(422);
        assertThat(tests.json().at("/findings/0").asText()).isEqualTo("a.rules:5: the test \"a\" fails");
        Files.writeString(rules.resolve("a.rules"), FIRST.replace("item.title", "item.titel"));
        Answer errors = post("/api/ship", Map.of("note", "n"));
        assertThat(errors.status()).isEqualTo(422);
        assertThat(errors.json().at("/findings/0").asText()).startsWith("a.rules:2: ");
        assertThat(post("/api/ship", Map.of("note", " ")).status()).isEqualTo(400);
        assertThat(post("/api/undo", Map.of()).status()).isEqualTo(422);
        assertThat(folder.resolve("live")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "other",
                "git:",
                "git:--output=/tmp/planted",
                "git:-o",
                "git:HEAD; touch planted",
                "git:HEAD:../../etc",
                "release:0",
                "release:-1",
                "release:../1",
                "release:99999999999999999999",
                "/etc",
                "../rules",
            })
    void otherRevisionsAreNone(String against) throws Exception {
        assertThat(post("/api/diff", Map.of("against", against)).status()).isEqualTo(400);
        assertThat(post("/api/textdiff", Map.of("name", "a.rules", "against", against))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void revisionsThatAreNotThereSaySo() throws Exception {
        for (String against : List.of("release:7", "git:no-such-revision")) {
            Answer refused = post("/api/diff", Map.of("against", against));
            assertThat(refused.status()).describedAs(against).isEqualTo(422);
            assertThat(refused.body()).doesNotContain("Exception");
        }
    }

    @Test
    void gitKnowsWhatWasBefore() throws Exception {
        Process git = new ProcessBuilder(
                        "sh",
                        "-c",
                        "git init -q . && git add -A && git -c user.name=a -c user.email=a@example.com commit -q -m first")
                .directory(rules.toFile())
                .start();
        org.junit.jupiter.api.Assumptions.assumeTrue(git.waitFor() == 0, "no git here");
        Files.writeString(rules.resolve("a.rules"), FIRST.replace("else  \"x\"", "else  \"y\""));

        assertThat(studio.get("/api/state").json().path("git").asBoolean()).isTrue();
        assertThat(post("/api/textdiff", Map.of("name", "a.rules", "against", "git:HEAD"))
                        .json()
                        .at("/rows/2/old/text")
                        .asText())
                .isEqualTo("  else  \"x\"");
        assertThat(post("/api/diff", Map.of("against", "git:HEAD")).status()).isEqualTo(200);
    }
}

package dev.garnish.server.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.garnish.server.studio.OpenStudio.Events;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams of events, the language server behind them, and who has the pen. */
class PagesTest {
    private static final String ONE = "page-0001";
    private static final String OTHER = "page-0002";
    private static final String BROKEN = "attribute Title\n  use   item.titel\n  else  \"x\"\n";

    @TempDir
    private Path folder = Path.of("");

    private Path rules = Path.of("");
    private OpenStudio studio;

    @BeforeEach
    void start() throws Exception {
        Path around = Files.createDirectory(folder.resolve("rules"));
        rules = around.resolve("a.rules");
        Files.writeString(rules, BROKEN.replace("titel", "title"));
        studio = OpenStudio.sample(around, folder.resolve("state"));
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void problemsComeAsTheyAreTyped() throws Exception {
        try (Events events = studio.events(ONE)) {
            assertThat(events.next("hello").path("pen").asBoolean()).isTrue();

            studio.type(ONE, rules, BROKEN);

            assertThat(events.next("lsp", message -> message.path("id").asInt() == 1)
                            .at("/result/serverInfo/name")
                            .asText())
                    .isEqualTo("garnish");
            JsonNode published = events.next(
                    "lsp",
                    message -> message.path("method").asText().equals("textDocument/publishDiagnostics")
                            && !message.at("/params/diagnostics").isEmpty());
            assertThat(published.at("/params/uri").asText())
                    .isEqualTo(rules.toUri().toString());
            assertThat(published.at("/params/diagnostics/0/range/start/line").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsTypedIsPreviewedAndWhatIsBrokenShowsTheLastGood() throws Exception {
        assertThat(title()).isEqualTo("draft Fleabag");
        try (Events events = studio.events(ONE)) {
            events.next("hello");
            studio.type(ONE, rules, BROKEN.replace("item.titel", "\"So \" + item.title"));
            assertThat(title()).isEqualTo("draft So Fleabag");
            Map<String, Object> range =
                    Map.of("start", Map.of("line", 1, "character", 8), "end", Map.of("line", 1, "character", 12));
            Map<String, Object> change = Map.of("range", range, "text", "Oh ");
            studio.lsp(
                    ONE,
                    "textDocument/didChange",
                    null,
                    Map.of(
                            "textDocument", Map.of("uri", rules.toUri().toString(), "version", 2),
                            "contentChanges", List.of(change)));

            assertThat(studio.get("/api/files?name=a.rules")
                            .json()
                            .at("/draft/text")
                            .asText())
                    .startsWith("attribute Title\n  use   Oh \" + ");
            assertThat(title()).startsWith("last good So Fleabag 1");
        }
    }

    @Test
    void afterARestartABrokenTextShowsWhatIsOnDisk() throws Exception {
        try (Events events = studio.events(ONE)) {
            events.next("hello");
            studio.type(ONE, rules, BROKEN);
        }
        studio.close();
        studio = OpenStudio.sample(Objects.requireNonNull(rules.getParent()), folder.resolve("state"));

        assertThat(title()).startsWith("last good Fleabag 1");
    }

    /** Which rules gave it, the title, and how many errors there are. */
    private String title() throws Exception {
        JsonNode shown =
                studio.post("/api/preview", Map.of("items", List.of("1815"))).json();
        int problems = shown.path("problems").asInt();
        return shown.path("rules").asText() + " "
                + shown.at("/recipients/0/items/0/values/0/value").asText() + (problems == 0 ? "" : " " + problems);
    }

    @Test
    void onePageHasThePenUntilAnotherTakesIt() throws Exception {
        try (Events one = studio.events(ONE);
                Events other = studio.events(OTHER)) {
            assertThat(one.next("hello").path("pen").asBoolean()).isTrue();
            assertThat(other.next("hello").path("pen").asBoolean()).isFalse();
            studio.type(OTHER, rules, "# not yet\n");
            assertThat(studio.get("/api/files?name=a.rules")
                            .json()
                            .path("draft")
                            .isNull())
                    .isTrue();

            assertThat(studio.post("/api/take?page=" + OTHER, Map.of()).status())
                    .isEqualTo(204);

            one.next("taken");
            studio.type(OTHER, rules, "# mine\n");
            assertThat(studio.get("/api/files?name=a.rules")
                            .json()
                            .at("/draft/text")
                            .asText())
                    .isEqualTo("# mine\n");
        }
    }

    @Test
    void aStreamThatComesBackKeepsItsSession() throws Exception {
        String run;
        try (Events events = studio.events(ONE)) {
            run = events.next("hello").path("server").asText();
            studio.type(ONE, rules, BROKEN);
            events.next("lsp", message -> message.path("id").asInt() == 1);
        }
        try (Events events = studio.events(ONE)) {
            JsonNode hello = events.next("hello");
            assertThat(hello.path("server").asText()).isEqualTo(run);
            assertThat(hello.path("pen").asBoolean()).isTrue();
            studio.lsp(
                    ONE,
                    "textDocument/documentSymbol",
                    7,
                    Map.of("textDocument", Map.of("uri", rules.toUri().toString())));

            assertThat(events.next("lsp", message -> message.path("id").asInt() == 7)
                            .at("/result/0/name")
                            .asText())
                    .isEqualTo("Title");
        }
    }

    @Test
    void messagesThatAreNoneAreRefused() throws Exception {
        try (Events events = studio.events(ONE)) {
            events.next("hello");
            for (String body : List.of("", "{", "[]", "null", "1", "{\"method\":", "\"text\"")) {
                assertThat(studio.send(studio.posted("/api/lsp?page=" + ONE, body))
                                .status())
                        .describedAs(body)
                        .isEqualTo(400);
            }
        }
        assertThat(studio.lsp("page-unknown", "initialized", null, Map.of())).isEqualTo(409);
        assertThat(studio.get("/api/events?page=../x").status()).isEqualTo(400);
    }

    @Test
    void closingTellsPagesAndEndsTheirStreams() throws Exception {
        try (Events events = studio.events(ONE)) {
            events.next("hello");
            long before = System.nanoTime();

            studio.close();

            events.next("stopping");
            events.next("end");
            assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
        }
    }
}

package dev.garnish.server.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.server.studio.OpenStudio.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and who is not: over real connections. */
class DoorTest {
    @TempDir
    private static Path folder = Path.of("");

    private static OpenStudio studio;

    @BeforeAll
    static void start() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.copy(Path.of("../rules/movies.rules"), rules.resolve("movies.rules"));
        studio = OpenStudio.sample(rules, folder.resolve("state"));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    private static String ask(String line, String... headers) throws Exception {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return studio.raw(line + " HTTP/1.1\r\n" + more + "Connection: close\r\n\r\n");
    }

    private static String host() {
        return "Host: 127.0.0.1:" + studio.address().getPort();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/state",
                "GET /api/events?page=abcdefgh",
                "GET /api/files?name=movies.rules",
                "GET /api/frames/1",
                "GET /assets/js/main.js",
                "GET /modules/crelt/index.js",
                "GET /nothing",
                "POST /api/files/save",
                "POST /api/ship",
                "POST /api/lsp?page=abcdefgh",
                "OPTIONS /api/state",
                "TRACE /api/state",
            })
    void nothingAnswersWithoutTheCookie(String line) throws Exception {
        assertThat(ask(line, host())).startsWith("HTTP/1.1 401 ").contains("application/problem+json");
        assertThat(ask(line, host(), "Cookie: garnish-" + studio.address().getPort() + "=wrong"))
                .startsWith("HTTP/1.1 401 ");
        assertThat(ask(line, host(), "Cookie: " + studio.cookie().replace("garnish-", "other-")))
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void thePageItselfSaysHowToGetIn() throws Exception {
        String reply = ask("GET /", host());

        assertThat(reply).startsWith("HTTP/1.1 401 ").contains("text/html", "This page is closed");
        assertThat(reply).doesNotContain(studio.address().getQuery());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", "%00", "..", "a%0d%0aSet-Cookie:%20a=b"})
    void anotherTokenIsNone(String token) throws Exception {
        String reply = ask("GET /?token=" + token, host());

        assertThat(reply).startsWith("HTTP/1.1 401 ").doesNotContain("Set-Cookie");
    }

    /** Whoever finds the address later, in a history or on a screen, cannot use it. */
    @Test
    void theTokenIsUsedUp() throws Exception {
        String path = "/?" + studio.address().getQuery();

        assertThat(ask("GET " + path, host())).startsWith("HTTP/1.1 401 ").doesNotContain("Set-Cookie");
        assertThat(ask("GET " + path, host(), "Cookie: " + studio.cookie()))
                .startsWith("HTTP/1.1 303 ")
                .contains("Location: /")
                .doesNotContain("Set-Cookie");
    }

    @Test
    void theCookieIsForThisServerAlone() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("other"));
        try (OpenStudio other = OpenStudio.of(rules, null, folder.resolve("state"), null)) {
            Answer first = other.send(HttpRequest.newBuilder(other.address()));

            assertThat(first.status()).isEqualTo(303);
            assertThat(first.response().headers().firstValue("Set-Cookie").orElse(""))
                    .startsWith("garnish-" + other.address().getPort() + "=")
                    .endsWith("; Path=/; HttpOnly; SameSite=Strict");
            assertThat(studio.cookie())
                    .doesNotStartWith("garnish-" + other.address().getPort());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "192.168.0.1", "localhost.evil"})
    void anotherNameOfThisMachineIsMisdirected(String name) throws Exception {
        assertThat(ask("GET /api/state", "Host: " + name, "Cookie: " + studio.cookie()))
                .startsWith("HTTP/1.1 421 ");
        assertThat(ask("GET /?" + studio.address().getQuery(), "Host: " + name)).startsWith("HTTP/1.1 421 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1", "file://", "garbage"})
    void pagesOfOthersMayNotAsk(String origin) throws Exception {
        for (String line : List.of("GET /api/state", "POST /api/files/discard")) {
            assertThat(ask(line, host(), "Origin: " + origin, "Cookie: " + studio.cookie(), "X-Garnish: studio"))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    /** A form of another page can send neither this header nor this type. */
    @Test
    void whatIsPostedNeedsTheHeaderAndItsType() throws Exception {
        HttpRequest.Builder plain = HttpRequest.newBuilder(URI.create(studio.at("/api/files/discard")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"movies.rules\"}"));
        assertThat(studio.send(plain).status()).isEqualTo(403);
        assertThat(studio.send(plain.setHeader("X-Garnish", "other")).status()).isEqualTo(403);
        assertThat(studio.send(plain.setHeader("X-Garnish", "studio")).status()).isEqualTo(204);
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "")) {
            HttpRequest.Builder other = HttpRequest.newBuilder(URI.create(studio.at("/api/files/discard")))
                    .header("X-Garnish", "studio")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"movies.rules\"}"));
            assertThat(studio.send(type.isEmpty() ? other : other.header("Content-Type", type))
                            .status())
                    .describedAs(type)
                    .isEqualTo(415);
        }
    }

    @Test
    void aBodyHasALimit() throws Exception {
        String large = "{\"name\":\"" + "a".repeat(5 << 20) + "\"}";

        assertThat(studio.send(studio.posted("/api/files/save", large)).status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "\"a\"", "{\"name\":1}", "{\"name\":[]}", "{\"name\":null}"})
    void aBodyOfAnotherShapeIsRefused(String body) throws Exception {
        assertThat(studio.send(studio.posted("/api/files/save", body)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../index.html",
                "/assets/%2e%2e/index.html",
                "/assets/js/..%2findex.html",
                "/assets/js/%2e%2e%2findex.html",
                "/assets/js/main.js%00",
                "/assets/js/.js",
                "/assets/other/main.js",
                "/assets/js/Main.class",
                "/assets/js/..\\index.html",
                "/assets/js/..%5cindex.html",
                "/assets//etc/passwd",
                "/modules/crelt/package.json",
                "/modules/evil/index.js",
                "/modules/codemirror__view/dist/index.cjs",
                "/modules/META-INF/MANIFEST.MF",
                "/closed.html",
                "/index.html",
            })
    void nothingButThePageIsServed(String path) throws Exception {
        String reply = ask("GET " + path, host(), "Cookie: " + studio.cookie());

        assertThat(reply).matches("(?s)HTTP/1.1 40[04] .*").doesNotContain("<html", "Manifest-Version", "cafebabe");
    }

    @Test
    void theModulesOfTheEditorAreServed() throws Exception {
        for (String place : List.of(
                "codemirror__view/dist/index.js",
                "codemirror__state/dist/index.js",
                "lezer__common/dist/index.js",
                "marijn__find-cluster-break/src/index.js",
                "style-mod/src/style-mod.js",
                "w3c-keyname/index.js",
                "crelt/index.js")) {
            Answer module = studio.get("/modules/" + place);

            assertThat(module.status()).describedAs(place).isEqualTo(200);
            assertThat(module.body()).contains("export");
            assertThat(module.response().headers().firstValue("Content-Type"))
                    .contains("text/javascript; charset=utf-8");
            String tag = module.response().headers().firstValue("ETag").orElse("");
            HttpRequest.Builder again = HttpRequest.newBuilder(URI.create(studio.at("/modules/" + place)))
                    .header("If-None-Match", tag);
            assertThat(studio.send(again).status()).isEqualTo(304);
        }
    }

    @Test
    void everyAnswerSaysThatItsTypeIsNotToBeGuessed() throws Exception {
        Answer state = studio.get("/api/state");

        assertThat(state.response().headers().map())
                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                .containsEntry("Cache-Control", List.of("no-store"));
        assertThat(studio.post("/api/nothing", Map.of()).status()).isEqualTo(404);
        assertThat(studio.get("/api/ship").status()).isEqualTo(405);
    }
}

package dev.garnish.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.garnish.Garnish;
import dev.garnish.catalog.db.SampleCatalog;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask. */
class GateTest {
    private static final String ASKED = "/v1/recommend?items=1815";

    @TempDir
    private Path folder = Path.of("");

    private static String head(String line, String... headers) {
        return line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:9"})
    void withoutKeysThisMachinesOwnNamesAreAnswered(String host) throws IOException {
        try (Running running = Running.sample()) {
            assertThat(running.raw(head("GET " + ASKED, "Host: " + host))).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example:8080", "127.0.0.1.evil.example", "10.0.0.1", "[::2]"})
    void withoutKeysOtherNamesAreNot(String host) throws IOException {
        try (Running running = Running.sample()) {
            String reply = running.raw(head("GET " + ASKED, "Host: " + host));

            assertThat(reply).startsWith("HTTP/1.1 421 ").contains("application/problem+json");
            assertThat(reply).doesNotContain("evil", "1815");
            assertThat(running.raw(head("GET http://" + host + ASKED, "Host: localhost")))
                    .startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void pagesOfOtherOriginsGetNothing() throws IOException {
        try (Running running = Running.sample()) {
            String own = running.server().uri().toString();

            assertThat(running.get(ASKED, "Origin", own).statusCode()).isEqualTo(200);
            for (String other : new String[] {"https://evil.example", "null", own + "1", "http://localhost:1", "::"}) {
                assertThat(running.get(ASKED, "Origin", other).statusCode())
                        .as(other)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void aKeyIsTakenWhereverASenderCanPutIt() throws Exception {
        Path file = folder.resolve("keys");
        String key = ApiKeys.create(file, "braze");
        ApiKeys.create(file, "other");
        String basic = Base64.getEncoder().encodeToString(("any:" + key).getBytes(StandardCharsets.UTF_8));
        ApiKeys keys = ApiKeys.load(file, 0);
        try (Running running = Running.sample(settings -> settings.keys(keys))) {
            assertThat(running.get(ASKED, "Authorization", "Bearer " + key).statusCode())
                    .isEqualTo(200);
            assertThat(running.get(ASKED, "Authorization", "basic " + basic).statusCode())
                    .isEqualTo(200);
            assertThat(running.get(ASKED, "X-Api-Key", key).statusCode()).isEqualTo(200);
            assertThat(running.get(ASKED + "&key=" + key).statusCode()).isEqualTo(200);
            assertThat(running.post("/v1/recommend?key=" + key, "application/json", "{}")
                            .statusCode())
                    .isEqualTo(200);
            // By any name: a load balancer's, for instance.
            assertThat(running.raw(head("GET " + ASKED, "Host: shop.example", "X-Api-Key: " + key)))
                    .startsWith("HTTP/1.1 200 ");
            for (JsonNode line : running.log("request", 6)) {
                assertThat(line.path("key").asText()).isEqualTo("braze");
            }
            assertThat(running.logged()).doesNotContain(key, basic);
        }
    }

    @Test
    void withoutAKeyOrWithAnotherNothingIsAnswered() throws Exception {
        Path file = folder.resolve("keys");
        String key = ApiKeys.create(file, "braze");
        ApiKeys keys = ApiKeys.load(file, 0);
        try (Running running = Running.sample(settings -> settings.keys(keys))) {
            for (String[] headers : List.of(
                    new String[] {"X-Other", "x"},
                    new String[] {"X-Api-Key", key + "x"},
                    new String[] {"X-Api-Key", ""},
                    new String[] {"Authorization", "Bearer"},
                    new String[] {"Authorization", "Basic ???"},
                    new String[] {"Authorization", "Digest " + key})) {
                HttpResponse<String> reply = running.get(ASKED, headers);
                assertThat(reply.statusCode()).as(headers[1]).isEqualTo(401);
                assertThat(reply.headers().allValues("WWW-Authenticate"))
                        .containsExactly("Bearer", "Basic realm=\"garnish\"");
            }
            for (String path : new String[] {"/openapi.json", "/", "/v1/lines", "/v1/feeds/a.json"}) {
                assertThat(running.get(path).statusCode()).as(path).isEqualTo(401);
            }
        }
    }

    @Test
    void aKeyThatAsksTooOftenIsSlowedDownAndOthersAreNot() throws Exception {
        Path file = folder.resolve("keys");
        String slow = ApiKeys.create(file, "slow");
        Files.writeString(file, Files.readString(file).strip() + " 2\n");
        String quick = ApiKeys.create(file, "quick");
        ApiKeys keys = ApiKeys.load(file, 0);
        try (Running running = Running.sample(settings -> settings.keys(keys))) {
            HttpResponse<String> last = running.get(ASKED, "X-Api-Key", slow);
            for (int i = 0; i < 20 && last.statusCode() == 200; i++) {
                last = running.get(ASKED, "X-Api-Key", slow);
            }

            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).contains("1");
            assertThat(running.get(ASKED, "X-Api-Key", quick).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aFileOfKeysThatChangesTakesOverAndAMistakeInItDoesNot() throws Exception {
        Path file = folder.resolve("keys");
        String first = ApiKeys.create(file, "first");
        Files.writeString(file, Files.readString(file).strip() + " 2\n");
        ApiKeys keys = ApiKeys.load(file, 0);
        try (Running running = Running.sample(settings -> settings.keys(keys))) {
            assertThat(keys.find(first).orElseThrow().limit().take()).isTrue();
            RateLimit limit = keys.find(first).orElseThrow().limit();
            String second = ApiKeys.create(file, "second");
            keys.look();
            assertThat(running.get(ASKED, "X-Api-Key", second).statusCode()).isEqualTo(200);
            // What was used of a second stays used.
            assertThat(keys.find(first).orElseThrow().limit()).isSameAs(limit);

            String good = Files.readString(file);
            Files.writeString(file, good + "third not-a-hash\n");
            keys.look();
            keys.look();
            assertThat(running.get(ASKED, "X-Api-Key", second).statusCode()).isEqualTo(200);
            Files.delete(file);
            keys.look();
            assertThat(running.get(ASKED, "X-Api-Key", second).statusCode()).isEqualTo(200);

            Files.writeString(
                    file,
                    good.lines()
                            .filter(line -> line.startsWith("second"))
                            .findFirst()
                            .orElseThrow());
            keys.look();
            assertThat(keys.find(first)).isEmpty();
            assertThat(running.get(ASKED, "X-Api-Key", second).statusCode()).isEqualTo(200);
            List<JsonNode> told = running.log("reload", 4);
            assertThat(told)
                    .extracting(line -> line.path("outcome").asText())
                    .containsExactly("took over", "refused", "refused", "took over");
            assertThat(told.get(1).path("reason").asText())
                    .startsWith("line 3 is no key")
                    .doesNotContain("not-a-hash");
            assertThat(told.get(2).path("reason").asText()).isEqualTo("cannot be read");
            assertThat(running.admin("/metrics").body())
                    .contains(
                            "garnish_reloads_total{outcome=\"took_over\",subject=\"keys\"} 2.0",
                            "garnish_reloads_total{outcome=\"refused\",subject=\"keys\"} 2.0",
                            "garnish_last_refusal_timestamp_seconds{subject=\"keys\"}");
        }
    }

    @Test
    void aChangedFileOfKeysIsNoticedByItself() throws Exception {
        Path file = folder.resolve("keys");
        ApiKeys.create(file, "first");
        ApiKeys keys = ApiKeys.load(file, 0);
        String second = ApiKeys.create(file, "second");
        for (int i = 0; i < 200 && keys.find(second).isEmpty(); i++) {
            Thread.sleep(20);
        }
        assertThat(keys.find(second)).isPresent();
    }

    @Test
    void aLimitFillsEvenly() {
        long[] now = {0};
        RateLimit limit = new RateLimit(2, () -> now[0]);

        assertThat(List.of(limit.take(), limit.take(), limit.take())).containsExactly(true, true, false);
        now[0] += 499_000_000;
        assertThat(limit.take()).isFalse();
        now[0] += 1_000_000;
        assertThat(List.of(limit.take(), limit.take())).containsExactly(true, false);
        now[0] += 60_000_000_000L;
        assertThat(List.of(limit.take(), limit.take(), limit.take())).containsExactly(true, true, false);
        assertThat(new RateLimit(0, () -> 0).take()).isTrue();
    }

    @Test
    void withoutKeysAServerListensOnThisMachinesOwnAddressOnly() {
        try (Garnish garnish = Garnish.builder()
                .rules(Running.RULES)
                .catalog(SampleCatalog.open())
                .open()) {
            assertThatThrownBy(() -> GarnishServer.builder(garnish)
                            .host("0.0.0.0")
                            .port(0)
                            .adminPort(0)
                            .start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("without keys a server listens on this machine's own 127.0.0.1 only: give keys to"
                            + " listen elsewhere");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFileHoldsNamesAndHashesAndIsItsOwnersAlone() throws IOException {
        Path file = folder.resolve("keys");

        String key = ApiKeys.create(file, "braze");

        assertThat(key).matches("[A-Za-z0-9_-]{43}");
        assertThat(file).content().matches("braze [0-9a-f]{64}\n").doesNotContain(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> ApiKeys.create(file, "braze")).hasMessageEndingWith("has a key of the name braze");
        assertThatThrownBy(() -> ApiKeys.create(file, "a b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoKeyIsNamedByItsLineAlone() throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(file, "# names and hashes\n\nbraze secret\n");
        assertThatThrownBy(() -> ApiKeys.load(file, 0))
                .hasMessage(file + ": line 3 is no key: expected a name, 64 hex digits and perhaps requests a second");
        String hash = "0".repeat(64);
        Files.writeString(file, "a " + hash + "\na " + hash + "\n");
        assertThatThrownBy(() -> ApiKeys.load(file, 0))
                .hasMessage(file + ": line 2 has a name that stands above already");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> ApiKeys.load(file, 0))
                .hasMessage(file + ": line 1 is no key: expected a name, 64 hex digits and perhaps requests a second");
        Files.writeString(file, "# none\n");
        assertThatThrownBy(() -> ApiKeys.load(file, 0))
                .hasMessage(file + ": holds no key: garnish serve --new-key NAME adds one");
    }
}

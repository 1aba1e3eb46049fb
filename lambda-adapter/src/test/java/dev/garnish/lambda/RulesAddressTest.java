package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.garnish.Garnish;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local address of AWS AppConfig's extension, in all its moods. */
class RulesAddressTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Mood mood = exchange -> send(exchange, Looking.rules("one"));

    @TempDir
    Path folder = Path.of("");

    /** How the extension answers. */
    private interface Mood {
        void answer(HttpExchange exchange) throws IOException;
    }

    RulesAddressTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.createContext("/applications/garnish", exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                mood.answer(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void rulesAreTextWhateverTypeTheAnswerHas() throws Exception {
        Looking looking = Looking.at(address());
        assertThat(looking.title()).isEqualTo("one Fleabag");

        int version = 2;
        for (String type : new String[] {"application/x-yaml", "text/plain", "application/octet-stream", ""}) {
            String word = "v" + version++;
            mood = exchange -> {
                if (!type.isEmpty()) {
                    exchange.getResponseHeaders().set("Content-Type", type);
                }
                send(exchange, Looking.rules(word));
            };
            looking.lookUntilTitle(word + " Fleabag");
        }
        mood = exchange -> {
            exchange.sendResponseHeaders(200, 0); // in chunks, of a length that is not told before
            exchange.getResponseBody().write(bytes(Looking.rules("chunks")));
        };
        looking.lookUntilTitle("chunks Fleabag");
    }

    @Test
    void whatIsNoWholeAnswerIsReportedOnceAndTheLastGoodRulesStay() throws Exception {
        Looking looking = Looking.at(address());
        assertReported(
                looking, "the address answers with status 404", exchange -> exchange.sendResponseHeaders(404, -1));
        assertReported(looking, "the address answers with status 302", exchange -> {
            exchange.getResponseHeaders().set("Location", address());
            exchange.sendResponseHeaders(302, -1);
        });
        assertReported(
                looking,
                "the address answers with more than 1048576 bytes",
                exchange -> send(exchange, Looking.rules("huge") + "#".repeat(1 << 20)));
        assertReported(looking, "the address answers with a part only", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(bytes(Looking.rules("half")));
            exchange.getResponseBody().flush();
        });
        assertReported(looking, "the address answers with something that is no UTF-8 text", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {(byte) 0xc3, '('});
        });

        assertThat(looking.title()).isEqualTo("one Fleabag");
        mood = exchange -> send(exchange, Looking.rules("two"));
        looking.lookUntilTitle("two Fleabag");
        looking.lookUntilReported("\"event\":\"rules replaced\"");
        assertThat(looking.told().lines()).hasSize(6);
    }

    private void assertReported(Looking looking, String trouble, Mood bad) throws InterruptedException {
        mood = bad;
        looking.lookUntilReported(trouble);
        looking.lookOften();
        assertThat(looking.told().split(trouble, -1)).hasSize(2);
    }

    @Test
    void anAnswerThatDoesNotComeKeepsNobodyWaiting() throws Exception {
        Looking looking = Looking.at(address());
        CountDownLatch never = new CountDownLatch(1);
        mood = exchange -> await(never);
        int before = asked.get();

        looking.lookOften();
        assertThat(looking.title()).isEqualTo("one Fleabag");
        assertThat(asked.get() - before).isLessThanOrEqualTo(2);
        looking.lookUntilReported("the rules cannot be read: Read timed out");
        never.countDown();

        server.stop(0);
        looking.lookUntilReported("the rules cannot be read: Connection refused");
        assertThat(looking.title()).isEqualTo("one Fleabag");
    }

    @Test
    void rulesThatAreAnotherAtEachReadingAreNotUsedBeforeTheyStandStill() throws Exception {
        Looking looking = Looking.at(address());
        AtomicInteger count = new AtomicInteger();
        mood = exchange -> send(exchange, Looking.rules("n" + count.incrementAndGet()));
        looking.lookOften();
        assertThat(looking.title()).isEqualTo("one Fleabag");
        assertThat(looking.told()).isEmpty();

        mood = exchange -> send(exchange, Looking.rules("still"));
        looking.lookUntilTitle("still Fleabag");
    }

    @Test
    void thereIsAtMostOneLookInTheTimeThatWasSet() throws Exception {
        try (Garnish garnish = Garnish.builder()
                .rules(() -> {
                    asked.incrementAndGet();
                    return List.of(new Source("a.rules", Looking.rules("one")));
                })
                .catalog(SampleCatalog.open())
                .open()) {
            asked.set(0);
            Lookout seldom = new Lookout("test", Duration.ofHours(1), garnish, true);
            Lookout never = new Lookout("test", Duration.ZERO, garnish, true);
            for (int i = 0; i < 1_000; i++) {
                seldom.lookIfDue();
                never.lookIfDue();
            }
            Thread.sleep(50);
            assertThat(asked).hasValue(0);
        }
    }

    /** The extension may be the last to start, or its configuration may be wrong: messages go out all the same. */
    @Test
    void aFunctionStartsWithTheRulesOfItsPackageWhileTheAddressHasNone() throws Exception {
        Map<String, String> environment = new HashMap<>(Samples.settings());
        environment.put("GARNISH_RULES", address());
        environment.put("LAMBDA_TASK_ROOT", folder.toString());
        mood = exchange -> exchange.sendResponseHeaders(503, -1);
        assertThatThrownBy(() -> Looking.with(environment))
                .isInstanceOf(StartException.class)
                .hasMessage("GARNISH_RULES: the rules cannot be read: the address answers with status 503");
        mood = exchange ->
                send(exchange, Looking.rules("bad") + "\ntest \"t\"\n items 1815\n expect Title = [\"x\"]\n");
        assertThatThrownBy(() -> Looking.with(environment))
                .hasMessage("GARNISH_RULES: 1 of 1 tests fail: `t` (" + address() + ":5:1) (`garnish test` explains)");

        Files.createDirectory(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/a.rules"), Looking.rules("packaged"));
        Looking looking = Looking.with(environment);
        assertThat(looking.title()).isEqualTo("packaged Fleabag");
        assertThat(looking.told()).contains("\"event\":\"rules refused\",\"reason\":\"1 of 1 tests fail: `t` (");
        looking.lookOften();
        assertThat(looking.told().lines()).hasSize(1);

        mood = exchange -> send(exchange, Looking.rules("two"));
        looking.lookUntilTitle("two Fleabag");
    }

    @Test
    void whatIsReportedOfAnAddressHoldsNoUserInfoAndNoQuery() throws Exception {
        Map<String, String> environment = new HashMap<>(Samples.settings());
        environment.put("GARNISH_RULES", address().replace("//", "//user:secret@") + "?token=secret");
        mood = exchange -> send(exchange, "attribute Title\n  use item.titel\n  else \"x\"\n");

        assertThatThrownBy(() -> Looking.with(environment))
                .hasMessage("GARNISH_RULES: " + address()
                        + ":2:12: the catalog has no column `titel` (`garnish check` explains)");
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/applications/garnish";
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        exchange.sendResponseHeaders(200, bytes(text).length);
        exchange.getResponseBody().write(bytes(text));
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

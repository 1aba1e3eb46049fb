package dev.garnish.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.garnish.Garnish;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.catalog.db.CatalogImport;
import dev.garnish.catalog.db.SampleCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees and does. */
class OperationsTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final String RULES = "attribute Title\n  use item.title\n  else \"-\"\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aRequestIsOneLineOfNamesAndNumbers() throws Exception {
        try (Running running = Running.sample()) {
            HttpResponse<String> reply = running.get(
                    "/v1/recommend?items=1815,none&recipient.id=planted-id&recipient.user.FirstName=planted-name",
                    "traceparent",
                    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

            JsonNode line = running.log("request", 1).get(0);
            assertThat(line.path("ms").asDouble()).isPositive();
            assertThat(line.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(line.toString())
                    .contains("\"method\":\"GET\",\"route\":\"/v1/recommend\",\"status\":200,\"bytes\":"
                            + reply.body().length())
                    .contains("\"items\":2,\"rules\":\""
                            + running.garnish().state().rules().substring(0, 12) + "\",\"catalog\":\""
                            + running.garnish().state().catalog().substring(0, 12)
                            + "\",\"trace\":\"0af7651916cd43dd8448eb211c80319c\"}");
            assertThat(running.logged()).doesNotContain("planted").doesNotContain("1815");
            assertThat(reply.headers().firstValue("traceparent"))
                    .contains("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        }
    }

    @Test
    void aTraceThatIsNoneIsNotPassedOn() throws Exception {
        try (Running running = Running.sample()) {
            assertThat(running.get("/v1/recommend?items=1815", "traceparent", "00-planted-b7ad6b7169203331-01")
                            .headers()
                            .map())
                    .doesNotContainKey("traceparent");
            assertThat(running.log("request", 1).get(0).has("trace")).isFalse();
            assertThat(running.logged()).doesNotContain("planted");
        }
    }

    @Test
    void metricsCountWhatWasAnswered() throws Exception {
        try (Running running = Running.sample()) {
            running.get("/v1/recommend?items=1815,none");
            running.get("/planted");
            running.log("request", 2);

            HttpResponse<String> metrics = running.admin("/metrics");

            assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain");
            assertThat(metrics.body().lines())
                    .contains(
                            "garnish_http_requests_total{method=\"GET\",route=\"/v1/recommend\",status=\"200\"} 1.0",
                            "garnish_http_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1.0",
                            "garnish_http_request_seconds_count{route=\"/v1/recommend\"} 1",
                            "garnish_recipients_total 1.0",
                            "garnish_items_total 2.0",
                            "garnish_unknown_items_total 1.0",
                            "garnish_else_values_total{attribute=\"Title\"} 1.0",
                            "garnish_refused 0.0");
            assertThat(metrics.body())
                    .contains("garnish_in_use_since_timestamp_seconds{catalog=\""
                            + running.garnish().state().catalog() + "\",rules=\""
                            + running.garnish().state().rules() + "\"}");
            assertThat(metrics.body()).doesNotContain("planted");
        }
    }

    @Test
    void theAdminPortSaysHowItIs() throws IOException {
        try (Running running = Running.sample()) {
            assertThat(running.admin("/healthz").body()).isEqualTo("{\"status\":\"up\"}");
            JsonNode ready = Running.json(running.admin("/readyz"));
            assertThat(ready.path("status").asText()).isEqualTo("ready");
            assertThat(ready.path("rules").asText())
                    .isEqualTo(running.garnish().state().rules());
            assertThat(ready.path("refused")).isEmpty();
            assertThat(running.admin("/other").statusCode()).isEqualTo(404);
            assertThat(running.get("/healthz").statusCode()).isEqualTo(404);
            assertThat(running.send(HttpRequest.newBuilder(
                                            URI.create(running.server().adminUri() + "/metrics"))
                                    .POST(HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void newerRulesTakeOverAndRefusedOnesAreReported() throws Exception {
        Path rules = Files.writeString(folder.resolve("a.rules"), RULES);
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        Telemetry telemetry = Telemetry.to(new PrintStream(logged, true, StandardCharsets.UTF_8));
        Garnish garnish = Garnish.builder()
                .rules(rules)
                .catalog(SampleCatalog.open())
                .onChange(telemetry)
                .onTrouble(telemetry)
                .open();
        try (Running running = Running.of(garnish, settings -> settings.telemetry(telemetry))) {
            String first = running.get("/v1/recommend?items=1815").body();
            Files.writeString(rules, RULES.replace("item.title", "item.title + \"!\""));
            garnish.refresh();
            String second = running.get("/v1/recommend?items=1815").body();
            Files.writeString(rules, "attribute\n");
            garnish.refresh();

            assertThat(first).contains("\"Title\":[\"Fleabag\"]");
            assertThat(second).contains("\"Title\":[\"Fleabag!\"]");
            assertThat(running.get("/v1/recommend?items=1815").body()).isEqualTo(second);
            JsonNode refused =
                    Running.json(running.admin("/readyz")).path("refused").path(0);
            assertThat(refused.path("subject").asText()).isEqualTo("rules");
            assertThat(refused.path("reason").asText()).contains("a.rules:1:");
            assertThat(running.admin("/metrics").body().lines())
                    .contains(
                            "garnish_reloads_total{outcome=\"took_over\",subject=\"rules\"} 1.0",
                            "garnish_reloads_total{outcome=\"refused\",subject=\"rules\"} 1.0",
                            "garnish_refused 1.0")
                    .anyMatch(line -> line.startsWith("garnish_last_refusal_timestamp_seconds{subject=\"rules\"} 1."));
            assertThat(logged.toString(StandardCharsets.UTF_8))
                    .contains("\"event\":\"reload\",\"subject\":\"rules\",\"outcome\":\"took over\",\"version\":\"")
                    .contains("\"event\":\"reload\",\"subject\":\"rules\",\"outcome\":\"refused\",\"version\":\"");
        }
    }

    @Test
    void newerItemsOfADatabaseTakeOver() throws Exception {
        Path catalog = folder.resolve("shop.mv.db");
        Path items = folder.resolve("items.csv");
        CatalogImport.of(catalog, List.of(Files.writeString(items, "item_id,title\n1,Hat\n")))
                .run();
        Garnish garnish =
                Garnish.builder().rules("a.rules", RULES).catalog(catalog).open();
        try (Running running = Running.of(garnish)) {
            HttpResponse<String> first = running.get("/v1/recommend?items=1,2");
            CatalogImport.of(catalog, List.of(Files.writeString(items, "item_id,title\n1,Hat\n2,Scarf\n")))
                    .run();
            assertThat(garnish.refresh()).isTrue();
            HttpResponse<String> second = running.get("/v1/recommend?items=1,2");

            assertThat(first.body()).contains("\"Title\":[\"Hat\",\"-\"]").doesNotContain(folder.toString());
            assertThat(second.body()).contains("\"Title\":[\"Hat\",\"Scarf\"]");
            assertThat(second.headers().firstValue("ETag"))
                    .isNotEqualTo(first.headers().firstValue("ETag"));
        }
    }

    @Test
    void aClosedGarnishIsNotReadyAndStillCounts() throws IOException {
        try (Running running = Running.sample()) {
            running.garnish().close();

            assertThat(running.admin("/readyz").statusCode()).isEqualTo(503);
            assertThat(running.admin("/healthz").statusCode()).isEqualTo(200);
            assertThat(running.admin("/metrics").body())
                    .contains("garnish_recipients_total 0.0")
                    .doesNotContain("garnish_refused ");
        }
    }

    @Test
    void aCatalogThatDoesNotAnswerInTimeCostsItsItemsOnlyAndNobodyKeepsThat() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        CatalogSource slow = CatalogSource.lookUp(SCHEMA, Duration.ZERO, ids -> waited(never));
        Garnish garnish = Garnish.builder()
                .rules("a.rules", RULES)
                .catalog(slow)
                .deadline(Duration.ofMillis(100))
                .open();
        try (Running running = Running.of(garnish)) {
            HttpResponse<String> reply = running.get("/v1/recommend?items=1");

            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body()).contains("\"Title\":[\"-\"]");
            assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(reply.headers().map()).doesNotContainKey("etag");
        } finally {
            never.countDown();
        }
    }

    private static Map<String, Item> waited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.of("1", Item.of(SCHEMA, "1", "One"));
    }

    @Test
    void moreThanCanBeAnsweredIsRefusedAtOnceAndThenAnsweredAgain() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Garnish garnish = Garnish.builder()
                .rules("a.rules", RULES)
                .catalog(CatalogSource.lookUp(SCHEMA, Duration.ZERO, ids -> waited(open)))
                .open();
        try (Running running = Running.of(garnish, settings -> settings.concurrent(2))) {
            List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, 6)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> running.get("/v1/recommend?items=1,x" + i), command -> new Thread(command).start()))
                    .toList();
            for (int i = 0;
                    i < 500 && asked.stream().filter(CompletableFuture::isDone).count() < 4;
                    i++) {
                Thread.sleep(10);
            }
            List<HttpResponse<String>> refused = asked.stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(refused).hasSize(4).allSatisfy(reply -> {
                assertThat(reply.statusCode()).isEqualTo(503);
                assertThat(reply.headers().firstValue("Retry-After")).contains("1");
            });
            assertThat(running.admin("/readyz").statusCode()).isEqualTo(200);
            open.countDown();

            assertThat(asked.stream().map(CompletableFuture::join).filter(reply -> reply.statusCode() == 200))
                    .hasSize(2);
            assertThat(running.get("/v1/recommend?items=1").body()).contains("\"Title\":[\"One\"]");
        }
    }

    @Test
    void whatIsUnderWayEndsBeforeTheServerDoes() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch looking = new CountDownLatch(1);
        Garnish garnish = Garnish.builder()
                .rules("a.rules", RULES)
                .catalog(CatalogSource.lookUp(SCHEMA, Duration.ZERO, ids -> {
                    looking.countDown();
                    return waited(open);
                }))
                .open();
        try (Running running = Running.of(garnish)) {
            CompletableFuture<HttpResponse<String>> asked = CompletableFuture.supplyAsync(
                    () -> running.get("/v1/recommend?items=1"), command -> new Thread(command).start());
            looking.await();
            Thread stopping = new Thread(running.server()::close);
            stopping.start();
            HttpResponse<String> ready = running.admin("/readyz");
            for (int i = 0; i < 500 && ready.statusCode() == 200; i++) {
                Thread.sleep(10);
                ready = running.admin("/readyz");
            }
            assertThat(ready.body()).isEqualTo("{\"status\":\"stopping\"}");
            open.countDown();

            assertThat(asked.join().body()).contains("\"Title\":[\"One\"]");
            stopping.join(15_000);
            assertThat(stopping.isAlive()).isFalse();
            assertThatThrownBy(() -> running.get("/v1/recommend")).hasMessageContaining("onnect");
        }
    }

    @Test
    void http2InClearTextIsSpokenToo() throws Exception {
        try (Running running = Running.sample()) {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

            HttpResponse<String> reply =
                    client.send(running.to("/v1/recommend?items=1815").build(), HttpResponse.BodyHandlers.ofString());

            assertThat(reply.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(reply.body()).contains("\"Title\":[\"Fleabag\"]");
        }
    }

    @Test
    void aFeedIsAnsweredByItsName() throws IOException {
        try (Running running = Running.sample(settings -> settings.feed("top", List.of("1815", "1009")))) {
            HttpResponse<String> feed = running.get("/v1/feeds/top.json");

            assertThat(feed.body())
                    .isEqualTo(running.get("/v1/recommend?items=1815,1009").body());
            assertThat(running.get(
                                    "/v1/feeds/top.json",
                                    "If-None-Match",
                                    feed.headers().firstValue("ETag").orElseThrow())
                            .statusCode())
                    .isEqualTo(304);
            assertThat(running.get("/v1/feeds/other.json").statusCode()).isEqualTo(404);
            assertThat(running.get("/v1/feeds/top").statusCode()).isEqualTo(404);
            assertThat(running.get("/v1/feeds/top.json?recipient.id=1").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aPortThatIsInUseIsOneLine() throws IOException {
        try (Running running = Running.sample()) {
            assertThatThrownBy(() -> GarnishServer.builder(running.garnish())
                            .port(running.server().uri().getPort())
                            .adminPort(0)
                            .start())
                    .isInstanceOf(BindException.class)
                    .hasMessage("cannot listen at 127.0.0.1:"
                            + running.server().uri().getPort()
                            + ": the port is in use or another user's, or the host is not this machine's");
            assertThatThrownBy(() -> GarnishServer.builder(running.garnish())
                            .port(0)
                            .adminHost("192.0.2.1")
                            .adminPort(8081)
                            .start())
                    .isInstanceOf(BindException.class)
                    .hasMessage("cannot listen at 192.0.2.1:8081: the port is in use or another user's, or the host is"
                            + " not this machine's");
        }
    }
}

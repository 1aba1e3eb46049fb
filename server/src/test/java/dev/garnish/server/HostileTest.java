package dev.garnish.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no sender sends: each is refused with a problem that repeats nothing, and the server goes on. */
class HostileTest {
    private static final String PLANTED = "sofia-planted";

    private static Running running;

    @BeforeAll
    static void start() throws IOException {
        running = Running.sample(HostileTest::impatient);
    }

    private static GarnishServerBuilder impatient(GarnishServerBuilder settings) {
        settings.arrival = Duration.ofSeconds(1);
        return settings;
    }

    @AfterAll
    static void stop() {
        String logged = running.logged();
        running.close();
        assertThat(logged).doesNotContain(PLANTED).doesNotContain("\u001b");
    }

    private static String ask(String line, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return running.raw(line + " HTTP/1.1\r\nHost: localhost\r\n" + more + "Connection: close\r\n\r\n");
    }

    private static void refused(String reply, int status) {
        assertThat(reply).startsWith("HTTP/1.1 " + status + " ");
        assertThat(reply).contains("application/problem+json", "\"status\":" + status);
        assertThat(reply).doesNotContain(PLANTED, "jetty", "Jetty", "<html", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/recommend?items=%zz" + PLANTED,
                "/v1/recommend?items=%4",
                "/v1/recommend?items=%",
                "/v1/recommend?items=%c3%28" + PLANTED,
                "/v1/recommend?items=%ff",
                "/v1/recommend?recipient.user.%ED%A0%80=" + PLANTED,
                "/v1/recommend?" + PLANTED,
                "/v1/recommend?=" + PLANTED,
                "/v1/recommend?items=1&recipient.city",
                "/v1/recommend?recipient.id=a&recipient.id=" + PLANTED,
            })
    void malformedAndUnknownParameters(String path) throws IOException {
        if (!path.endsWith("city")) {
            refused(ask("GET " + path), 400);
        } else {
            assertThat(ask("GET " + path)).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /v1/../v1/recommend, 404",
        "GET /v1/%2e%2e/etc/sofia-planted, 400",
        "GET /v1/recommend%00sofia-planted, 400",
        "GET /v1/recommend%2fsofia-planted, 400",
        "GET //v1/recommend, 400",
        "GET /sofia-planted, 404",
        "GET v1, 400",
        "DELETE /v1/recommend, 405",
        "TRACE /v1/recommend, 405",
        "OPTIONS /v1/recommend, 405",
        "SOFIA-PLANTED /v1/recommend, 405",
        "GET /v1/events/pinpoint, 405",
    })
    void pathsAndMethods(String line, int status) throws IOException {
        String reply = ask(line);

        assertThat(reply)
                .doesNotContain(PLANTED)
                .doesNotContainIgnoringCase("jetty")
                .doesNotContain("<html");
        assertThat(reply).matches("(?s)HTTP/1.1 (200|4\\d\\d) .*");
        if (!line.contains("..")) {
            refused(reply, status);
        }
    }

    @Test
    void parametersOfAPathDoNotCount() throws IOException {
        assertThat(ask("GET /v1/recommend;a=" + PLANTED))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain(PLANTED);
    }

    @Test
    void manyParametersAndLongOnes() throws IOException {
        String many = IntStream.range(0, 500).mapToObj(i -> "a" + i + "=").collect(Collectors.joining("&"));
        refused(ask("GET /v1/recommend?" + many), 400);
        refused(ask("GET /v1/recommend?items=" + PLANTED.repeat(2_000)), 414);
        refused(ask("GET /v1/recommend", "X-Long: " + PLANTED.repeat(2_000)), 431);
        String ids = IntStream.rangeClosed(0, RecommendRequest.MOST_ITEMS)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        refused(ask("GET /v1/recommend?items=" + ids), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/recommend HTTP/1.1\r\n\r\n",
                "GET /v1/recommend HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
                "GET /v1/recommend HTTP/1.1\r\nHost: localhost\r\n bad: folded\r\n\r\n",
                "GET /v1/recommend HTTP/1.1\r\nHost: localhost\r\nBad Header: 1\r\n\r\n",
                "GET /v1/recommend HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "POST /v1/recommend HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /v1/recommend HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x",
                "POST /v1/recommend HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/recommend HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nxyz\r\n"
                        + PLANTED,
                "\u0016\u0003\u0001" + PLANTED + "\r\n\r\n",
            })
    void notHttpOrTwoReadingsOfIt(String bytes) throws IOException {
        String reply = running.raw(bytes);

        assertThat(reply).matches("(?s)HTTP/1.1 (4\\d\\d|505) .*");
        assertThat(reply)
                .doesNotContain(PLANTED)
                .doesNotContainIgnoringCase("jetty")
                .doesNotContain("<html");
    }

    /** To connect anew costs a client more than the answer, most of all where there is too much to do. */
    @ParameterizedTest
    @ValueSource(
            strings = {"GET /nothing", "GET /v1/recommend?what=1", "DELETE /v1/recommend", "GET /v1/feeds/none.json"})
    void aRefusalOfWhatHasNoBodyKeepsTheConnection(String line) throws IOException {
        String replies = running.raw(line + " HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + "GET /v1/recommend?items=1815 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(replies)
                .matches("(?s)HTTP/1.1 4\\d\\d .*HTTP/1.1 200 .*Fleabag.*")
                .containsOnlyOnce("Connection: close");
    }

    @Test
    void aBodyThatComesTooSlowlyIsGivenUp() throws IOException {
        try (Socket socket = new Socket(
                running.server().uri().getHost(), running.server().uri().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /v1/recommend HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 1000\r\n\r\n{")
                            .getBytes(StandardCharsets.UTF_8));
            Thread drip = new Thread(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        Thread.sleep(250);
                        socket.getOutputStream().write(' ');
                    }
                } catch (IOException | InterruptedException e) {
                    // The server has closed it.
                }
            });
            drip.setDaemon(true);
            drip.start();

            refused(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8), 408);
        }
    }

    /** Nothing of the answer has been sent, so it can still say why. */
    @ParameterizedTest
    @CsvSource({"'', {, 400", "'Content-Encoding: gzip', {}, 400"})
    void linesThatDoNotArriveAreTheClientsFault(String header, String body, int status) throws IOException {
        try (Socket socket = new Socket(
                running.server().uri().getHost(), running.server().uri().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /v1/lines HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n" + header
                                    + (header.isEmpty() ? "" : "\r\n") + "\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();

            refused(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8), status);
        }
    }

    @Test
    void streamsThatDoNotEndLeaveTheServerToOthers() throws IOException {
        Socket[] endless = new Socket[Engine.STREAMS];
        String line = "{\"input\":{\"userId\":\"u1\"},\"output\":{\"recommendedItems\":[\"1815\"]}}\n";
        try {
            for (int i = 0; i < endless.length; i++) {
                endless[i] = new Socket(
                        running.server().uri().getHost(), running.server().uri().getPort());
                endless[i].setSoTimeout(20_000);
                endless[i]
                        .getOutputStream()
                        .write(("POST /v1/lines HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n" + line)
                                .getBytes(StandardCharsets.UTF_8));
                assertThat(new String(endless[i].getInputStream().readNBytes(15), StandardCharsets.UTF_8))
                        .isEqualTo("HTTP/1.1 200 OK");
            }

            HttpResponse<String> refused = running.post("/v1/lines", "application/x-ndjson", line);

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(running.get("/v1/recommend?items=1815").statusCode()).isEqualTo(200);
            assertThat(running.admin("/healthz").statusCode()).isEqualTo(200);
        } finally {
            for (Socket one : endless) {
                if (one != null) {
                    one.close();
                }
            }
        }
        HttpResponse<String> reply = running.post("/v1/lines", "application/x-ndjson", line);
        for (int i = 0; i < 1_000 && reply.statusCode() == 503; i++) {
            LockSupport.parkNanos(10_000_000);
            reply = running.post("/v1/lines", "application/x-ndjson", line);
        }
        assertThat(reply.statusCode()).isEqualTo(200);
    }

    @Test
    void anEmptyTypeIsNone() throws IOException {
        assertThat(running.raw("POST /v1/recommend HTTP/1.1\r\nHost: localhost\r\nContent-Type:\r\n"
                        + "Content-Length: 2\r\nConnection: close\r\n\r\n{}"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void manySlowClientsLeaveTheServerToOthers() throws IOException {
        Socket[] slow = new Socket[400];
        try {
            for (int i = 0; i < slow.length; i++) {
                slow[i] = new Socket(
                        running.server().uri().getHost(), running.server().uri().getPort());
                slow[i].getOutputStream()
                        .write((i % 2 == 0
                                        ? "GET /v1/recommend HTT"
                                        : "POST /v1/recommend HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{")
                                .getBytes(StandardCharsets.UTF_8));
            }
            assertThat(running.get("/v1/recommend?items=1815").statusCode()).isEqualTo(200);
        } finally {
            for (Socket one : slow) {
                if (one != null) {
                    one.close();
                }
            }
        }
    }
}

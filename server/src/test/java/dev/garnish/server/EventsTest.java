package dev.garnish.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.garnish.Garnish;
import dev.garnish.ShapeFile;
import dev.garnish.event.EventFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
    private static final String LINE = "{\"input\":{\"userId\":\"u1\"},\"output\":{\"recommendedItems\":[\"1815\"]}}\n";

    private static final Path MAILER = Path.of("../examples/own-shape/mailer.json");

    private static Running running;

    @BeforeAll
    static void start() throws IOException {
        running = Running.sample(settings -> settings.shape("mailer", ShapeFile.load(MAILER)));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static byte[] example(String path) throws IOException {
        return Files.readAllBytes(Path.of("../examples").resolve(path));
    }

    private static HttpResponse<byte[]> post(String host, byte[] event, String... headers) {
        HttpRequest.Builder request =
                running.to("/v1/events/" + host).POST(HttpRequest.BodyPublishers.ofByteArray(event));
        return running.send(
                headers.length == 0 ? request : request.headers(headers), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void eventsOfOnesOwnHaveANameOfTheirOwn() throws IOException {
        String event = new String(example("own-shape/event.json"), StandardCharsets.UTF_8);
        HttpResponse<byte[]> reply = post("mailer", event.getBytes(StandardCharsets.UTF_8));
        String line = event.replace("\n", "");
        HttpResponse<String> lines = running.send(
                running.to("/v1/lines?host=mailer")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(line + "\n" + line + "\n")),
                HttpResponse.BodyHandlers.ofString());

        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains("\"texts\":{\"Title\":[\"Fleabag\"");
        assertThat(lines.body().lines())
                .hasSize(2)
                .allMatch(one -> one.equals(new String(reply.body(), StandardCharsets.UTF_8).replace("\n", "")));
    }

    @Test
    void aHostThatIsUnknownIsReportedWithThoseThatAreKnown() {
        HttpResponse<byte[]> event = post("mailers", new byte[] {'{', '}'});
        HttpResponse<String> lines = running.send(
                running.to("/v1/lines?host=mailers").POST(HttpRequest.BodyPublishers.ofString("{}\n")),
                HttpResponse.BodyHandlers.ofString());

        assertThat(event.statusCode()).isEqualTo(404);
        assertThat(new String(event.body(), StandardCharsets.UTF_8)).contains("profile-recommendations, mailer");
        assertThat(lines.statusCode()).isEqualTo(400);
        assertThat(lines.body()).contains("profile-recommendations, mailer");
    }

    @Test
    void aShapeTakesNoHostsName() {
        GarnishServerBuilder settings = GarnishServer.builder(running.garnish());

        assertThatThrownBy(() -> settings.shape("connect", ShapeFile.load(MAILER)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.shape("a/b", ShapeFile.load(MAILER)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "pinpoint, the-sample-rules/event.json, the-sample-rules/expected.json",
        "pinpoint?reply=wrapped, wrapped-reply/event.json, wrapped-reply/expected.json",
        "connect, connect/event.json, connect/expected.json",
        "personalize, personalize/event.json, personalize/expected.json"
    })
    void aHostsOwnBytesComeBackWithTheirResults(String host, String event, String expected) throws IOException {
        HttpResponse<byte[]> reply = post(host, example(event), "Content-Type", "application/json");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(example(expected));
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void theTypeMayBeMissingAndTheBytesMayBePacked() throws IOException {
        byte[] event = example("the-sample-rules/event.json");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(event);
        }

        assertThat(post("pinpoint", event).body()).isEqualTo(example("the-sample-rules/expected.json"));
        assertThat(post("pinpoint", packed.toByteArray(), "Content-Encoding", "gzip")
                        .body())
                .isEqualTo(example("the-sample-rules/expected.json"));
        assertThat(post("pinpoint", event, "Content-Encoding", "br").statusCode())
                .isEqualTo(415);
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 64; i++) {
                gzip.write(blanks);
            }
        }

        HttpResponse<byte[]> reply = post("pinpoint", packed.toByteArray(), "Content-Encoding", "gzip");

        assertThat(reply.statusCode()).isEqualTo(413);
        assertThat(post("pinpoint", new byte[EventFormat.LAMBDA_LIMIT + 1]).statusCode())
                .isEqualTo(413);
        assertThat(post("pinpoint", new byte[] {31, -117, 1, 2, 3}, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anEventOfAnotherShapeIsRefusedByItsPlaceAlone() {
        byte[] event = "{\"Endpoints\":[\"sofia@example.com\"]}".getBytes(StandardCharsets.UTF_8);

        HttpResponse<byte[]> reply = post("pinpoint", event);

        assertThat(new String(reply.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"event /Endpoints: expected an object of endpoints, found a list\"}");
        assertThat(post("braze", event).statusCode()).isEqualTo(404);
        assertThat(post("connect?reply=bare", event).statusCode()).isEqualTo(400);
        assertThat(post("pinpoint?reply=sofia", event).statusCode()).isEqualTo(400);
    }

    @Test
    void linesComeBackInTheirOrder() throws IOException {
        HttpResponse<String> reply = running.post(
                "/v1/lines",
                "application/x-ndjson",
                Files.readString(Path.of("../examples/personalize-lines/event.jsonl")));

        assertThat(reply.body()).isEqualTo(Files.readString(Path.of("../examples/personalize-lines/expected.jsonl")));
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    }

    @Test
    void linesThatCannotBeDoneAreNamedWhereThatIsAskedFor() throws Exception {
        String lines = "{\"input\":{\"userId\":\"u1\"},\"output\":{\"recommendedItems\":[\"1815\"]}}\n{\"sofia\"\n";

        HttpResponse<String> reply = running.post("/v1/lines?errors=inline", "application/x-ndjson", lines);

        List<String> made = reply.body().lines().toList();
        assertThat(made).hasSize(2);
        assertThat(made.get(0)).startsWith("{\"input\":{\"userId\":\"u1\"}");
        assertThat(made.get(1)).startsWith("{\"line\":2,\"error\":\"event").doesNotContain("sofia");
        assertThat(running.post("/v1/lines?errors=sofia", "application/x-ndjson", lines)
                        .statusCode())
                .isEqualTo(400);
        JsonNode log =
                running.logOf("/v1/lines", one -> one.path("linesNotDone").asInt() == 1);
        assertThat(log.path("lines").asInt()).isEqualTo(2);
    }

    /** Far more than the sockets and the server hold, to a client that reads while it sends. */
    @Test
    void linesAreAnsweredWhileTheyArrive() throws Exception {
        int count = 100_000;
        try (Socket socket = new Socket(
                running.server().uri().getHost(), running.server().uri().getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/lines HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                            + "Connection: close\r\nContent-Length: " + (long) count * LINE.length() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            Thread sender = new Thread(() -> send(new Repeated(LINE, count), out));
            sender.start();

            long replies = 0;
            byte[] some = new byte[1 << 16];
            for (int read = 0; read >= 0; read = socket.getInputStream().read(some)) {
                for (int i = 0; i < read; i++) {
                    replies += some[i] == '\n' ? 1 : 0;
                }
            }
            sender.join();
            assertThat(replies).isGreaterThan(count);
        }
        JsonNode log = running.logOf("/v1/lines", one -> one.path("lines").asInt() == count);
        assertThat(log.path("linesNotDone").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep-alive", "close"})
    void linesThatEndTooEarlyAreNotEndedAsIfTheyWereWhole(String connection) throws Exception {
        try (Socket socket = new Socket(
                running.server().uri().getHost(), running.server().uri().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /v1/lines HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                                    + "Connection: " + connection + "\r\nContent-Length: 1000\r\n\r\n"
                                    + LINE)
                            .getBytes(StandardCharsets.UTF_8));
            String head = head(socket.getInputStream());
            socket.shutdownOutput();
            String rest;
            try {
                rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (SocketException reset) {
                rest = "";
            }

            assertThat(head).startsWith("HTTP/1.1 200 OK").contains("Transfer-Encoding: chunked");
            assertThat(rest).doesNotContain("\r\n0\r\n\r\n");
        }
        assertThat(running.logOf("/v1/lines", one -> one.path("cutOff").asBoolean())
                        .path("lines")
                        .asInt())
                .isEqualTo(1);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private static void send(InputStream from, OutputStream to) {
        try {
            from.transferTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anUnfinishedGarnishAnswersNothing() throws IOException {
        try (Running own = Running.of("attribute Title\n  else \"-\"\n")) {
            Garnish closed = own.garnish();
            closed.close();

            HttpResponse<String> reply = own.get("/v1/recommend?items=1");

            assertThat(reply.statusCode()).isEqualTo(503);
            assertThat(reply.headers().firstValue("Retry-After")).contains("1");
        }
    }

    /** However the body and the answer meet on their way. */
    @RepeatedTest(20)
    void aClientThatSendsTooMuchReadsWhy() throws IOException {
        assertThat(post("pinpoint", new byte[EventFormat.LAMBDA_LIMIT + 1]).statusCode())
                .isEqualTo(413);
        assertThat(running.raw("POST /v1/events/none HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n"
                        + "x".repeat(2_000_000)))
                .startsWith("HTTP/1.1 404 ")
                .contains("Connection: close");
    }
}

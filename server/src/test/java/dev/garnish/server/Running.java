package dev.garnish.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.Garnish;
import dev.garnish.catalog.db.SampleCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A server over the sample's rules and items, and what a client needs to ask it. */
final class Running implements AutoCloseable {
    static final Path RULES = Path.of("../rules");
    static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final Telemetry telemetry = Telemetry.to(new PrintStream(logged, true, StandardCharsets.UTF_8));
    private final Garnish garnish;
    private final GarnishServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Running(Garnish garnish, UnaryOperator<GarnishServerBuilder> settings) throws IOException {
        this.garnish = garnish;
        this.server = settings.apply(
                        GarnishServer.builder(garnish).port(0).adminPort(0).telemetry(telemetry))
                .start();
    }

    /** By the sample's rules. */
    static Running sample() throws IOException {
        return sample(settings -> settings);
    }

    static Running sample(UnaryOperator<GarnishServerBuilder> settings) throws IOException {
        return new Running(
                Garnish.builder().rules(RULES).catalog(SampleCatalog.open()).open(), settings);
    }

    /** By rules that a test writes, over the sample's items. */
    static Running of(String rules) throws IOException {
        return new Running(
                Garnish.builder()
                        .rules("test.rules", rules)
                        .catalog(SampleCatalog.open())
                        .open(),
                settings -> settings);
    }

    static Running of(Garnish garnish) throws IOException {
        return new Running(garnish, settings -> settings);
    }

    static Running of(Garnish garnish, UnaryOperator<GarnishServerBuilder> settings) throws IOException {
        return new Running(garnish, settings);
    }

    GarnishServer server() {
        return server;
    }

    Garnish garnish() {
        return garnish;
    }

    Telemetry telemetry() {
        return telemetry;
    }

    URI uri(String pathAndQuery) {
        return URI.create(server.uri() + pathAndQuery);
    }

    HttpRequest.Builder to(String pathAndQuery) {
        return HttpRequest.newBuilder(uri(pathAndQuery)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> get(String pathAndQuery, String... headers) {
        HttpRequest.Builder request = to(pathAndQuery);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String pathAndQuery, String type, String body) {
        return send(to(pathAndQuery).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> admin(String path) {
        return send(HttpRequest.newBuilder(URI.create(server.adminUri() + path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the server answers to these bytes, until it closes the connection. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The lines of the log about this event, once there are so many: a line comes after its reply. */
    List<JsonNode> log(String event, int atLeast) throws Exception {
        List<JsonNode> lines = lines(event);
        for (int i = 0; lines.size() < atLeast && i < 500; i++) {
            Thread.sleep(10);
            lines = lines(event);
        }
        return lines;
    }

    /** The line of a request on this route that is as it should be, once it is there. */
    JsonNode logOf(String route, Predicate<JsonNode> isWanted) throws Exception {
        for (int i = 0; i < 500; i++) {
            for (JsonNode one : lines("request")) {
                if (one.path("route").asText().equals(route) && isWanted.test(one)) {
                    return one;
                }
            }
            Thread.sleep(10);
        }
        throw new AssertionError("no such line in " + logged());
    }

    private List<JsonNode> lines(String event) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : logged().lines().toList()) {
            JsonNode one = line.isEmpty() ? JSON.createObjectNode() : JSON.readTree(line);
            if (one.path("event").asText().equals(event)) {
                lines.add(one);
            }
        }
        return lines;
    }

    String logged() {
        String whole = logged.toString(StandardCharsets.UTF_8);
        return whole.substring(0, whole.lastIndexOf('\n') + 1);
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        garnish.close();
    }
}

package dev.garnish.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.garnish.Garnish;
import dev.garnish.event.Host;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference names every route, and everything that it names happens. */
class OpenApiTest {
    private static final String RULES = """
            unknown item drop the item
            attribute Title
              use item.title
              else "-"
            """;

    @TempDir
    private static Path folder = Path.of("");

    private static Running open;
    private static Running keyed;
    private static Running stopping;
    private static String key = "";
    private static String spent = "";

    @BeforeAll
    static void start() throws IOException {
        open = Running.of(garnish(), OpenApiTest::settings);
        Path file = folder.resolve("keys");
        key = ApiKeys.create(file, "all");
        spent = ApiKeys.create(file, "spent");
        Files.writeString(file, Files.readString(file).strip() + " 1\n");
        ApiKeys keys = ApiKeys.load(file, 0);
        keyed = Running.of(garnish(), settings -> settings(settings).keys(keys));
        stopping = Running.of(garnish(), OpenApiTest::settings);
        stopping.garnish().close();
    }

    private static Garnish garnish() {
        return Garnish.builder()
                .rules("a.rules", RULES)
                .catalog(dev.garnish.catalog.db.SampleCatalog.open())
                .open();
    }

    private static GarnishServerBuilder settings(GarnishServerBuilder settings) {
        settings.arrival = Duration.ofMillis(300);
        return settings.feed("top", List.of("1815"));
    }

    @AfterAll
    static void stop() {
        for (Running one : new Running[] {open, keyed, stopping}) {
            one.close();
        }
    }

    /** What the reference says of one answer: by the type of its body the schema of that. */
    record Answer(String method, String path, int status, Map<String, JsonNode> types) {
        @Override
        public String toString() {
            return method + " " + path + " " + status;
        }
    }

    static List<Answer> answers() throws IOException {
        JsonNode reference = reference();
        List<Answer> answers = new ArrayList<>();
        reference
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .path("responses")
                                .properties()
                                .forEach(response -> answers.add(new Answer(
                                        operation.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        Integer.parseInt(response.getKey()),
                                        types(reference, response.getValue()))))));
        return answers;
    }

    private static JsonNode reference() throws IOException {
        return Running.JSON.readTree(OpenApiTest.class.getResourceAsStream("openapi.json"));
    }

    private static Map<String, JsonNode> types(JsonNode reference, JsonNode response) {
        Map<String, JsonNode> types = new TreeMap<>();
        resolved(reference, response)
                .path("content")
                .properties()
                .forEach(one -> types.put(one.getKey(), one.getValue().path("schema")));
        return types;
    }

    private static JsonNode resolved(JsonNode reference, JsonNode node) {
        return node.has("$ref") ? reference.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** Fails where a value is not as a schema says, by the words that the reference uses. */
    private static void requireSchema(JsonNode schema, JsonNode value) throws IOException {
        JsonNode expected = resolved(reference(), schema);
        if (expected.has("oneOf")) {
            JsonNode fitting = value.isArray() ? expected.at("/oneOf/1") : expected.at("/oneOf/0");
            requireSchema(fitting, value);
            return;
        }
        String type = value.isIntegralNumber()
                ? "integer"
                : value.getNodeType().name().toLowerCase(Locale.ROOT);
        assertThat(expected.path("type").isArray() ? expected.path("type") : List.of(expected.path("type")))
                .extracting(JsonNode::asText)
                .contains(type);
        for (JsonNode required : expected.path("required")) {
            assertThat(value.has(required.asText()))
                    .as(required + " in " + value)
                    .isTrue();
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode others = expected.path("additionalProperties");
            JsonNode own = expected.path("properties").path(member.getKey());
            if (!own.isMissingNode() || others.isObject()) {
                requireSchema(own.isMissingNode() ? others : own, member.getValue());
            }
        }
        if (value.isArray() && expected.has("items")) {
            for (JsonNode element : value) {
                requireSchema(expected.path("items"), element);
            }
        }
    }

    @Test
    void everyHostIsInTheReferenceAndNoOther() throws IOException {
        List<String> named = new ArrayList<>();
        Running.JSON
                .readTree(open.get("/openapi.json").body())
                .at("/components/schemas/Host/anyOf/0/enum")
                .forEach(host -> named.add(host.asText()));

        assertThat(named).isEqualTo(Stream.of(Host.values()).map(Host::id).toList());
    }

    @Test
    void everyRouteIsInTheReferenceAndNoOther() throws IOException {
        Set<String> named = new TreeSet<>();
        answers().forEach(answer -> named.add(answer.method() + " " + answer.path()));
        Set<String> there = new TreeSet<>();
        GarnishServer.routes(settings(GarnishServer.builder(open.garnish())))
                .forEach(route -> route.methods().stream()
                        .filter(method -> !method.equals("HEAD"))
                        .forEach(method -> there.add(method + " " + route.template())));

        assertThat(named).isEqualTo(there);
        assertThat(open.get("/openapi.json").body())
                .isEqualTo(
                        Running.JSON.readTree(open.get("/openapi.json").body()).isObject()
                                ? new String(
                                        OpenApiTest.class
                                                .getResourceAsStream("openapi.json")
                                                .readAllBytes(),
                                        StandardCharsets.UTF_8)
                                : "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void whatTheReferenceSaysHappens(Answer answer) throws IOException {
        if (answer.status() == 421 || answer.status() == 408) {
            // The JDK's client sends no other Host, and every body whole.
            String host = answer.status() == 421 ? "evil.example" : "localhost";
            assertThat(open.raw(answer.method() + " " + path(answer, "") + " HTTP/1.1\r\nHost: " + host
                            + "\r\nContent-Length: 5\r\nConnection: close\r\n\r\n{"))
                    .startsWith("HTTP/1.1 " + answer.status() + " ");
            return;
        }
        HttpResponse<String> reply = ask(answer);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(answer.status());
        String type = reply.headers().firstValue("Content-Type").orElse("");
        assertThat(type)
                .satisfiesAnyOf(
                        given -> assertThat(answer.types()).containsKey(given),
                        given -> assertThat(answer.status() == 304 && given.isEmpty())
                                .isTrue());
        if (type.endsWith("json") && !type.endsWith("ndjson")) {
            requireSchema(Objects.requireNonNull(answer.types().get(type)), Running.json(reply));
        }
    }

    @Test
    void listsOfDocumentsAndItemsAreInTheReference() throws IOException {
        HttpResponse<String> documents = open.post(
                "/v1/events/personalize", "application/json", "[{\"output\":{\"recommendedItems\":[\"1815\"]}}]");
        HttpResponse<String> items = open.get("/v1/recommend?items=1815,2009");
        JsonNode paths = reference().path("paths");

        requireSchema(
                paths.at("/~1v1~1events~1{host}/post/responses/200/content/application~1json/schema"),
                Running.json(documents));
        assertThat(Running.json(items).path("items")).hasSize(2);
        requireSchema(
                paths.at("/~1v1~1recommend/get/responses/200/content/application~1json/schema"), Running.json(items));
    }

    private static HttpResponse<String> ask(Answer answer) {
        return switch (answer.status()) {
            case 200 -> send(open, answer, "");
            case 304 ->
                send(
                        open,
                        answer,
                        "",
                        "If-None-Match",
                        send(open, answer, "").headers().firstValue("ETag").orElseThrow());
            case 400 -> send(open, answer, "?unknown=1");
            case 401 -> send(keyed, answer, "", "X-Api-Key", key + "x");
            case 403 -> send(open, answer, "", "Origin", "https://evil.example");
            case 404 -> open.send(missing(answer));
            case 413 ->
                open.send(request(
                        open,
                        answer,
                        "",
                        HttpRequest.BodyPublishers.ofByteArray(new byte[EventsEndpoint.MOST_BYTES + 1])));
            case 415 -> send(open, answer, "", "Content-Type", "text/html");
            case 429 -> spend(answer);
            case 503 -> send(stopping, answer, "");
            default -> throw new IllegalStateException("nobody tries " + answer);
        };
    }

    private static HttpRequest.Builder missing(Answer answer) {
        return switch (answer.path()) {
            case "/v1/recommend" ->
                answer.method().equals("GET")
                        ? open.to("/v1/recommend?items=none")
                        : open.to("/v1/recommend").POST(HttpRequest.BodyPublishers.ofString("{\"items\":[\"none\"]}"));
            case "/v1/events/{host}" -> open.to("/v1/events/other").POST(HttpRequest.BodyPublishers.ofString("{}"));
            default -> open.to("/v1/feeds/other.json");
        };
    }

    private static HttpResponse<String> spend(Answer answer) {
        return Stream.generate(() -> send(keyed, answer, "", "X-Api-Key", spent))
                .limit(10)
                .filter(reply -> reply.statusCode() == 429)
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> send(Running to, Answer answer, String query, String... headers) {
        String body = answer.path().equals("/v1/events/{host}") ? "{\"Endpoints\":{}}" : "{}";
        HttpRequest.BodyPublisher sent = answer.method().equals("GET")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body);
        return to.send(request(to, answer, query, sent, headers));
    }

    private static HttpRequest.Builder request(
            Running to, Answer answer, String query, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = to.to(path(answer, query)).method(answer.method(), body);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static String path(Answer answer, String query) {
        return answer.path().replace("{host}", "pinpoint").replace("{file}", "top.json") + query;
    }
}

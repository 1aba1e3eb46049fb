package dev.garnish.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages say is what happens: each sender is played by its page's own text. */
class PagesTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
    private static final String PLACE = "https://garnish.example.com";

    @TempDir
    private static Path folder = Path.of("");

    private static Running running;
    private static Running open;
    private static String key = "";

    @BeforeAll
    static void start() throws IOException {
        Path file = folder.resolve("keys");
        key = ApiKeys.create(file, "sender");
        ApiKeys keys = ApiKeys.load(file, 0);
        running = Running.sample(settings -> settings.keys(keys).feed("picks", List.of("1815", "2009")));
        open = Running.sample();
    }

    @AfterAll
    static void stop() {
        running.close();
        open.close();
    }

    private static String block(String page, String language, int index) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(DOCS.resolve(page)));
        int found = 0;
        while (blocks.find()) {
            if (blocks.group(1).equals(language) && found++ == index) {
                return blocks.group(2);
            }
        }
        throw new AssertionError(page + " has no such block");
    }

    /** The address of a template, filled as its sender fills it for a recipient: encoded where the template says so. */
    private static String filled(String template, Map<String, String> values) {
        Matcher address = Pattern.compile("https://[^\\s\"]*garnish\\.example\\.com((?:\\{\\{.*?}}|[^\\s\"])*)")
                .matcher(template);
        assertThat(address.find()).isTrue();
        String path = address.group(1);
        for (Map.Entry<String, String> value : values.entrySet()) {
            boolean isEncoded = value.getKey().matches("(?i).*url_?encode.*");
            assertThat(path).contains(value.getKey());
            path = path.replace(
                    value.getKey(),
                    isEncoded ? URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8) : value.getValue());
        }
        assertThat(path).doesNotContain("{{").doesNotContain("}}");
        return path.replace("KEY", key);
    }

    /** The attributes that a template names are in the reply. */
    private static void holdsWhatIsRead(String template, HttpResponse<String> reply) {
        JsonNode json = Running.json(reply);
        for (String attribute : List.of("Title", "ImageUrl")) {
            if (template.contains(attribute)) {
                assertThat(json.path("items").path(0).path(attribute).asText()).isNotEmpty();
                assertThat(json.path(attribute)).hasSize(json.path("items").size());
            }
        }
        if (template.contains("Headline")) {
            assertThat(json.path("Headline").asText())
                    .isIn("Picked for Sofia & Ann", "Picked for you"); // a feed is nobody's in particular
        }
        assertThat(json.isObject()).isTrue();
    }

    @Test
    void braze() throws IOException {
        String template = block("hosts/braze.md", "liquid", 0);
        Map<String, String> sofia = Map.of(
                "{{custom_attribute.${recommended_items} | join: ',' | url_encode}}", "1815,2009",
                "{{${user_id} | url_encode}}", "u 1/ü",
                "{{${country} | url_encode}}", "US",
                "{{${first_name} | url_encode}}", "Sofia & Ann");
        assertThat(template).contains(":headers {\"X-Api-Key\": \"KEY\"}");

        HttpResponse<String> reply = running.get(filled(template, sofia), "X-Api-Key", key);

        assertThat(reply.statusCode()).isEqualTo(200);
        holdsWhatIsRead(template, reply);
        assertThat(Running.json(reply).path("Headline").asText()).isEqualTo("Picked for Sofia & Ann");
    }

    @Test
    void iterable() throws IOException {
        Map<String, String> sofia = Map.of(
                "{{#urlEncode}}{{{recommended_items}}}{{/urlEncode}}", "1815,2009",
                "{{#urlEncode}}{{{userId}}}{{/urlEncode}}", "u1",
                "{{#urlEncode}}{{{country}}}{{/urlEncode}}", "US",
                "{{#urlEncode}}{{{firstName}}}{{/urlEncode}}", "Sofia & Ann");

        HttpResponse<String> reply =
                running.get(filled(block("hosts/iterable.md", "handlebars", 0), sofia), "X-Api-Key", key);

        assertThat(reply.statusCode()).isEqualTo(200);
        holdsWhatIsRead(block("hosts/iterable.md", "handlebars", 1), reply);
    }

    @Test
    void klaviyo() throws IOException {
        HttpResponse<String> reply = running.get(filled(block("hosts/klaviyo.md", "django", 0), Map.of()));

        assertThat(reply.statusCode()).isEqualTo(200);
        holdsWhatIsRead(block("hosts/klaviyo.md", "django", 1), reply);
    }

    @Test
    void salesforce() throws IOException {
        String template = block("hosts/sfmc.md", "ampscript", 0);
        Matcher concat = Pattern.compile("(?m)^SET @url = CONCAT\\((.*)\\)$").matcher(template);
        assertThat(concat.find()).isTrue();
        StringBuilder url = new StringBuilder();
        Matcher parts =
                Pattern.compile("\"([^\"]*)\"|URLEncode\\((@?\\w+), 1, 1\\)").matcher(concat.group(1));
        Map<String, String> values =
                Map.of("@recommended_items", "1815,2009", "_subscriberkey", "u1", "@first_name", "Sofia & Ann");
        while (parts.find()) {
            url.append(
                    parts.group(2) == null
                            ? parts.group(1)
                            : URLEncoder.encode(values.get(parts.group(2)), StandardCharsets.UTF_8));
        }

        HttpResponse<String> reply = running.get(filled(url.toString(), Map.of()));

        assertThat(reply.statusCode()).isEqualTo(200);
        holdsWhatIsRead(template, reply);
    }

    @Test
    void customerIo() throws IOException {
        String template = block("hosts/customerio.md", "liquid", 0);
        assertThat(template).startsWith("https://garnish:KEY@garnish.example.com");
        Map<String, String> sofia = Map.of(
                "{{customer.recommended_items | join: ',' | url_encode}}", "1815,2009",
                "{{customer.id | url_encode}}", "u1",
                "{{customer.country | url_encode}}", "US",
                "{{customer.first_name | url_encode}}", "Sofia & Ann");
        String basic = Base64.getEncoder().encodeToString(("garnish:" + key).getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> reply = running.get(filled(template, sofia), "Authorization", "Basic " + basic);

        assertThat(reply.statusCode()).isEqualTo(200);
        holdsWhatIsRead(block("hosts/customerio.md", "liquid", 1), reply);
    }

    @Test
    void n8n() throws IOException {
        JsonNode nodes = Running.JSON.readTree(block("hosts/n8n.md", "json", 0)).path("nodes");
        JsonNode asking = nodes.path(0).path("parameters");
        String body = asking.path("jsonBody")
                .asText()
                .replace("={{ ", "")
                .replace(" }}", "")
                .replace("$json.items", "[\"1815\", 2009]")
                .replace("$json.id", "\"u1\"")
                .replace("$json.country", "\"US\"");
        JsonNode header = asking.path("headerParameters").path("parameters").path(0);

        HttpResponse<String> reply =
                running.send(running.to(asking.path("url").asText().replace(PLACE, ""))
                        .header("Content-Type", "application/json")
                        .header(
                                header.path("name").asText(),
                                header.path("value").asText().replace("KEY", key))
                        .method(asking.path("method").asText(), HttpRequest.BodyPublishers.ofString(body)));

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(Running.json(reply)
                        .path(nodes.path(1)
                                .path("parameters")
                                .path("fieldToSplitOut")
                                .asText()))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "braze.md, liquid, 404, items",
        "customerio.md, liquid, 200, items",
        "iterable.md, handlebars, 200, items",
        "sfmc.md, ampscript, 200, nothing",
    })
    void whereNothingIsToBeShownAPagesAddressGivesWhatThePageSays(String page, String language, int status, String body)
            throws IOException {
        Matcher empty = Pattern.compile("[?&](empty=\\w+)").matcher(block("hosts/" + page, language, 0));
        String query = "/v1/recommend?items=none" + (empty.find() ? "&" + empty.group(1) : "");
        try (Running dropping =
                Running.of("unknown item drop the item\nattribute Title\n  use item.title\n  else \"-\"\n")) {
            HttpResponse<String> reply = dropping.get(query);

            assertThat(reply.statusCode()).isEqualTo(status);
            if (body.equals("nothing")) {
                assertThat(reply.body()).isEmpty();
            } else {
                assertThat(Running.json(reply).path("items").isArray()).isTrue();
                assertThat(Running.json(reply).path("items")).isEmpty();
            }
        }
    }

    @Test
    void everyPageHasItsSender() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS.resolve("hosts"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "README.md", "braze.md", "customerio.md", "iterable.md", "klaviyo.md", "n8n.md", "sfmc.md");
        }
    }

    @Test
    void theServersPage() throws IOException {
        String asked = block("server.md", "sh", 1);
        String path = asked.substring(asked.indexOf("/v1/"), asked.lastIndexOf('\''));
        JsonNode expected = Running.JSON.readTree(block("server.md", "json", 0));

        JsonNode reply = withoutVersions(Running.json(open.get(path)));

        assertThat(reply).isEqualTo(withoutVersions(expected));
        String posted = block("server.md", "sh", 2);
        String body = posted.substring(posted.indexOf("-d '") + 4, posted.lastIndexOf('\''));
        assertThat(withoutVersions(Running.json(open.post("/v1/recommend", "application/json", body))))
                .isEqualTo(reply);
    }

    private static JsonNode withoutVersions(JsonNode reply) {
        ObjectNode copy = reply.deepCopy();
        copy.remove(List.of("rules", "catalog"));
        return copy;
    }

    @Test
    void theLineOfTheLogHasTheMembersThatThePageShows() throws Exception {
        running.get(
                "/v1/recommend?items=1815",
                "X-Api-Key",
                key,
                "traceparent",
                "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-00");
        JsonNode line = running.logOf("/v1/recommend", one -> one.has("trace"));

        assertThat(line.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(() -> parsed(block1()).fieldNames());
    }

    private static String block1() {
        try {
            return block("server.md", "json", 1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return Running.JSON.readTree(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

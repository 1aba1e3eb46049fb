package dev.garnish.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendTest {
    private static Running running;

    @BeforeAll
    static void start() throws IOException {
        running = Running.sample();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static final String SOFIA =
            "/v1/recommend?items=1815,2009&recipient.country=US&recipient.id=u1&recipient.user.FirstName=Sofia";

    private static String expected() {
        return """
                {"items":[{"id":"1815","Title":"Fleabag","Genre":"Comedy","ImageUrl":"%1$sfleabag.jpg"},\
                {"id":"2009","Title":"Late Night","Genre":"Drama","ImageUrl":"%1$slate-night.jpg"}],\
                "Title":["Fleabag","Late Night"],"Genre":["Comedy","Drama"],\
                "ImageUrl":["%1$sfleabag.jpg","%1$slate-night.jpg"],"Headline":"Picked for Sofia",\
                "rules":"%2$s","catalog":"%3$s"}""".formatted(
                        "https://img.example.com/",
                        running.garnish().state().rules(),
                        running.garnish().state().catalog());
    }

    @Test
    void objectsAndAlignedListsComeAtOnce() {
        HttpResponse<String> reply = running.get(SOFIA);

        assertThat(reply.body()).isEqualTo(expected());
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(reply.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.headers().map()).doesNotContainKeys("server", "access-control-allow-origin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"items\":[\"1815\",\"2009\"],\"recipient\":{\"id\":\"u1\",\"country\":\"US\",\"user\":{\"FirstName\":\"Sofia\"}}}",
                "{\"items\":[1815,2009],\"recipient\":{\"id\":\"u1\",\"country\":\"US\",\"user.FirstName\":[\"Sofia\"]},\"empty\":\"json\"}",
            })
    void aBodySaysTheSame(String body) {
        assertThat(running.post("/v1/recommend", "application/json", body).body())
                .isEqualTo(expected());
    }

    @Test
    void blanksAroundIdsAndEmptyOnesDoNotCount() {
        assertThat(running.get("/v1/recommend?items=%201815+,,2009,&recipient.user.FirstName=Sofia")
                        .body())
                .isEqualTo(expected());
    }

    @Test
    void aFieldMayHaveSeveralValues() throws IOException {
        String rules = "attribute Likes once\n  use join(recipient.attributes.all(\"Likes\"), \"+\")\n  else \"-\"\n";
        try (Running own = Running.of(rules)) {
            HttpResponse<String> reply =
                    own.get("/v1/recommend?recipient.attributes.Likes=Drama&recipient.attributes.Likes=Sci%20Fi");

            assertThat(Running.json(reply).path("Likes").asText()).isEqualTo("Drama+Sci Fi");
            assertThat(Running.json(reply).path("items")).isEmpty();
        }
    }

    /** As those of a host's event. */
    @Test
    void aNumberCountsAsItIsSpelled() throws IOException {
        String rules = """
                attribute Paid once
                  use join(recipient.attributes.all("Paid"), " ")
                  else "-"
                attribute Title
                  use item.title
                  else "-"
                """;
        try (Running own = Running.of(rules)) {
            HttpResponse<String> reply = own.post(
                    "/v1/recommend",
                    "application/json",
                    "{\"items\":[12345678901234567890,1e3],\"empty\":404,\"recipient\":{\"attributes\":{\"Paid\":[19.90,0.0000001,-0.0,1E+2]}}}");

            assertThat(Running.json(reply).path("Paid").asText()).isEqualTo("19.90 0.0000001 -0.0 1E+2");
            assertThat(Running.json(reply).at("/items/0/id").asText()).isEqualTo("12345678901234567890");
            assertThat(Running.json(reply).at("/items/1/id").asText()).isEqualTo("1e3");
        }
    }

    @Test
    void anAttributeOfOneOfOurNamesDoesNotStandTwice() throws IOException {
        String rules =
                "attribute rules\n  else \"r\"\nattribute id\n  else \"i\"\nattribute catalog once\n  else \"c\"\n";
        try (Running own = Running.of(rules)) {
            assertThat(own.get("/v1/recommend?items=1815").body())
                    .isEqualTo(
                            "{\"items\":[{\"id\":\"1815\",\"rules\":\"r\"}],\"id\":[\"i\"],\"rules\":\"%s\",\"catalog\":\"%s\"}"
                                    .formatted(
                                            own.garnish().state().rules(),
                                            own.garnish().state().catalog()));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 404, empty", "&empty=404, 404, empty", "&empty=json, 200, empty", "&empty=skip, 200, none"})
    void whereNothingIsToBeShownTheSenderChooses(String empty, int status, String body) throws IOException {
        try (Running own = Running.of(
                "recipient when recipient.country == \"US\" else omit\nattribute Title\n  use item.title\n  else \"-\"\n")) {
            HttpResponse<String> reply = own.get("/v1/recommend?items=1815&recipient.country=FR" + empty);

            assertThat(reply.statusCode()).isEqualTo(status);
            assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(reply.body())
                    .isEqualTo(
                            body.equals("none")
                                    ? ""
                                    : "{\"items\":[],\"rules\":\"%s\",\"catalog\":\"%s\"}"
                                            .formatted(
                                                    own.garnish().state().rules(),
                                                    own.garnish().state().catalog()));
        }
    }

    @Test
    void whereEveryItemIsDroppedNothingIsToBeShown() throws IOException {
        try (Running own =
                Running.of("unknown item drop the item\nattribute Title\n  use item.title\n  else \"-\"\n")) {
            assertThat(own.get("/v1/recommend?items=none").statusCode()).isEqualTo(404);
            assertThat(own.get("/v1/recommend?items=none,1815").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aKnownReplyIsNotSentAgain() {
        String tag = running.get(SOFIA).headers().firstValue("ETag").orElseThrow();

        for (String given : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            HttpResponse<String> reply = running.get(SOFIA, "If-None-Match", given);
            assertThat(reply.statusCode()).as(given + running.logged()).isEqualTo(304);
            assertThat(reply.body()).isEmpty();
            assertThat(reply.headers().firstValue("ETag")).contains(tag);
            assertThat(reply.headers().firstValue("Content-Length")).isEmpty(); // or that of the reply
        }
        assertThat(running.get(SOFIA, "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(running.get(SOFIA.replace("Sofia", "Ann"), "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void gzipIsForWhomItIsSaidToBeAndKeepsItsTag() throws IOException {
        HttpResponse<byte[]> reply = running.send(
                running.to(SOFIA).header("Accept-Encoding", "gzip"), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(reply.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(reply.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(reply.body())).readAllBytes())
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .isEqualTo(expected());
        String tag = reply.headers().firstValue("ETag").orElseThrow();
        assertThat(running.get(SOFIA, "Accept-Encoding", "gzip", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void headIsGetWithoutTheBody() {
        HttpResponse<String> get = running.get(SOFIA);
        HttpResponse<String> head =
                running.send(running.to(SOFIA).method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .contains(Integer.toString(get.body().length()));
        assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "items=1&sofia@example.com=2 | parameter 2 is unknown, expected empty, items, key and recipient.FIELD",
                "items=1&items=2 | the parameter items is given 2 times, expected once",
                "recipient.id=1&recipient.id=2 | recipient.id is given more than once",
                "recipient.email=sofia | no recipient has such a field: only id, user_id, channel, locale, country, city, platform, attributes.NAME and user.NAME",
                "recipient.=sofia | no recipient has such a field: only id, user_id, channel, locale, country, city, platform, attributes.NAME and user.NAME",
                "empty=maybe | empty: expected 404, json or skip",
            })
    void whatIsWrongWithAQueryIsSaidWithoutRepeatingIt(String query, String detail) {
        HttpResponse<String> reply = running.get("/v1/recommend?" + query);

        assertThat(reply.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"" + detail
                        + "\"}");
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | expected an object with items and recipient",
                "{\"items\":[\"1\"],\"name\":\"sofia\"} | the object has an unknown member, expected items, recipient and empty",
                "{\"items\":[{\"id\":\"sofia\"}]} | /items: expected texts and lists of texts",
                "{\"recipient\":\"sofia\"} | /recipient: expected an object of fields",
                "{\"recipient\":{\"user\":{\"a\":{\"b\":\"sofia\"}}}} | /recipient: expected texts and lists of texts",
                "{\"recipient\":{\"email\":\"sofia\"}} | no recipient has such a field: only id, user_id, channel, locale, country, city, platform, attributes.NAME and user.NAME",
                "{\"items\":[\"1\"],\"items\":[\"sofia\"]} | the body is not JSON, or has a key twice, at byte 22",
                "{\"items\":[sofia]} | the body is not JSON, or has a key twice, at byte 10",
                "{\"items\":[]} trailing | the body is not JSON, or has a key twice, at byte 13",
                "`` | expected an object with items and recipient",
                "{\"empty\":[\"json\"]} | empty: expected 404, json or skip",
                "{\"recipient\":{\"user.Likes\":\"sofia\",\"user\":{\"Likes\":\"sofia\"}}} | /recipient: a field is given twice",
            })
    void whatIsWrongWithABodyIsSaidWithoutRepeatingIt(String body, String detail) {
        HttpResponse<String> reply = running.post("/v1/recommend", "application/json", body);

        assertThat(Running.json(reply).path("detail").asText()).isEqualTo(detail);
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).doesNotContain("sofia");
    }

    @Test
    void otherTypesAndMethodsAndPathsAreRefused() {
        assertThat(running.post("/v1/recommend", "application/x-www-form-urlencoded", "items=1")
                        .statusCode())
                .isEqualTo(415);
        assertThat(running.post("/v1/recommend", "APPLICATION/JSON; charset=utf-8", "{}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> put =
                running.send(running.to("/v1/recommend").PUT(java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, HEAD, POST");
        JsonNode nothing = Running.json(running.get("/v1/recommend/sofia"));
        assertThat(nothing.path("status").asInt()).isEqualTo(404);
        assertThat(nothing.path("detail").asText()).isEqualTo("nothing is here: see /openapi.json");
    }

    @Test
    void aConnectionThatEndsBecauseABodyIsUnreadSaysSo() throws IOException {
        assertThat(running.raw("POST /v1/recommend HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/html\r\n"
                        + "Content-Length: 5\r\n\r\n{"))
                .startsWith("HTTP/1.1 415 ")
                .contains("Connection: close");
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        String long1 = "{\"items\":[\"" + "x".repeat(RecommendEndpoint.MOST_BYTES) + "\"]}";

        HttpResponse<String> reply = running.post("/v1/recommend", "application/json", long1);

        assertThat(reply.statusCode()).isEqualTo(413);
        assertThat(Running.json(reply).path("detail").asText()).isEqualTo("the body may have 262144 bytes at most");
    }
}

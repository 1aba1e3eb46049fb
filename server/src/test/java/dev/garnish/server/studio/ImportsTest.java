package dev.garnish.server.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.server.studio.OpenStudio.Answer;
import dev.garnish.server.studio.OpenStudio.Events;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A first catalog from a file that is dropped on the page, and what happens to catalogs meanwhile. */
class ImportsTest {
    private static final byte[] SHOES = """
            sku;name;price;image
            a1;Red shoe;19,90;https://img.example.com/a1.jpg
            a2;Blue shoe;29,90;https://img.example.com/a2.jpg
            a3;Green shoe;;https://img.example.com/a3.jpg
            """.getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFirstFileBecomesACatalogAndFirstRules() throws Exception {
        Path rules = folder.resolve("rules");
        try (OpenStudio studio = OpenStudio.of(rules, null, folder.resolve("state"), null)) {
            studio.enter();
            assertThat(studio.get("/api/state").json().path("catalog").isNull()).isTrue();
            assertThat(studio.get("/api/items").status()).isEqualTo(422);

            JsonNode look =
                    studio.upload("/api/import/look?name=shoes.csv", SHOES).json();

            assertThat(look.path("problems")).isEmpty();
            assertThat(look.path("header").toString()).isEqualTo("[\"sku\",\"name\",\"price\",\"image\"]");
            assertThat(look.at("/rows/0/1").asText()).isEqualTo("Red shoe");
            assertThat(look.path("columns")).hasSize(3);
            assertThat(folder.resolve("items.mv.db")).doesNotExist();
            try (Events events = studio.events("page-0001")) {
                JsonNode made = studio.post(
                                "/api/import/run",
                                Map.of("upload", look.path("upload").asText()))
                        .json();
                events.next("catalog");
                assertThat(made.path("items").asInt()).isEqualTo(3);
                assertThat(made.at("/proposed/name").asText()).isEqualTo("items.rules");
                studio.post("/api/files/new", made.path("proposed"));
            }
            assertThat(folder.resolve("items.mv.db")).exists();
            JsonNode state = studio.await(json -> json.at("/catalog/items").asInt() == 3);
            assertThat(state.path("title").asText()).isEqualTo("name");
            assertThat(studio.post("/api/test", Map.of()).json().path("failed").asInt())
                    .isZero();
            assertThat(studio.post(
                                    "/api/import/run",
                                    Map.of("upload", look.path("upload").asText()))
                            .status())
                    .isEqualTo(409);
        }
        try (OpenStudio again = OpenStudio.of(rules, null, folder.resolve("state"), null)) {
            again.enter();
            again.await(json -> json.at("/catalog/items").asInt() == 3);
        }
    }

    @Test
    void chosenColumnsAndNames() throws Exception {
        try (OpenStudio studio = OpenStudio.of(folder.resolve("rules"), null, folder.resolve("state"), null)) {
            studio.enter();
            String upload = studio.upload("/api/import/look?name=shoes.csv", SHOES)
                    .json()
                    .path("upload")
                    .asText();

            studio.post(
                    "/api/import/run",
                    Map.of(
                            "upload",
                            upload,
                            "reading",
                            Map.of("id", "sku", "only", List.of("name"), "map", Map.of("name", "title"))));

            JsonNode state = studio.await(json -> !json.path("catalog").isNull());
            assertThat(state.at("/catalog/columns").findValuesAsText("name")).containsExactly("item_id", "title");
        }
    }

    @Test
    void aFileThatIsNoneSaysWhatIsWrong() throws Exception {
        try (OpenStudio studio = OpenStudio.of(folder.resolve("rules"), null, folder.resolve("state"), null)) {
            studio.enter();
            byte[] zip = {'P', 'K', 3, 4, 0, 0, 0, 0};
            for (byte[] bytes : List.of(zip, new byte[0], "a,b\n1\n1\n".getBytes(StandardCharsets.UTF_8))) {
                Answer look = studio.upload("/api/import/look?name=x.csv", bytes);

                assertThat(look.status()).isEqualTo(200);
                assertThat(look.json().path("problems")).isNotEmpty();
                assertThat(look.body()).doesNotContain("Exception", "garnish-studio");
                assertThat(studio.post(
                                        "/api/import/run",
                                        Map.of(
                                                "upload",
                                                look.json().path("upload").asText()))
                                .status())
                        .isEqualTo(422);
            }
            for (String name : List.of("../x.csv", "%2fetc%2fpasswd", "a%00.csv", ".x", "", "a%5cb.csv")) {
                assertThat(studio.upload("/api/import/look?name=" + name, SHOES).status())
                        .isEqualTo(400);
            }
            assertThat(studio.get("/api/state").json().path("catalog").isNull()).isTrue();
        }
    }

    @Test
    void aFileIsLookedAtAgainAsItsAuthorChose() throws Exception {
        byte[] unnamed = "name,price\nMug,3\nPlate,on request\n".getBytes(StandardCharsets.UTF_8);
        try (OpenStudio studio = OpenStudio.of(folder.resolve("rules"), null, folder.resolve("state"), null)) {
            studio.enter();
            JsonNode look =
                    studio.upload("/api/import/look?name=shoes.csv", unnamed).json();
            assertThat(look.at("/problems/0").asText()).endsWith("is named item_id, id or sku");
            String upload = look.path("upload").asText();

            JsonNode again = studio.post("/api/import/again", Map.of("upload", upload, "reading", Map.of("id", "name")))
                    .json();

            assertThat(again.path("problems")).isEmpty();
            assertThat(again.path("count").asInt()).isEqualTo(2);
            assertThat(again.at("/version/items").asInt()).isEqualTo(2);
            studio.post("/api/import/run", Map.of("upload", upload, "reading", Map.of("id", "name")));
            studio.await(json -> json.at("/catalog/items").asInt() == 2);

            String next = studio.upload("/api/import/look?name=more.csv", SHOES)
                    .json()
                    .path("upload")
                    .asText();
            JsonNode kept =
                    studio.post("/api/import/again", Map.of("upload", next)).json();
            assertThat(kept.at("/version/items").asInt()).isEqualTo(5);
            JsonNode replaced = studio.post("/api/import/again", Map.of("upload", next, "replace", true))
                    .json();
            assertThat(replaced.at("/version/items").asInt()).isEqualTo(3);
            assertThat(replaced.at("/version/removed").asInt()).isEqualTo(2);
            studio.post("/api/import/run", Map.of("upload", next, "replace", true));
            studio.await(json -> json.at("/catalog/items").asInt() == 3);
            assertThat(studio.post("/api/import/again", Map.of("upload", next)).status())
                    .isEqualTo(409);
        }
    }

    /** What the page asks, and whether its answer lets the import go on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "sku,d¶A,01/02/2026¶ | date d [dmy, mdy, text] | {\"date\":{\"d\":\"dmy\"}}",
                "A;Mug¶B;Lamp¶ | header  [] | {\"header\":[\"sku\",\"name\"]}",
                "sku,p¶A,5 EUR¶B,6 USD¶ | currency p [] | {\"currency\":[\"p\"]}",
                "sku,n¶A,x¶A,y¶ | repeats  [first, last, merge] | {\"repeats\":\"last\"}",
                "sku,n¶A,caf\u00e9¶B,\u0081¶ | encoding  [] | {\"encoding\":\"ISO-8859-1\"}",
                "{\"a\":[{\"id\":1}],\"b\":[{\"id\":2}]} | rows  [a, b] | {\"rows\":\"b\"}",
            })
    void whatTheFileLeavesOpenIsAsked(String file, String asked, String answer) throws Exception {
        byte[] bytes = file.replace('¶', '\n').getBytes(StandardCharsets.ISO_8859_1);
        try (OpenStudio studio = OpenStudio.of(folder.resolve("rules"), null, folder.resolve("state"), null)) {
            studio.enter();
            JsonNode look =
                    studio.upload("/api/import/look?name=shop.csv", bytes).json();
            assertThat(questions(look)).contains(asked);

            JsonNode again = studio.post(
                            "/api/import/again",
                            Map.of(
                                    "upload",
                                    look.path("upload").asText(),
                                    "reading",
                                    new ObjectMapper().readTree(answer)))
                    .json();

            assertThat(again.path("problems")).isEmpty();
            assertThat(again.path("count").asInt()).isPositive();
        }
    }

    private static List<String> questions(JsonNode look) {
        List<String> all = new ArrayList<>();
        look.path("questions")
                .forEach(one -> all.add("%s %s [%s]"
                        .formatted(
                                one.path("option").asText(),
                                one.path("column").asText(),
                                StreamSupport.stream(one.path("answers").spliterator(), false)
                                        .map(JsonNode::asText)
                                        .collect(Collectors.joining(", ")))));
        return all;
    }

    @Test
    void aColumnIsWidenedWhenItsAuthorSaysSo() throws Exception {
        try (OpenStudio studio = OpenStudio.of(folder.resolve("rules"), null, folder.resolve("state"), null)) {
            studio.enter();
            String first = studio.upload("/api/import/look?name=a.csv", "sku,n\nA,1\n".getBytes(StandardCharsets.UTF_8))
                    .json()
                    .path("upload")
                    .asText();
            studio.post("/api/import/run", Map.of("upload", first));
            JsonNode look = studio.upload(
                            "/api/import/look?name=b.csv", "sku,n\nB,2.5\n".getBytes(StandardCharsets.UTF_8))
                    .json();
            assertThat(questions(look)).containsExactly("widen n []");
            assertThat(look.path("problems").toString())
                    .contains("let `n` take them")
                    .doesNotContain("--");

            Map<String, Object> wanted = Map.of("upload", look.path("upload").asText(), "widen", List.of("n"));
            assertThat(studio.post("/api/import/again", wanted).json().path("problems"))
                    .isEmpty();
            studio.post("/api/import/run", wanted);
            studio.await(json -> json.at("/catalog/items").asInt() == 2);
        }
    }

    @Test
    void settingsThatNoImportHasAreRefused() throws Exception {
        try (OpenStudio studio = OpenStudio.of(folder.resolve("rules"), null, folder.resolve("state"), null)) {
            studio.enter();
            String upload = studio.upload("/api/import/look?name=shoes.csv", SHOES)
                    .json()
                    .path("upload")
                    .asText();
            for (Map<String, ?> reading : List.of(
                    Map.of("encoding", "none"),
                    Map.of("decimal", "x"),
                    Map.of("date", Map.of("name", "dym")),
                    Map.of("list", Map.of("name", "long")),
                    Map.of("unknown", "x"),
                    Map.of("header", "x"))) {
                Answer answer = studio.post("/api/import/again", Map.of("upload", upload, "reading", reading));
                assertThat(answer.status()).describedAs(reading.toString()).isEqualTo(400);
                assertThat(answer.body()).doesNotContain("Exception", "com.fasterxml");
            }
        }
    }

    @Test
    void rulesAreProposedForItemsThatWereThereBefore() throws Exception {
        Path rules = folder.resolve("rules");
        try (OpenStudio studio = OpenStudio.of(rules, null, folder.resolve("state"), null)) {
            studio.enter();
            assertThat(studio.post("/api/import/rules", Map.of()).status()).isEqualTo(422);
            String upload = studio.upload("/api/import/look?name=shoes.csv", SHOES)
                    .json()
                    .path("upload")
                    .asText();
            studio.post("/api/import/run", Map.of("upload", upload));
        }
        try (OpenStudio studio = OpenStudio.of(rules, null, folder.resolve("state"), null)) {
            studio.enter();
            studio.await(json -> json.at("/catalog/items").asInt() == 3);

            JsonNode proposed = studio.post("/api/import/rules", Map.of()).json();

            assertThat(proposed.path("name").asText()).isEqualTo("items.rules");
            assertThat(proposed.path("text").asText()).contains("use   item.name");
            assertThat(studio.post("/api/files/new", proposed).status()).isEqualTo(200);
            assertThat(studio.post("/api/import/rules", Map.of()).status()).isEqualTo(422);
        }
    }

    @Test
    void aDamagedOrMissingCatalogSaysSoAndIsLookedForAgain() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("a.rules"), "attribute Title\n  use item.name\n  else \"x\"\n");
        Path catalog = folder.resolve("shop.mv.db");
        Files.writeString(catalog, "this is no database");
        try (OpenStudio studio = OpenStudio.of(rules, catalog.toString(), folder.resolve("state"), null)) {
            studio.enter();
            JsonNode state =
                    studio.await(json -> !json.path("catalogTrouble").asText().contains("being opened"));
            assertThat(state.path("catalog").isNull()).isTrue();
            assertThat(state.path("catalogTrouble").asText()).isNotEmpty().doesNotContain("Exception");
            Answer refused = studio.post("/api/preview", Map.of());
            assertThat(refused.status()).isEqualTo(422);
            Files.delete(catalog);

            String upload = studio.upload("/api/import/look?name=shoes.csv", SHOES)
                    .json()
                    .path("upload")
                    .asText();
            studio.post("/api/import/run", Map.of("upload", upload));

            studio.await(json -> json.at("/catalog/items").asInt() == 3);
            Files.delete(catalog);
            studio.await(json -> !json.path("catalogTrouble").asText().isEmpty());
            assertThat(studio.post("/api/preview", Map.of()).status()).isEqualTo(200);
        }
    }
}

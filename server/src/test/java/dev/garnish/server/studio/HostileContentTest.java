package dev.garnish.server.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items, rules and recipients that somebody else wrote become text, whatever they hold. */
class HostileContentTest {
    private static final List<String> TITLES = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "</style></title><script>alert(1)</script>",
            "javascript:alert(1)",
            "{{nonce}}",
            "${7*7} #{7*7}",
            "<!-- --><iframe src=https://evil.example>",
            "\u202eevil\u0000\u0007");
    private static final String RULES = """
            attribute Title
              use   item.title
              else  "<script>alert(2)</script>"

            attribute Picture  image
              use   item.picture
              else  "https://img.example.com/default.jpg"

            attribute Headline  once
              use   "For " + recipient.user.FirstName
              else  "For you"
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void framesHoldTextAlone() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("a.rules"), RULES);
        StringBuilder csv = new StringBuilder("item_id,title,picture\n");
        for (int i = 0; i < TITLES.size(); i++) {
            csv.append(i)
                    .append(",\"")
                    .append(TITLES.get(i).replace("\"", "\"\"").replace("\u0000", ""))
                    .append("\",\"https://img.example.com/")
                    .append(i)
                    .append(".jpg?\"\" onerror=alert(4) x=\"\"\"\n");
        }
        try (OpenStudio studio =
                OpenStudio.of(rules, folder.resolve("items.mv.db").toString(), folder.resolve("state"), null)) {
            studio.enter();
            String upload = studio.upload(
                            "/api/import/look?name=items.csv", csv.toString().getBytes(StandardCharsets.UTF_8))
                    .json()
                    .path("upload")
                    .asText();
            assertThat(studio.post("/api/import/run", Map.of("upload", upload)).status())
                    .isEqualTo(200);
            JsonNode shown = studio.post(
                            "/api/preview",
                            Map.of(
                                    "sample",
                                    TITLES.size(),
                                    "recipients",
                                    List.of(Map.of(
                                            "id",
                                            "<b>",
                                            "attributes",
                                            Map.of("user.FirstName", "<script>alert(5)</script>")))))
                    .json();
            assertThat(shown.at("/recipients/0/items"))
                    .describedAs(shown.toString())
                    .hasSize(TITLES.size());
            for (String tab : List.of("email", "push", "sms")) {
                for (String images : List.of("0", "1")) {
                    String page = studio.get(
                                    "/api/frames/" + shown.path("frame").asText() + "?tab=" + tab + "&images=" + images)
                            .body();

                    assertThat(page)
                            .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                            .doesNotContain("<script", "<svg", "<iframe", "onerror=alert(1)>", "\" onerror", "<b>");
                }
            }
            JsonNode found = studio.get("/api/items?q=script").json();
            assertThat(found.findValuesAsText("title")).contains("<script>alert(1)</script>");
        }
    }
}

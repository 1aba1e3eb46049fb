package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.server.ApiKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The image as {@code -Pimage} made it, run by this machine's Java in place of its base's. */
@EnabledIfSystemProperty(named = ImageTest.IMAGE, matches = ".+", disabledReason = "-Pimage makes the image")
class ImageTest {
    static final String IMAGE = "garnish.image";

    @TempDir
    private Path folder = Path.of("");

    private void unpack(Path archive, Path into) throws IOException, InterruptedException {
        Files.createDirectories(into);
        Process tar = new ProcessBuilder("tar", "-xf", archive.toString(), "-C", into.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("tar.txt").toFile())
                .start();
        assertThat(tar.waitFor()).isZero();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void itRunsAsNobodyAndAnswers() throws Exception {
        Path image = folder.resolve("image");
        Path root = folder.resolve("root");
        unpack(Path.of(Objects.requireNonNull(System.getProperty(IMAGE))), image);
        ObjectMapper json = new ObjectMapper();
        JsonNode manifest =
                json.readTree(image.resolve("manifest.json").toFile()).get(0);
        JsonNode config = json.readTree(
                        image.resolve(manifest.get("Config").asText()).toFile())
                .get("config");
        for (String layer : texts(manifest.get("Layers"))) {
            unpack(image.resolve(layer), root);
        }

        assertThat(config.get("User").asText()).isEqualTo("65532:65532");
        assertThat(config.get("WorkingDir").asText()).isEqualTo("/garnish");
        assertThat(config.get("ExposedPorts").toString()).contains("8080/tcp", "8081/tcp");
        assertThat(texts(config.get("Cmd"))).containsExactly("serve");

        List<String> command = new ArrayList<>();
        for (String part : texts(config.get("Entrypoint"))) {
            command.add(part.startsWith("@") ? inside(root, part.substring(1)) : part);
        }
        command.set(0, ServingProcess.java());
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        command.add(1, "-Djava.io.tmpdir=" + temporary);
        Path keys = folder.resolve("keys.txt");
        String key = ApiKeys.create(keys, "test");
        command.addAll(List.of("serve", "--host=0.0.0.0", "--admin-host=0.0.0.0", "--port=0", "--admin-port=0"));
        command.addAll(List.of("--rules=rules", "--catalog=items.pack", "--keys=keys.txt"));
        Files.createDirectory(folder.resolve("rules"));
        Files.copy(Ran.PROJECT.resolve("rules/movies.rules"), folder.resolve("rules/movies.rules"));
        try (InputStream items = SampleCatalog.class.getResourceAsStream("sample.pack")) {
            Files.copy(Objects.requireNonNull(items), folder.resolve("items.pack"));
        }

        try (ServingProcess server = ServingProcess.start(folder, command)) {
            assertThat(server.get("/v1/recommend?items=1815").statusCode()).isEqualTo(401);
            assertThat(server.get("/v1/recommend?items=1815", "X-Api-Key", key).body())
                    .contains("\"Title\":[\"Fleabag\"]");
            assertThat(server.admin("/readyz").statusCode()).isEqualTo(200);
            assertThat(temporary).isEmptyDirectory();
            assertThat(server.stopped()).doesNotContain("WARN", "Exception");
        }
    }

    /** The class path, with the unpacked image in place of the root it has in a container. */
    private static String inside(Path root, String file) throws IOException {
        StringBuilder path = new StringBuilder();
        for (String one :
                Files.readString(root.resolve(file.substring(1))).strip().split(":", -1)) {
            path.append(path.isEmpty() ? "" : ":").append(root).append(one);
        }
        return path.toString();
    }
}

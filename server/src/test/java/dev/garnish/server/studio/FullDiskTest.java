package dev.garnish.server.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.garnish.server.studio.OpenStudio.Answer;
import dev.garnish.server.studio.OpenStudio.Events;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of a few pages that fills up while someone types: what is typed and what was saved stays. */
@Tag("heavy")
class FullDiskTest {
    private static final String PAGE = "page-0001";
    private static final String TITLE = "attribute Title\n  use item.title\n  else \"x\"\n";
    private static final String LONG = TITLE + "# typed\n".repeat(8_000);

    @TempDir
    private Path folder = Path.of("");

    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted;
        try {
            mounted = run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString());
        } catch (IOException e) {
            mounted = false;
        }
        assumeTrue(mounted, "nobody here may mount a small disk: a full one is not tried");
    }

    @AfterEach
    void unmount() throws Exception {
        if (Files.getFileStore(disk).type().equals("tmpfs")) {
            assertThat(run("umount", "-l", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
    }

    @Test
    void nothingIsLostAndAllGoesOnOnceThereIsRoom() throws Exception {
        Path rules = Files.createDirectory(disk.resolve("rules"));
        Files.writeString(rules.resolve("a.rules"), TITLE);
        Path filler = disk.resolve("filler");
        try (OpenStudio studio = OpenStudio.sample(rules, disk.resolve("state"));
                Events events = studio.events(PAGE)) {
            events.next("hello");
            String base =
                    studio.get("/api/files?name=a.rules").json().path("digest").asText();
            fill(filler);
            studio.type(PAGE, rules.resolve("a.rules"), LONG);

            assertThat(events.next("drafts").path("trouble").asText())
                    .startsWith("what was typed is not stored: ")
                    .contains("space");
            Answer refused = studio.post("/api/files/save", Map.of("name", "a.rules", "text", LONG, "base", base));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("space").doesNotContain("Exception");
            assertThat(studio.post("/api/files/new", Map.of("name", "b.rules", "text", LONG))
                            .status())
                    .isEqualTo(422);
            try (Stream<Path> left = Files.list(rules)) {
                assertThat(left.map(file -> file.getFileName().toString())).containsExactly("a.rules");
            }
            assertThat(rules.resolve("a.rules")).content().isEqualTo(TITLE);
            JsonNode kept = studio.get("/api/files?name=a.rules").json();
            assertThat(kept.at("/draft/text").asText()).isEqualTo(LONG);

            Files.delete(filler);
            assertThat(events.next("drafts").path("trouble").asText()).isEmpty();
            assertThat(studio.post(
                                    "/api/files/save",
                                    Map.of("name", "a.rules", "text", TITLE + "# saved\n", "base", base))
                            .status())
                    .isEqualTo(200);
            assertThat(rules.resolve("a.rules")).content().isEqualTo(TITLE + "# saved\n");
        }
    }
}

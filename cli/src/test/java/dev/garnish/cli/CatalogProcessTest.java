package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.garnish.catalog.db.CatalogStore;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own that is told to end, or killed. */
final class CatalogProcessTest {
    private static final long SEED = 5;
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder = Path.of("");

    private Path catalog = Path.of("");

    @BeforeEach
    void load() throws IOException {
        catalog = folder.resolve("shop.mv.db");
        assertThat(Ran.garnish("catalog", "import", items(0, 3).toString(), "--catalog", catalog.toString())
                        .exit())
                .isZero();
    }

    private Path items(int version, int rows) throws IOException {
        StringBuilder csv = new StringBuilder("item_id,title\n");
        for (int i = 0; i < rows; i++) {
            csv.append("item-%d,Title %d of %d\n".formatted(i, version, i));
        }
        return Files.writeString(folder.resolve("items.csv"), csv);
    }

    private Process imported(Path items) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-D" + Setup.HOME + "=" + Ran.PROJECT,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Garnish.class.getName()));
        command.addAll(List.of("catalog", "import", items.toString(), "--catalog", catalog.toString()));
        return new ProcessBuilder(command)
                .redirectOutput(told("out"))
                .redirectError(told("err"))
                .start();
    }

    private File told(String stream) {
        return folder.resolve(stream).toFile();
    }

    private List<String> halves() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.contains(".new"))
                    .toList();
        }
    }

    @Test
    void anImportThatIsStoppedSaysSoAndLeavesNothing() throws Exception {
        assumeFalse(File.separatorChar == '\\', "Windows kills");
        byte[] before = Files.readAllBytes(catalog);
        Process process = imported(items(1, 200_000));
        while (process.isAlive() && halves().isEmpty()) {
            Thread.sleep(5);
        }
        process.toHandle().destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(told("err")).hasContent("garnish: interrupted: no catalog was changed");
        assertThat(told("out")).isEmpty();
        assertThat(process.exitValue()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(halves()).isEmpty();
        assertThat(Files.readAllBytes(catalog)).isEqualTo(before);
    }

    @Tag("heavy")
    @Test
    void whatEndedWithZeroIsThereHoweverTheNextIsKilled() throws Exception {
        Random random = new Random(SEED);
        long acknowledged = 1;
        for (int version = 1; version <= 6; version++) {
            Process process = imported(items(version, 2000));
            if (!process.waitFor(random.nextInt(3000), TimeUnit.MILLISECONDS)) {
                process.toHandle().destroyForcibly();
            }
            acknowledged += process.waitFor() == 0 ? 1 : 0;
            acknowledged = assertWhole(acknowledged);
        }
        assertThat(imported(items(7, 2000)).waitFor()).isZero();
        assertThat(assertWhole(acknowledged + 1)).isEqualTo(acknowledged + 1);
        assertThat(halves()).isEmpty();
    }

    /** The newest version, which is the one that was acknowledged or the one behind it. */
    private long assertWhole(long acknowledged) {
        CatalogStore store = CatalogStore.of(catalog);
        assertThat(store.verify().findings()).isEmpty();
        long newest = store.status().version().map(CatalogVersion::number).orElseThrow();
        assertThat(newest).isBetween(acknowledged, acknowledged + 1);
        return newest;
    }
}

package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that reads catalogs has only the libraries for those that it reads. */
class SparseClassPathTest {
    private static final String FOUND = "{a=item a}";

    @TempDir
    Path folder = Path.of("");

    private Path csv = Path.of("");
    private Path catalog = Path.of("");

    @BeforeEach
    void importItems() throws IOException {
        csv = Files.writeString(folder.resolve("items.csv"), "item_id,title\na,One\n");
        catalog = folder.resolve("shop.mv.db");
        CatalogImport.of(catalog, List.of(csv)).extend().run();
    }

    /** What the program prints that has none of the libraries whose files' names begin so. */
    private static String use(List<String> missing, Path... words) throws IOException {
        String classPath = Stream.of(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator, -1))
                .filter(place -> missing.stream()
                        .noneMatch(
                                name -> Path.of(place).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(File.pathSeparator));
        Stream<String> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                UseCatalog.class.getName());
        Process java = new ProcessBuilder(
                        Stream.concat(command, Stream.of(words).map(Path::toString))
                                .toList())
                .redirectErrorStream(true)
                .start();
        return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void anH2CatalogIsReadWithoutFlywayAndWithoutWhatIsForServers() throws IOException {
        assertThat(use(List.of("flyway", "postgresql", "HikariCP"), catalog)).isEqualTo(FOUND);
    }

    @Test
    void anImportWithoutFlywaySaysWhatIsMissingAndLeavesTheCatalog() throws IOException {
        byte[] before = Files.readAllBytes(catalog);
        assertThat(use(List.of("flyway"), catalog, csv).lines())
                .containsExactly(
                        FOUND,
                        "ENVIRONMENT catalog %s: the library that migrates it is not here: add org.flywaydb:flyway-core"
                                .formatted(catalog));
        assertThat(catalog).hasBinaryContent(before);
    }

    @Test
    void aPackIsReadWithoutAnyDatabase() throws IOException {
        Path pack = folder.resolve("shop.pack");
        try (CatalogFile open = CatalogFile.open(catalog)) {
            PackedCatalog.write(open, pack);
        }
        assertThat(use(List.of("flyway", "postgresql", "HikariCP", "h2", "caffeine", "fastcsv", "jackson"), pack))
                .isEqualTo(FOUND);
    }
}

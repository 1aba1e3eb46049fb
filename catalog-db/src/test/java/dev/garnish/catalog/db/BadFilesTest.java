package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.InvalidItemsException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that cannot be imported: what their owner is told. {@code -Dgolden.update} rewrites {@code expected.txt}. */
class BadFilesTest {
    private static final String EXPECTED = "expected.txt";

    @TempDir
    static Path folder = Path.of("");

    private static Path empty = Path.of("");

    @BeforeAll
    static void migrate() throws IOException {
        empty = folder.resolve("empty.mv.db");
        DbCatalog.migrate(empty, Films.in(folder));
    }

    static Stream<String> cases() throws IOException, URISyntaxException {
        try (Stream<Path> cases = Files.list(golden())) {
            return cases.map(path -> path.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static Path golden() throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(BadFilesTest.class.getResource("golden")).toURI());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theOwnerIsInformedAndNothingIsImported(String name) throws Exception {
        Path at = golden().resolve(name);
        Path catalog = folder.resolve(name + ".mv.db");
        Files.copy(empty, catalog);
        byte[] before = Files.readAllBytes(catalog);
        Throwable refused =
                catchThrowable(() -> CatalogImport.of(catalog, files(at)).run());
        assertThat(refused).isInstanceOfAny(CatalogException.class, InvalidItemsException.class);
        String told =
                String.valueOf(refused.getMessage()).replace(at + "/", "").replace(catalog.toString(), "shop.mv.db")
                        + "\n";
        if (System.getProperty("golden.update") != null) {
            Files.writeString(Path.of("src/test/resources/dev/garnish/catalog/db/golden", name, EXPECTED), told);
        }
        assertThat(told).isEqualTo(Files.readString(at.resolve(EXPECTED)));
        assertThat(Files.readAllBytes(catalog)).isEqualTo(before);
    }

    private static List<Path> files(Path at) throws IOException {
        try (Stream<Path> files = Files.list(at)) {
            return files.filter(file -> !file.endsWith(EXPECTED)).sorted().toList();
        }
    }

    @Test
    void thereAreAtLeastTwentyFiveKinds() throws Exception {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(25);
    }
}

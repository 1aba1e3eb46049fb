package dev.garnish.catalog.db.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.CatalogImport;
import dev.garnish.catalog.db.CatalogStore;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earlier versions as they stand on the disk. */
class ArchivedVersionTest {
    @TempDir
    Path folder = Path.of("");

    private Path catalog = Path.of("");

    @BeforeEach
    void place() {
        catalog = folder.resolve("shop.mv.db");
    }

    private void load(String title) throws IOException {
        Path file = Files.writeString(folder.resolve("items.csv"), "id,title\na," + title + "\n");
        CatalogImport.of(catalog, List.of(file)).run();
    }

    private List<String> archived() throws IOException {
        try (Stream<Path> files = Files.list(VersionArchive.folder(catalog))) {
            return files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .sorted()
                    .toList();
        }
    }

    private CatalogStore store() {
        return CatalogStore.of(catalog);
    }

    /** As earlier releases kept it, and as a killed process leaves it. */
    private Path unpacked(long number) throws IOException {
        Path packed = VersionArchive.file(catalog, number);
        Path plain = VersionArchive.folder(catalog).resolve(number + ".mv.db");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, plain);
        }
        Files.delete(packed);
        return plain;
    }

    @Test
    void aVersionIsCompressedOnceAnotherTookItsPlace() throws IOException {
        load("One");
        byte[] first = Files.readAllBytes(catalog);
        Files.setPosixFilePermissions(catalog, PosixFilePermissions.fromString("rw-r-----"));
        load("Two");

        assertThat(archived()).containsExactly("1.mv.db.gz");
        Path kept = VersionArchive.file(catalog, 1);
        assertThat(Files.getPosixFilePermissions(kept)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Files.size(kept)).isLessThan(first.length / 2);
        assertThat(Files.readAllBytes(unpacked(1))).isEqualTo(first);
    }

    @Test
    void oneThatIsNotCompressedIsReadAndCompressedByTheNextChange() throws IOException {
        load("One");
        load("Two");
        unpacked(1);
        assertThat(store().status().kept()).containsExactly(1L);
        assertThat(store().verify().findings()).isEmpty();
        store().difference(1, 2, change -> assertThat(change.id()).isEqualTo("a"));

        assertThat(store().rollback(1)).isPresent();

        assertThat(archived()).containsExactly("1.mv.db.gz", "2.mv.db.gz");
        assertThat(store().verify().findings()).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftBesideItIsTakenAway() throws IOException {
        load("One");
        load("Two");
        byte[] packed = Files.readAllBytes(VersionArchive.file(catalog, 1));
        unpacked(1);
        Files.write(VersionArchive.folder(catalog).resolve("1.mv.db.gz"), packed);
        Files.write(VersionArchive.folder(catalog).resolve(".kept.0123456789abcdef.new"), Arrays.copyOf(packed, 100));
        assertThat(store().status().kept()).containsExactly(1L);

        load("Three");

        assertThat(archived()).containsExactly("1.mv.db.gz", "2.mv.db.gz");
    }

    @Test
    void theOldestGoInEitherForm() throws IOException {
        load("One");
        load("Two");
        load("Three");
        unpacked(1);
        assertThat(store().status().kept()).containsExactly(2L, 1L);

        load("Four");

        assertThat(archived()).containsExactly("2.mv.db.gz", "3.mv.db.gz");
    }

    @Test
    void itIsUnpackedForAsLongAsItIsRead() throws IOException {
        load("One");
        load("Two");
        Path read;
        try (ArchivedVersion kept = ArchivedVersion.open(VersionArchive.file(catalog, 1))) {
            read = kept.read(file -> file);
            assertThat(read).exists();
            assertThat(read.getParent()).isNotEqualTo(VersionArchive.folder(catalog));
        }
        assertThat(read).doesNotExist();
    }

    @Test
    void oneThatIsCutOffIsDamaged() throws IOException {
        load("One");
        load("Two");
        Path kept = VersionArchive.file(catalog, 1);
        byte[] bytes = Files.readAllBytes(kept);
        Files.write(kept, Arrays.copyOf(bytes, bytes.length / 2));
        String damaged = "catalog %s: the file is damaged: restore a backup, or move it away and import the items again"
                .formatted(kept);

        assertThat(store().verify().findings()).containsExactly("kept version 1: " + damaged);
        byte[] before = Files.readAllBytes(catalog);
        assertThat(catchThrowableOfType(CatalogException.class, () -> store().rollback(1)))
                .hasMessage(damaged);
        assertThat(Files.readAllBytes(catalog)).isEqualTo(before);
    }

    @Test
    void oneThatWasDamagedBeforeItWasCompressedIsNamedByItsFile() throws IOException {
        load("One");
        load("Two");
        Path plain = unpacked(1);
        byte[] bytes = Files.readAllBytes(plain);
        bytes[bytes.length / 2] ^= 1;
        Files.write(plain, bytes);
        load("Three");

        assertThat(store().verify().findings())
                .containsExactly(
                        "kept version 1: catalog %s: the file is damaged: restore a backup, or move it away and import the items again"
                                .formatted(VersionArchive.file(catalog, 1)));
    }
}

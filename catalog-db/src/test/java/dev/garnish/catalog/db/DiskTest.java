package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or cannot be written to. Where this process may not mount one, these are skipped. */
class DiskTest {
    private static final int ROWS = 100_000;

    @TempDir
    Path folder = Path.of("");

    private Path disk = Path.of("");
    private Path catalog = Path.of("");
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        catalog = disk.resolve("shop.mv.db");
        mounted = ran("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString());
        assumeTrue(mounted, "this process may not mount a disk");
        load(1);
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            // No file is left open there.
            assertThat(ran("umount", disk.toString())).isTrue();
        }
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void load(int rows) throws IOException {
        StringBuilder csv = new StringBuilder("item_id,title\n");
        for (int i = 0; i < rows; i++) {
            csv.append("item-%d,Title of many words %d\n".formatted(i, 31 * i));
        }
        Path file = Files.writeString(folder.resolve("items.csv"), csv);
        CatalogImport.of(catalog, List.of(file)).run();
    }

    private void assertRefused(String reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable change)
            throws IOException {
        byte[] before = Files.readAllBytes(catalog);
        List<String> files = files();
        CatalogException refused = catchThrowableOfType(CatalogException.class, change);
        assertThat(refused).hasMessage(reason);
        assertThat(refused.kind()).isEqualTo(Kind.ENVIRONMENT);
        assertThat(Files.readAllBytes(catalog)).isEqualTo(before);
        assertThat(files()).isEqualTo(files);
        assertThat(CatalogStore.of(catalog).verify().findings()).isEmpty();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(disk)) {
            return files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFullDiskIsToldAndNothingIsLost() throws IOException {
        assertRefused(
                "catalog %s: cannot be written: No space left on device: nothing was changed".formatted(catalog),
                () -> load(ROWS));
    }

    /** What is reported as done is done, in whatever room; where there is none to compress the version before, it stays as it is. */
    @Test
    void withEverMoreRoomAnImportIsRefusedThenDoneThenCompressed() throws Exception {
        Set<String> seen = new LinkedHashSet<>();
        for (int room = 0; !seen.contains("2.mv.db.gz"); room += 24_000) {
            seen.add(addedWithin(room));
        }
        assertThat(seen).containsExactly("refused", "2.mv.db", "2.mv.db.gz");
    }

    /** Two versions, then a third with this much room; gives the file of the second. */
    private String addedWithin(int room) throws Exception {
        unmount();
        assertThat(ran("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()))
                .isTrue();
        load(1);
        add("big," + HexFormat.of().formatHex(noise(100_000)));
        Path filler =
                Files.write(disk.resolve("filler"), new byte[(int) disk.toFile().getUsableSpace() - room]);
        boolean added = isAdded("small,One");

        CatalogStore store = CatalogStore.of(catalog);
        assertThat(store.log().get(0).number()).isEqualTo(added ? 3 : 2);
        assertThat(store.verify().findings()).isEmpty();
        assertThat(files()).noneMatch(name -> name.endsWith(".new") || name.endsWith(".new.mv.db"));
        if (!added) {
            return "refused";
        }
        String kept = files().stream()
                .filter(name -> name.startsWith("2."))
                .findFirst()
                .orElseThrow();
        Files.delete(filler);
        add("small,Two");
        assertThat(files()).contains("2.mv.db.gz", "3.mv.db.gz").doesNotContain("2.mv.db");
        return kept;
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private void add(String row) throws IOException {
        Path file = Files.writeString(folder.resolve("items.csv"), "item_id,title\n" + row + "\n");
        CatalogImport.of(catalog, List.of(file)).run();
    }

    private boolean isAdded(String row) throws IOException {
        try {
            add(row);
            return true;
        } catch (CatalogException e) {
            assertThat(e)
                    .hasMessage("catalog %s: cannot be written: No space left on device: nothing was changed", catalog);
            return false;
        }
    }

    @Test
    void aBackupThatDoesNotFitLeavesNothing() throws IOException {
        Files.write(disk.resolve("filler"), new byte[(int) disk.toFile().getUsableSpace() - 8192]);
        Path backup = disk.resolve("backup.mv.db");
        assertRefused(
                "backup %s: cannot be written: No space left on device".formatted(backup),
                () -> CatalogStore.of(catalog).backup(backup));
    }

    @Test
    void aDiskThatCanOnlyBeReadIsTold() throws Exception {
        assumeTrue(ran("mount", "-o", "remount,ro", disk.toString()), "this process may not remount a disk");
        assertRefused(
                "catalog %s: cannot be written: Read-only file system: nothing was changed".formatted(catalog),
                () -> load(2));
    }
}

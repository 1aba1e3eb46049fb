package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.catalog.db.internal.pack.MappedBytes;
import dev.garnish.catalog.db.internal.pack.PackHeader;
import dev.garnish.catalog.db.internal.sample.SampleItems;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogException.Kind;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedCatalogTest {
    private static final Schema SCHEMA = Schema.of(
            new Column("item_id", Type.TEXT), new Column("title", Type.TEXT), new Column("tags", Type.TEXT_LIST));
    private static final int ITEMS = 2_000;

    @TempDir
    Path folder = Path.of("");

    private Path pack = Path.of("");

    @BeforeEach
    void pack() {
        pack = folder.resolve("items.pack");
        PackedCatalog.write(catalog(), pack);
    }

    private static Catalog catalog() {
        return Catalog.of(
                SCHEMA,
                IntStream.range(0, ITEMS)
                        .mapToObj(i -> Item.of(SCHEMA, "i" + i, "i" + i, "Title " + i, List.of("a", "b" + i)))
                        .toList());
    }

    @Test
    void theSampleIsPackedWhenBuilt() {
        assertThat(SampleCatalog.open()).isInstanceOf(PackedCatalog.class);
        assertThat(SampleCatalog.open().version())
                .isEqualTo(SampleItems.migrated().version());
    }

    @Test
    void theSamePackIsWrittenEachTime() throws Exception {
        byte[] before = Files.readAllBytes(pack);
        PackedCatalog.write(catalog(), pack);
        assertThat(Files.readAllBytes(pack)).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactly("items.pack");
    }

    @Test
    void aPackOfAPackIsTheSame() throws Exception {
        Path second = folder.resolve("second.pack");
        PackedCatalog.write(PackedCatalog.open(pack, 0), second);
        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(pack));
    }

    @Test
    void whicheverFileItIsIsOpened() {
        assertThat(CatalogFile.open(pack)).isInstanceOf(PackedCatalog.class);
        Path database = folder.resolve("new.mv.db");
        DbCatalog.migrate(database);
        try (CatalogFile catalog = CatalogFile.open(database)) {
            assertThat(catalog).isInstanceOf(DbCatalog.class);
        }
    }

    @Test
    void aPackThatIsOpenCanBeReplaced() {
        PackedCatalog open = PackedCatalog.open(pack, 0);
        PackedCatalog.write(Catalog.of(SCHEMA, List.of()), pack);
        assertThat(open.find(Set.of("i7"))).hasSize(1);
        assertThat(PackedCatalog.open(pack, 0).find(Set.of("i7"))).isEmpty();
    }

    private CatalogException refused() {
        CatalogException refused = catchThrowableOfType(CatalogException.class, () -> PackedCatalog.open(pack));
        assertThat(refused.kind()).isEqualTo(Kind.BAD_DATA);
        return refused;
    }

    @Test
    void aTruncatedPackIsRefused() throws Exception {
        long whole = Files.size(pack);
        try (RandomAccessFile file = new RandomAccessFile(pack.toFile(), "rw")) {
            file.setLength(whole - 1);
        }
        assertThat(refused())
                .hasMessage(
                        "catalog %s: cannot be used: it is truncated: %d bytes of %d: pack the catalog again",
                        pack, whole - 1, whole);
        for (int length : new int[] {PackHeader.FIXED, PackHeader.FIXED - 1, 20, 8, 7, 0}) {
            try (RandomAccessFile file = new RandomAccessFile(pack.toFile(), "rw")) {
                file.setLength(length);
            }
            assertThat(refused())
                    .hasMessage("catalog %s: cannot be used: it is truncated: pack the catalog again", pack);
        }
    }

    @Test
    void whatIsNoPackIsRefused() throws Exception {
        Files.writeString(pack, "item_id,title\n".repeat(100));
        assertThat(refused()).hasMessage("catalog %s: cannot be used: it is no pack: pack the catalog again", pack);
    }

    @Test
    void aLaterFormatIsRefused() throws Exception {
        overwrite(8, new byte[] {0, 0, 0, 4});
        assertThat(refused())
                .hasMessage(
                        "catalog %s: cannot be used: its format is 4, this reads format 3: pack the catalog again",
                        pack);
    }

    @Test
    void aLargePackGivesTheSameWhileItIsReadInBlocksAndOnceItIsMapped() throws Exception {
        int many = 2 * MappedBytes.READS * PackHeader.BLOCK / 200;
        Catalog large = Catalog.of(
                SCHEMA,
                IntStream.range(0, many)
                        .mapToObj(i -> Item.of(SCHEMA, "i" + i, "i" + i, "x".repeat(200) + i, List.of("a")))
                        .toList());
        PackedCatalog.write(large, pack);
        PackedCatalog open = PackedCatalog.open(pack, 0);
        Set<String> some = Set.of("i7", "i8", "none", "i" + (many - 1));

        assertThat(open.find(some)).hasSize(3);
        Files.delete(pack);
        for (int round = 0; round < 2; round++) {
            for (int from = 0; from < many; from += 5_000) {
                Set<String> ids = IntStream.range(from, Math.min(many, from + 5_000))
                        .mapToObj(i -> "i" + i)
                        .collect(Collectors.toSet());
                assertThat(open.find(ids)).hasSameSizeAs(ids);
            }
        }
        assertThat(open.find(Set.of("i8")).values())
                .extracting(item -> item.value("title").orElseThrow())
                .containsExactly("x".repeat(200) + 8);
        open.verify();
        open.close();
    }

    @Test
    void aLargePackThatIsClosedBeforeItIsMappedSaysSo() {
        PackedCatalog open = PackedCatalog.open(pack, 0);
        open.close();

        assertThat(catchThrowableOfType(CatalogUnavailableException.class, () -> open.find(Set.of("i7"))))
                .hasMessage(
                        "catalog %s: cannot be used: it cannot be read: Stream Closed: pack the catalog again", pack);
    }

    @Test
    void aMissingPackIsNamed() {
        Path missing = folder.resolve("none.pack");
        CatalogException refused = catchThrowableOfType(CatalogException.class, () -> PackedCatalog.open(missing));
        assertThat(refused).hasMessage("catalog %s: there is no such file: check the path", missing);
        assertThat(refused.kind()).isEqualTo(Kind.ENVIRONMENT);
    }

    @Tag("heavy")
    @Test
    void aSingleFlippedBitIsNeverServed() throws Exception {
        Random random = new Random(11);
        byte[] whole = Files.readAllBytes(pack);
        Set<String> ids = IntStream.range(-ITEMS, ITEMS).mapToObj(i -> "i" + i).collect(Collectors.toSet());
        for (int round = 0; round < 400; round++) {
            byte[] bytes = whole.clone();
            int at = random.nextInt(round % 4 == 0 ? 200 : bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(pack, bytes);
            assertThat(refused().getMessage())
                    .matches("catalog \\Q" + pack + "\\E: cannot be used: it.*: pack the catalog again");
            assertRefusedWhenMapped(ids);
        }
    }

    private void assertRefusedWhenMapped(Set<String> ids) {
        RuntimeException refused = catchThrowableOfType(RuntimeException.class, () -> {
            PackedCatalog catalog = PackedCatalog.open(pack, 0);
            assertThat(catalog.find(ids)).hasSize(ITEMS);
            catalog.verify();
        });
        assertThat(refused.getMessage())
                .matches("catalog \\Q" + pack + "\\E: cannot be used: it.*: pack the catalog again");
    }

    @Test
    void noiseIsRefusedInOneLineWhateverItIs() throws Exception {
        Random random = new Random(12);
        byte[] whole = Files.readAllBytes(pack);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = whole.clone();
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bytes, 8 + random.nextInt(bytes.length - noise.length - 8), noise.length);
            Files.write(pack, bytes);
            assertThat(refused().getMessage()).doesNotContain("\n");
        }
    }

    private void overwrite(long at, byte[] bytes) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(pack.toFile(), "rw")) {
            file.seek(at);
            file.write(bytes);
        }
    }
}

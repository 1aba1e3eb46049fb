package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.garnish.Enricher;
import dev.garnish.Enrichment;
import dev.garnish.RuleSet;
import dev.garnish.catalog.db.internal.h2.FileChecksum;
import dev.garnish.catalog.db.internal.h2.VersionArchive;
import dev.garnish.catalog.db.internal.record.Fingerprint;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.InvalidItemsException;
import dev.garnish.event.EventFormat;
import dev.garnish.rules.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Imports into an H2 file. */
class CatalogImportTest extends EveryImport {
    private Path catalog = Path.of("");

    @BeforeEach
    void place() {
        catalog = folder.resolve("shop.mv.db");
    }

    @Override
    CatalogAddress catalog() {
        return CatalogAddress.of(catalog);
    }

    @Override
    String column(String name) {
        return '"' + name.toUpperCase(Locale.ROOT) + '"';
    }

    @Override
    String unscaled() {
        return "decfloat";
    }

    @Override
    String added(String... definitions) {
        return "alter table item add (\n  %s);".formatted(String.join(",\n  ", definitions));
    }

    @Override
    Object state() throws IOException {
        return Files.readAllBytes(catalog);
    }

    @Test
    void whatTheDatabaseItselfRefusesIsTold() throws Exception {
        of(THREE).run();
        Sql.run(catalog, "alter table item add constraint cheap check (price < 100)");
        CatalogImport costly = of("id,price\na,5\nd,500\ne,6\nf,700\n");
        InvalidItemsException refused = catchThrowableOfType(InvalidItemsException.class, costly::run);
        assertThat(String.valueOf(refused.getMessage()).replace(folder + "/", ""))
                .isEqualTo("""
                        2 bad rows, nothing was imported:
                          items.csv:3: the database refuses it: Check constraint violation: "CHEAP: "
                          items.csv:5: the database refuses it: Check constraint violation: "CHEAP: \"""");
        Sql.run(catalog, "alter table item add constraint named check (title is not null)");
        assertThat(catchThrowableOfType(InvalidItemsException.class, of("id,price\na,5\nd,50\n")::run)
                        .first())
                .extracting(bad -> bad.line() + ": " + bad.reason())
                .containsExactly("3: the database refuses it: Check constraint violation: \"NAMED: \"");
    }

    @Test
    void idsFollowTheRuleOfEvents() throws IOException {
        of("id,title\n\"  1815\u3000\",Fleabag\n\u00a02009,Late Night\n").run();

        try (DbCatalog items = DbCatalog.open(catalog)) {
            RuleSet rules = RuleSet.parse(
                    List.of(new Source("a.rules", "attribute Title\n use item.title\n else '-'")), items.schema());
            String ids = "[\"1815\",\" 1815 \",\"\\t1815\",\"2009\",\"\u00a02009 \"]";
            Enrichment made = Enricher.of(rules, items)
                    .enrich(
                            EventFormat.pinpoint(),
                            ("{\"Endpoints\":{\"e\":{\"RecommendationItems\":" + ids + "}}}")
                                    .getBytes(StandardCharsets.UTF_8));

            assertThat(items.find(Set.of("1815", "\u00a02009"))).hasSize(2);
            assertThat(new String(made.json(), StandardCharsets.UTF_8))
                    .endsWith("{\"Title\":[\"Fleabag\",\"Fleabag\",\"Fleabag\",\"-\",\"Late Night\"]}}}");
        }
    }

    @Test
    void longTextsAreStoredPackedExportedAndServed() throws IOException {
        String text = "caf\u00e9 \uD83D\uDE00 x\u0301 ".repeat(20_000).strip();
        String list = "[\"" + text + "\",\"b\"]";
        of("id,note,tags\na," + text + ",\"" + list.replace("\"", "\"\"") + "\"\n")
                .extend()
                .run();
        Path pack = folder.resolve("long.pack");
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        try (DbCatalog open = DbCatalog.open(catalog)) {
            PackedCatalog.write(open, pack);
            CatalogExport.csv(open, exported);
            assertThat(open.items().map(item -> described(item, "note", "tags")))
                    .containsExactly("a " + text + " [" + text + ", b]");
        }
        assertThat(PackedCatalog.open(pack, 0).items().map(item -> described(item, "note", "tags")))
                .containsExactly("a " + text + " [" + text + ", b]");
        assertThat(exported.toString(StandardCharsets.UTF_8)).contains(text);

        of(exported.toString(StandardCharsets.UTF_8)).replace().run();
        assertThat(items("note")).containsExactly("a " + text);
    }

    @Test
    void aTextOfMoreThanAMillionCharactersIsStoredToo() throws IOException {
        String text = "x".repeat(1_100_000);
        of("id,note\nb," + text + "\nc,fine\n").extend().run();
        assertThat(items("note")).containsExactly("b " + text, "c fine");
    }

    @Test
    void theLastVersionsAreKeptAndNoMore() throws IOException {
        for (int i = 1; i <= 6; i++) {
            of("id,title\na,Title " + i + "\n").keep(3).run();
        }
        assertThat(VersionArchive.numbers(catalog)).containsExactly(5L, 4L);
        List<String> changes = new ArrayList<>();
        CatalogStore.of(catalog)
                .difference(
                        4,
                        6,
                        change -> changes.add(described(change.before().orElseThrow(), "title") + ", "
                                + described(change.after().orElseThrow(), "title")));
        assertThat(changes).containsExactly("a Title 4, a Title 6");
        try (DbCatalog now = DbCatalog.open(catalog)) {
            assertThat(now.number()).isEqualTo(6);
            assertThat(now.version()).isEqualTo(Fingerprint.of(now));
        }
    }

    @Test
    void whatAnotherProgramChangedSinceHasAnotherVersion() throws Exception {
        of(THREE).run();
        String version;
        try (DbCatalog open = DbCatalog.open(catalog)) {
            version = open.version();
        }
        assertThat(FileChecksum.of(catalog)).isEqualTo(FileChecksum.State.WHOLE);
        Sql.run(catalog, "update item set title = 'Other' where item_id = 'a'");
        assertThat(FileChecksum.of(catalog)).isEqualTo(FileChecksum.State.NONE);
        try (DbCatalog open = DbCatalog.open(catalog)) {
            assertThat(open.number()).isZero();
            assertThat(open.version()).isNotEqualTo(version).isEqualTo(Fingerprint.of(open));
        }
    }

    @Test
    void aFlippedBitAnywhereIsToldAsDamage() throws Exception {
        of(THREE).run();
        byte[] whole = Files.readAllBytes(catalog);
        java.util.Random random = new java.util.Random(5);
        List<Integer> places = new ArrayList<>(List.of(2, 100, 4094, 4096, 4096 + 3968, whole.length - 1));
        random.ints(100, 0, whole.length).forEach(places::add);
        for (int place : places) {
            byte[] bytes = whole.clone();
            bytes[place] ^= 0x10;
            Files.write(catalog, bytes);
            CatalogException refused = catchThrowableOfType(
                    CatalogException.class, () -> DbCatalog.open(catalog).close());
            assertThat(refused).as("byte %d", place).isNotNull();
            assertThat(refused.getMessage())
                    .matches("catalog \\Q" + catalog + "\\E: (the file is damaged|not an H2).*");
        }
    }

    @Test
    void aFileCutOffAnywhereIsToldAsDamage() throws Exception {
        of(THREE).run();
        byte[] whole = Files.readAllBytes(catalog);
        for (int length : new int[] {
            1, 2, 100, 255, 4095, 4096, 4097, 8191, 8192, 8193, whole.length / 2, whole.length - 4096, whole.length - 1
        }) {
            Files.write(catalog, java.util.Arrays.copyOf(whole, length));
            CatalogException refused = catchThrowableOfType(
                    CatalogException.class, () -> DbCatalog.open(catalog).close());
            assertThat(refused).as("%d bytes", length).isNotNull();
            assertThat(refused.getMessage())
                    .as("%d bytes", length)
                    .matches("catalog \\Q" + catalog + "\\E: (the file is damaged|not an H2).*");
        }
    }

    @Test
    void theFileKeepsWhoMayReadIt() throws IOException {
        of(THREE).run();
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions here");
        Files.setPosixFilePermissions(catalog, PosixFilePermissions.fromString("rw-r-----"));
        of("id,title\na,Uno\n").run();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(catalog)))
                .isEqualTo("rw-r-----");
    }

    @Tag("heavy")
    @Test
    void aFileOfWhichEveryRowChangesKeepsAboutItsSize() throws IOException {
        of(many(1)).extend().run();
        long first = Files.size(catalog);
        of(many(2)).run();
        // Less than 8 MB is not worth the time.
        assertThat(Files.size(catalog)).isLessThan(first + Math.max(first / 2, 8L << 20));
        assertThat(CatalogStore.of(catalog).verify().findings()).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**.new.*");
    }

    private static String many(int seed) {
        Random random = new Random(seed);
        StringBuilder rows = new StringBuilder("id,note\n");
        byte[] bytes = new byte[1500];
        for (int i = 0; i < 6_000; i++) {
            random.nextBytes(bytes);
            rows.append(i)
                    .append(",x")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append('\n');
        }
        return rows.toString();
    }
}

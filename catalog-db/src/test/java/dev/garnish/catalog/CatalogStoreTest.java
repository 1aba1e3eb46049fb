package dev.garnish.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogStoreTest {
    @TempDir
    Path folder = Path.of("");

    private Path catalog = Path.of("");

    @BeforeEach
    void place() {
        catalog = folder.resolve("shop.mv.db");
    }

    private void load(String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("items.csv"), "item_id,title,price\n" + rows);
        CatalogImport.of(catalog, List.of(file)).replace().run();
    }

    private CatalogStore store() {
        return CatalogStore.of(catalog);
    }

    private String content() {
        try (DbCatalog open = DbCatalog.open(catalog)) {
            return Fingerprint.of(open);
        }
    }

    private static String told(Optional<CatalogVersion> version) {
        return version.map(CatalogStoreTest::told).orElse("nothing changed");
    }

    private static String told(CatalogVersion version) {
        return "%d from %s: %d items, +%d ~%d -%d"
                .formatted(
                        version.number(),
                        version.source(),
                        version.items(),
                        version.added(),
                        version.changed(),
                        version.removed());
    }

    @Test
    void aFileTellsWhatItIs() throws Exception {
        load("a,One,1\nb,Two,2\n");
        load("a,One,1\nb,Deux,2\nc,Three,3\n");

        CatalogStatus status = store().status();

        assertThat(told(status.version())).isEqualTo("2 from items.csv: 3 items, +1 ~1 -0");
        assertThat(status.items()).isEqualTo(3);
        assertThat(status.kept()).containsExactly(1L);
        assertThat(status.altered()).isFalse();
        assertThat(status.bytes()).isEqualTo(Files.size(catalog));
        assertThat(store().log())
                .extracting(CatalogStoreTest::told)
                .containsExactly("2 from items.csv: 3 items, +1 ~1 -0", "1 from items.csv: 2 items, +2 ~0 -0");
    }

    @Test
    void anEarlierVersionComesBackUnderANewNumber() throws Exception {
        load("a,One,1\nb,Two,2\n");
        String first = content();
        load("a,Uno,1\nc,Three,3\n");

        assertThat(store().previous()).isEqualTo(1);
        assertThat(told(store().rollback(1))).isEqualTo("3 from version 1 again: 2 items, +1 ~1 -1");

        assertThat(content()).isEqualTo(first);
        assertThat(store().log()).extracting(CatalogVersion::number).containsExactly(3L, 2L, 1L);
        assertThat(store().status().kept()).containsExactly(2L, 1L);
        assertThat(told(store().rollback(1))).isEqualTo("nothing changed");
        assertThat(store().verify().findings()).isEmpty();
    }

    @Test
    void aVersionThatIsNotKeptCanNotComeBack() throws Exception {
        load("a,One,1\n");
        load("a,Uno,1\n");
        byte[] before = Files.readAllBytes(catalog);

        assertThat(catchThrowableOfType(CatalogException.class, () -> store().rollback(7)))
                .hasMessage("catalog %s: version 7 is not kept; kept are 1", catalog);
        assertThat(Files.readAllBytes(catalog)).isEqualTo(before);
    }

    @Test
    void aRowThatSomebodyAlteredIsFound() throws Exception {
        load("a,One,1\nb,Two,2\n");
        assertThat(store().verify().findings()).isEmpty();

        Sql.run(catalog, "update item set price = 9 where item_id = 'b'");

        assertThat(store().status().altered()).isTrue();
        assertThat(store().verify().findings())
                .containsExactly(
                        "another program has written to the file since version 1",
                        "the items are not those of version 1: at least one was changed, added or removed");
    }

    @Test
    void aKeptVersionThatIsDamagedIsFound() throws Exception {
        load("a,One,1\n");
        load("a,Uno,1\n");
        Path kept = Kept.file(catalog, 1);
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept, bytes);

        assertThat(store().verify().findings())
                .containsExactly(
                        "kept version 1: catalog %s: the file is damaged: restore a backup, or move it away and import the items again"
                                .formatted(kept));
    }

    @Test
    void aBackupBringsADamagedFileBack() throws Exception {
        load("a,One,1\n");
        String first = content();
        Path backup = folder.resolve("backup.mv.db");
        store().backup(backup);
        assertThat(Files.readAllBytes(backup)).isEqualTo(Files.readAllBytes(catalog));
        byte[] bytes = Files.readAllBytes(catalog);
        Files.write(catalog, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(told(store().restore(backup))).isEqualTo("1 from items.csv: 1 items, +1 ~0 -0");

        assertThat(content()).isEqualTo(first);
        assertThat(store().verify().findings()).isEmpty();
    }

    @Test
    void aBackupOfOlderItemsBecomesANewVersion() throws Exception {
        load("a,One,1\n");
        Path backup = folder.resolve("backup.mv.db");
        store().backup(backup);
        load("a,Uno,1\nb,Two,2\n");

        assertThat(told(store().restore(backup))).isEqualTo("3 from backup backup.mv.db: 1 items, +0 ~1 -1");
        assertThat(told(store().restore(backup))).isEqualTo("nothing changed");
        assertThat(catchThrowableOfType(CatalogException.class, () -> store().backup(backup)))
                .hasMessage("backup %s: there is such a file already: choose another name", backup);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void whatIsExportedAndImportedHasTheSameContent(String format) throws Exception {
        Path migrations = Files.createDirectory(folder.resolve("shop.migrations"));
        Files.writeString(
                migrations.resolve("V1__more.sql"),
                "alter table item add column tags varchar array; alter table item add column labels json;"
                        + " alter table item add column born date; alter table item add column seen timestamp with time zone;"
                        + " alter table item add column share double precision;");
        DbCatalog.migrate(catalog, migrations);
        Sql.run(
                catalog,
                "insert into item (item_id, title, description, price, active, updated_at, tags, labels, born, seen, share)"
                        + " values ('=1', 'é \"q\", 🚐' || char(10) || 'two', '''=x', 1.10, false,"
                        + " timestamp '2026-01-02 03:04:05.5', array['a|b', '[c]', '\"'], json '[\"x\",\"y z\"]',"
                        + " date '2020-02-29', timestamp with time zone '2026-01-02 03:04:05+02', 0.1)",
                "insert into item (item_id, title, active) values ('b', '-1', null), ('c', '@home', true)");
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        try (DbCatalog open = DbCatalog.open(catalog)) {
            long items =
                    format.equals("csv") ? CatalogExport.csv(open, exported) : CatalogExport.jsonLines(open, exported);
            assertThat(items).isEqualTo(3);
        }
        Path file = Files.write(folder.resolve("exported"), exported.toByteArray());
        Path other = folder.resolve("other.mv.db");

        CatalogImport.of(other, List.of(file)).migrations(migrations).run();

        try (DbCatalog open = DbCatalog.open(other)) {
            assertThat(open.version()).isEqualTo(content());
        }
    }

    @Test
    void whatASpreadsheetWouldRunIsQuotedInCsv() throws Exception {
        load("a,One,1\n");
        Sql.run(catalog, "update item set title = '=HYPERLINK(1)'");
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try (DbCatalog open = DbCatalog.open(catalog)) {
            CatalogExport.csv(open, csv);
        }
        assertThat(csv.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                        item_id,title,genre,image_url,image_file,description,price,release_year,active,updated_at
                        a,'=HYPERLINK(1),,,,,1.00,,true,
                        """);
    }
}

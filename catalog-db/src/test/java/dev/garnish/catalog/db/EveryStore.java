package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.db.internal.record.Fingerprint;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogStatus;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the versions of a catalog promise, wherever it stands. */
abstract class EveryStore {
    @TempDir
    Path folder = Path.of("");

    abstract CatalogAddress catalog();

    /** An empty one of the same kind. */
    abstract CatalogAddress another();

    /** What a user does there. */
    abstract void run(String... statements) throws Exception;

    /** All that there is of the catalog, to be compared. */
    abstract Object state() throws Exception;

    void load(String rows) throws IOException {
        DbCatalog.migrate(catalog(), Optional.of(Films.in(folder)));
        Path file = Files.writeString(folder.resolve("items.csv"), "item_id,title,price\n" + rows);
        CatalogImport.of(catalog(), List.of(file)).replace().maxRemoved(100).run();
    }

    CatalogStore store() {
        return CatalogStore.of(catalog());
    }

    String content() {
        try (DbCatalog open = DbCatalog.open(catalog(), 100)) {
            return Fingerprint.of(open);
        }
    }

    static String told(Optional<CatalogVersion> version) {
        return version.map(EveryStore::told).orElse("nothing changed");
    }

    static String told(CatalogVersion version) {
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
    void aCatalogTellsWhatItIs() throws Exception {
        load("a,One,1\nb,Two,2\n");
        load("a,One,1\nb,Deux,2\nc,Three,3\n");

        CatalogStatus status = store().status();

        assertThat(told(status.version())).isEqualTo("2 from items.csv: 3 items, +1 ~1 -0");
        assertThat(status.items()).isEqualTo(3);
        assertThat(status.kept()).containsExactly(1L);
        assertThat(status.altered()).isFalse();
        assertThat(status.bytes()).isGreaterThan(1000);
        assertThat(store().log())
                .extracting(EveryStore::told)
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
    void goingBackTwiceGoesBackFurther() throws Exception {
        load("a,One,1\n");
        load("a,Two,1\n");
        load("a,Three,1\n");
        assertThat(told(store().rollback(store().previous()))).isEqualTo("4 from version 2 again: 1 items, +0 ~1 -0");
        assertThat(told(store().rollback(store().previous()))).isEqualTo("5 from version 1 again: 1 items, +0 ~1 -0");
        assertThat(catchThrowableOfType(CatalogException.class, () -> store().previous()))
                .hasMessage("catalog %s: no version before 1 is kept; kept are 4, 3, 2, 1: --to names one", catalog());
        load("a,Four,1\n");
        assertThat(store().previous()).isEqualTo(5);
    }

    @Test
    void itemsAndColumnsComeBackWhateverMigrationsRanSince() throws Exception {
        Path items =
                Files.writeString(folder.resolve("first.csv"), "id,title,colour,size\n1,Pen,red,7\n2,Tin,blue,8\n");
        CatalogImport.of(catalog(), List.of(items)).run();
        String first = content();
        Path migrations = Files.createDirectory(folder.resolve("m"));
        Files.writeString(
                migrations.resolve("V2__change.sql"),
                "alter table item alter column size set data type varchar; alter table item drop column colour;"
                        + " alter table item add column weight int; create index item_title on item (title);");
        DbCatalog.migrate(catalog(), Optional.of(migrations));

        assertThat(told(store().rollback(store().previous()))).startsWith("3 from version 1 again: 2 items");

        try (DbCatalog open = DbCatalog.open(catalog(), 100)) {
            assertThat(open.items().map(item -> EveryImport.described(item, "title", "colour", "size")))
                    .containsExactly("1 Pen red 7", "2 Tin blue 8");
            assertThat(open.schema().columns())
                    .map(Column::name)
                    .containsExactlyInAnyOrder("item_id", "title", "colour", "size");
        }
        assertThat(store().verify().findings()).isEmpty();
        Files.writeString(items, "id,weight\n1,5\n");
        assertThat(CatalogImport.of(catalog(), List.of(items)).extend().run().version())
                .map(CatalogVersion::number)
                .contains(4L);
        assertThat(first).isNotEmpty();
    }

    @Test
    void anIndexMakesNoVersionToGoBackTo() throws Exception {
        load("a,One,1\n");
        Path migrations = Files.createDirectory(folder.resolve("m"));
        Files.writeString(migrations.resolve("V1__index.sql"), "create index item_title on item (title);");
        DbCatalog.migrate(catalog(), Optional.of(migrations));

        assertThat(store().status().kept()).isEmpty();
        assertThat(catchThrowableOfType(CatalogException.class, () -> store().previous()))
                .hasMessage("catalog %s: no earlier version is kept, so there is none to go back to", catalog());
        load("a,Uno,1\n");
        assertThat(told(store().rollback(store().previous()))).isEqualTo("3 from version 1 again: 1 items, +0 ~1 -0");
    }

    @Test
    void itemsAreDeletedByTheirIdsAllOrNone() throws Exception {
        load("a,One,1\nb,Two,2\nc,Three,3\n");
        assertThat(told(store().delete(List.of(" a ", "c")))).isEqualTo("2 from a deletion: 1 items, +0 ~0 -2");
        Object before = state();
        assertThat(catchThrowableOfType(CatalogException.class, () -> store().delete(List.of("b", "x", "y"))))
                .hasMessage("catalog %s: it has no items `x`, `y`: nothing was removed", catalog());
        assertThat(state()).isEqualTo(before);
        assertThat(told(store().rollback(1))).isEqualTo("3 from version 1 again: 3 items, +2 ~0 -0");
    }

    @Test
    void whatDiffersBetweenTwoVersionsIsListed() throws Exception {
        load("a,One,1\nb,Two,2\nc,Three,3\n");
        load("a,One,1\nb,Deux,2\nd,Four,4\n");
        List<String> changes = new ArrayList<>();
        store().difference(
                        1,
                        2,
                        change -> changes.add("%s %s -> %s"
                                .formatted(
                                        change.id(),
                                        change.before()
                                                .flatMap(item -> item.value("title"))
                                                .orElse("-"),
                                        change.after()
                                                .flatMap(item -> item.value("title"))
                                                .orElse("-"))));
        assertThat(changes).containsExactly("b Two -> Deux", "c Three -> -", "d - -> Four");
        assertThat(catchThrowableOfType(CatalogException.class, () -> store().difference(1, 3, change -> {})))
                .hasMessage("catalog %s: version 3 is not kept; kept are 1", catalog());
    }

    @Test
    void aCatalogWithoutAVersionHasNoneToCompareWith() throws Exception {
        DbCatalog.migrate(catalog(), Optional.of(Films.in(folder)));
        assertThat(store().verify().version()).isEmpty();
        load("a,One,1\n");
        assertThat(store().verify().version()).contains(1L);
    }

    @Test
    void aVersionThatIsNotKeptCanNotComeBack() throws Exception {
        load("a,One,1\n");
        load("a,Uno,1\n");
        Object before = state();

        assertThat(catchThrowableOfType(CatalogException.class, () -> store().rollback(7)))
                .hasMessage("catalog %s: version 7 is not kept; kept are 1", catalog());
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void whatIsExportedAndImportedHasTheSameContent(String format) throws Exception {
        Path migrations = Films.in(folder);
        Files.writeString(
                migrations.resolve("V1__more.sql"),
                "alter table item add column tags varchar array; alter table item add column labels json;"
                        + " alter table item add column born date; alter table item add column seen timestamp with time zone;"
                        + " alter table item add column share double precision;");
        DbCatalog.migrate(catalog(), Optional.of(migrations));
        run(
                "insert into item (item_id, title, description, price, active, updated_at, tags, labels, born, seen, share)"
                        + " values ('=1', 'é \"q\", 🚐' || chr(10) || 'two', '''=x', 1.10, false,"
                        + " timestamp '2026-01-02 03:04:05.5', array['a|b', '[c]', '\"'], json '[\"x\",\"y z\"]',"
                        + " date '2020-02-29', timestamp with time zone '2026-01-02 03:04:05+02', 0.1)",
                "insert into item (item_id, title, active) values ('b', '-1', null), ('c', '@home', true)");
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        try (DbCatalog open = DbCatalog.open(catalog(), 100)) {
            long items =
                    format.equals("csv") ? CatalogExport.csv(open, exported) : CatalogExport.jsonLines(open, exported);
            assertThat(items).isEqualTo(3);
        }
        Path file = Files.write(folder.resolve("exported"), exported.toByteArray());
        CatalogAddress other = another();

        CatalogImport.of(other, List.of(file)).migrations(migrations).run();

        try (DbCatalog open = DbCatalog.open(other, 100)) {
            assertThat(open.version()).isEqualTo(content());
        }
    }

    @Test
    void whatASpreadsheetWouldRunIsQuotedInCsv() throws Exception {
        load("a,One,1\n");
        run("update item set title = '=HYPERLINK(1)'");
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try (DbCatalog open = DbCatalog.open(catalog(), 100)) {
            CatalogExport.csv(open, csv);
        }
        assertThat(csv.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                        item_id,title,genre,image_url,image_file,description,price,release_year,active,updated_at
                        a,'=HYPERLINK(1),,,,,1.00,,true,
                        """);
    }
}

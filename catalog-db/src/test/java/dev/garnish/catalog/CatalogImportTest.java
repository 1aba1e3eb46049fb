package dev.garnish.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.garnish.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogImportTest {
    private static final String THREE = "item_id,title,price\na,One,1.50\nb,Two,\nc,\"Three, \"\"3\"\"\",3\n";

    @TempDir
    Path folder = Path.of("");

    private Path catalog = Path.of("");

    @BeforeEach
    void place() {
        catalog = folder.resolve("shop.mv.db");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private CatalogImport of(String content) throws IOException {
        return CatalogImport.of(catalog, List.of(file("items.csv", content)));
    }

    private List<String> items(String... columns) {
        try (DbCatalog open = DbCatalog.open(catalog)) {
            return open.items().map(item -> described(item, columns)).toList();
        }
    }

    private static String described(Item item, String... columns) {
        StringBuilder text = new StringBuilder(item.id());
        for (String column : columns) {
            text.append(' ').append(item.value(column).orElse("-"));
        }
        return text.toString();
    }

    private static String counts(ImportResult result) {
        return result.version()
                .map(version -> "version %d of %s: %d items, %d added, %d changed, %d removed"
                        .formatted(
                                version.number(),
                                version.source(),
                                version.items(),
                                version.added(),
                                version.changed(),
                                version.removed()))
                .orElse("nothing changed");
    }

    @Test
    void aNewFileIsMadeWithItsItemsAsVersionOne() throws IOException {
        assertThat(counts(of(THREE).run())).isEqualTo("version 1 of items.csv: 3 items, 3 added, 0 changed, 0 removed");
        assertThat(items("title", "price", "active"))
                .containsExactly("a One 1.50 true", "b Two - true", "c Three, \"3\" 3.00 true");
    }

    @Test
    void aSecondRunChangesNothingAndLeavesTheFileAlone() throws IOException {
        of(THREE).run();
        byte[] before = Files.readAllBytes(catalog);
        assertThat(counts(of(THREE).run())).isEqualTo("nothing changed");
        assertThat(counts(of(THREE).replace().run())).isEqualTo("nothing changed");
        assertThat(Files.readAllBytes(catalog)).isEqualTo(before);
    }

    @Test
    void itemsAreAddedAndChangedAndColumnsThatTheFileLacksStay() throws IOException {
        of(THREE).run();
        assertThat(counts(of("price,ID\n2.5,b\n3.00,c\n4,d\n").run()))
                .isEqualTo("version 2 of items.csv: 4 items, 1 added, 1 changed, 0 removed");
        assertThat(items("title", "price"))
                .containsExactly("a One 1.50", "b Two 2.50", "c Three, \"3\" 3.00", "d - 4.00");
    }

    @Test
    void replacingRemovesWhatTheFileLacks() throws IOException {
        of(THREE).run();
        assertThat(counts(of("sku;title\nc;Third\nd;Fourth\n").replace().run()))
                .isEqualTo("version 2 of items.csv: 2 items, 1 added, 1 changed, 2 removed");
        assertThat(items("title", "price")).containsExactly("c Third 3.00", "d Fourth -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsTakenOff(String charset) throws IOException {
        byte[] bytes = "\ufeffITEM_ID\tTITLE\na\tAmélie 🚐\n".getBytes(charset);
        Path file = Files.write(folder.resolve("items.txt"), bytes);
        CatalogImport.of(catalog, List.of(file)).run();
        assertThat(items("title")).containsExactly("a Amélie 🚐");
    }

    @Test
    void gzippedJsonLinesAreRead() throws IOException {
        Path file = folder.resolve("items.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(
                    "{\"item_id\": 7, \"price\": 1.10, \"active\": false}\n\n{\"item_id\": \"8\", \"title\": \"\\u00e9\"}\n"
                            .getBytes(StandardCharsets.UTF_8));
        }
        CatalogImport.of(catalog, List.of(file)).run();
        assertThat(items("title", "price", "active")).containsExactly("7 - 1.10 false", "8 é - -");
    }

    @Test
    void prettyPrintedJsonIsRead() throws IOException {
        Path file = file("items.json", "[\n  {\n    \"item_id\": \"a\",\n    \"title\": \"One\"\n  }\n]\n");
        CatalogImport.of(catalog, List.of(file)).run();
        assertThat(items("title")).containsExactly("a One");
    }

    @Test
    void columnsAreMappedListedLeftOutAndTheCatalogExtended() throws IOException {
        ImportResult result = of("""
                        ITEM_ID,TITLE,GENRES,CREATION_TIMESTAMP,Stock Level,zip,rating,since,extra
                        a,One,Kids|Family,1700000000,12,01234,4.25,2026-01-02,x
                        b,Two,"[""A|B"",""C""]",1700000000,0,99999,3.5,,x
                        """)
                .map("CREATION_TIMESTAMP", "updated_at")
                .map("extra", "")
                .list("GENRES", '|')
                .extend()
                .run();
        assertThat(result.statements())
                .containsExactly(
                        "alter table item add column \"GENRES\" varchar array;",
                        "alter table item add column \"STOCK_LEVEL\" bigint;",
                        "alter table item add column \"ZIP\" varchar;",
                        "alter table item add column \"RATING\" decimal(20, 2);",
                        "alter table item add column \"SINCE\" date;");
        assertThat(result.migration())
                .contains(folder.resolve("shop.migrations/V1__add_genres_stock_level_zip_rating_since.sql"));
        assertThat(items("genres", "updated_at", "stock_level", "zip", "rating", "since"))
                .containsExactly(
                        "a [Kids, Family] 2023-11-14T22:13:20 12 01234 4.25 2026-01-02T00:00",
                        "b [A|B, C] 2023-11-14T22:13:20 0 99999 3.50 -");
        assertThat(counts(of("id,color\na,red\n").extend().run()))
                .isEqualTo("version 2 of items.csv: 2 items, 0 added, 1 changed, 0 removed");
        assertThat(folder.resolve("shop.migrations/V2__add_color.sql")).exists();
    }

    @Test
    void anExtensionWhoseRowsAreBadLeavesNoMigration() throws IOException {
        of(THREE).run();
        byte[] before = Files.readAllBytes(catalog);
        CatalogImport bad = of("id,price,color\na,free,red\n").extend();
        assertThat(catchThrowableOfType(InvalidItemsException.class, bad::run).count())
                .isEqualTo(1);
        assertThat(folder.resolve("shop.migrations").toFile().list()).isEmpty();
        assertThat(Files.readAllBytes(catalog)).isEqualTo(before);
    }

    @Test
    void badRowsAreLeftOutIfSoManyMayBeAndWrittenDown() throws IOException {
        Path rejects = folder.resolve("rejects.csv");
        ImportResult result = of("item_id,price,release_year\na,1,1999\nb,free,soon\nc,3,2001\n,4,2002\n")
                .maxBad(2)
                .rejects(rejects)
                .run();
        assertThat(counts(result)).isEqualTo("version 1 of items.csv: 2 items, 2 added, 0 changed, 0 removed");
        assertThat(result.rejected()).isEqualTo(2);
        assertThat(Files.readString(rejects).replace(folder.toString(), "")).isEqualToNormalizingNewlines("""
                        file,line,column,reason
                        /items.csv,3,price,"`free` is no number: expected digits and a point, such as 1299.90"
                        /items.csv,3,release_year,"`soon` is no number: expected digits and a point, such as 1299.90"
                        /items.csv,5,,the id is empty
                        """);
    }

    @Test
    void whatTheDatabaseItselfRefusesIsTold() throws Exception {
        of(THREE).run();
        Sql.run(catalog, "alter table item add constraint cheap check (price < 100)");
        CatalogImport costly = of("id,price\na,5\nd,500\ne,6\nf,700\n");
        CatalogException refused = catchThrowableOfType(CatalogException.class, costly::run);
        assertThat(refused)
                .hasMessage("catalog %s: the database says: Check constraint violation: \"CHEAP: \"", catalog);
    }

    @Test
    void theLastVersionsAreKeptAndNoMore() throws IOException {
        for (int i = 1; i <= 6; i++) {
            of("id,title\na,Title " + i + "\n").keep(3).run();
        }
        assertThat(Kept.numbers(catalog)).containsExactly(5L, 4L);
        try (DbCatalog kept = DbCatalog.open(Kept.file(catalog, 4));
                DbCatalog now = DbCatalog.open(catalog)) {
            assertThat(kept.number()).isEqualTo(4);
            assertThat(now.number()).isEqualTo(6);
            assertThat(kept.items().map(item -> described(item, "title"))).containsExactly("a Title 4");
            assertThat(kept.version()).isEqualTo(Fingerprint.of(kept)).isNotEqualTo(now.version());
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
        assertThat(Seal.of(catalog)).isEqualTo(Seal.State.WHOLE);
        Sql.run(catalog, "update item set title = 'Other' where item_id = 'a'");
        assertThat(Seal.of(catalog)).isEqualTo(Seal.State.NONE);
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

    @Test
    void whatIsToldAboutColumnsHoldsInAnyCaseAndForAnyOfTheFiles() throws IOException {
        Path one = file("one.csv", "Nr;TITEL;Tags;junk\na;One;x,y;1\n");
        Path two = file("two.jsonl", "{\"nr\": 2}\n{\"titel\": \"Two\", \"nr\": \"b\"}\n");
        CatalogImport.of(catalog, List.of(one, two))
                .id("nr")
                .map("titel", "Title")
                .map("JUNK", "")
                .list("TAGS", ',')
                .extend()
                .run();
        assertThat(items("title", "tags")).containsExactly("2 - -", "a One [x, y]", "b Two -");
        CatalogImport misspelt = CatalogImport.of(catalog, List.of(one, two)).list("tag", ',');
        assertThat(catchThrowableOfType(CatalogException.class, misspelt::run))
                .hasMessage("%s, %s: it has no column `tag` of lists: did you mean `Tags`?", one, two);
    }

    @Test
    void aRowOfJsonThatLacksItsIdIsOneBadRow() throws IOException {
        Path file = file("items.jsonl", "{\"title\": \"One\"}\n{\"title\": \"Two\", \"id\": \"b\"}\n");
        assertThat(catchThrowableOfType(InvalidItemsException.class, CatalogImport.of(catalog, List.of(file))::run))
                .hasMessage("1 bad row, nothing was imported:\n  %s:1: the id is empty", file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\"; drop table item; --",
                "title); delete from item; --",
                "select 1",
                "1st",
                "naïve",
                "\u001b[2Jred",
                "a\nb"
            })
    void aHeaderThatIsNoNameIsRefusedAndNeverRun(String header) throws IOException {
        of(THREE).run();
        byte[] before = Files.readAllBytes(catalog);
        CatalogImport hostile = of("item_id,\"%s\"\na,1\n".formatted(header.replace("\"", "\"\"")))
                .extend();
        CatalogException refused = catchThrowableOfType(CatalogException.class, hostile::run);
        if (header.equals("select 1")) {
            assertThat(refused).isNull();
            assertThat(items("select_1", "title")).contains("a 1 One");
            return;
        }
        assertThat(refused.getMessage())
                .contains("can not name a column: expected a letter, then letters, digits and `_`")
                .doesNotContain("\u001b", "\n");
        assertThat(Files.readAllBytes(catalog)).isEqualTo(before);
    }

    @Test
    void reservedWordsNameColumnsAndAnEndlessHeaderIsCutShortInMessages() throws IOException {
        of("item_id,select,TABLE,Order,user\na,1,x,2026-01-02,true\n").extend().run();
        assertThat(items("select", "table", "order", "user")).containsExactly("a 1 x 2026-01-02T00:00 true");
        CatalogException refused =
                catchThrowableOfType(CatalogException.class, of("item_id," + "x".repeat(10_000) + "\na,1\n")::run);
        assertThat(refused.getMessage()).contains("x".repeat(40) + "…").hasSizeLessThan(600);
    }

    @Test
    void aListInJsonSpellingIsInferredAsOne() throws IOException {
        ImportResult result = of("id,tags,note\na,\"[\"\"x\"\",\"\"y\"\"]\",[sic]\nb,,\nc,[],more\n")
                .extend()
                .run();
        assertThat(result.statements())
                .containsExactly(
                        "alter table item add column \"TAGS\" varchar array;",
                        "alter table item add column \"NOTE\" varchar;");
        assertThat(items("tags", "note")).containsExactly("a [x, y] [sic]", "b - -", "c - more");
    }

    @Test
    void rejectsNeverOverwriteWhatTheyComeFrom() throws IOException {
        CatalogImport over = of(THREE).rejects(folder.resolve("items.csv"));
        assertThat(catchThrowableOfType(CatalogException.class, over::run))
                .hasMessage("rejects %s: this is a file to import: choose another name", folder.resolve("items.csv"));
        assertThat(folder.resolve("items.csv")).hasContent(THREE);
        Path nowhere = folder.resolve("none/bad.csv");
        assertThat(catchThrowableOfType(CatalogException.class, of(THREE).rejects(nowhere)::run))
                .hasMessage("rejects %s: can not be written: there is no %s: nothing was imported", nowhere, nowhere);
        assertThat(catalog).doesNotExist();
    }

    @Test
    void progressEndsWithEverythingRead() throws IOException {
        List<String> told = new ArrayList<>();
        of(THREE)
                .progress((rows, read, size) -> told.add(rows + " " + (read == size)))
                .run();
        assertThat(told).containsExactly("3 true");
    }

    @Test
    void aCellThatAQuoteGuardsFromSpreadsheetsLosesIt() throws IOException {
        of("id,title\na,'=1+1\nb,''=1\nc,'quoted'\nd,=1\n").run();
        assertThat(items("title")).containsExactly("a =1+1", "b '=1", "c 'quoted'", "d =1");
    }
}

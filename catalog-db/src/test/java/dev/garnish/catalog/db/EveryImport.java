package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ImportResult;
import dev.garnish.catalog.db.model.InvalidItemsException;
import dev.garnish.catalog.db.model.Repeats;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import promises, wherever the catalog stands. */
abstract class EveryImport {
    static final String THREE = "item_id,title,price\na,One,1.50\nb,Two,\nc,\"Three, \"\"3\"\"\",3\n";

    @TempDir
    Path folder = Path.of("");

    private boolean migrated;

    abstract CatalogAddress catalog();

    /** A column's name as a migration spells it. */
    abstract String column(String name);

    /** All that there is of the catalog, to be compared. */
    abstract Object state() throws Exception;

    Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    CatalogImport of(String content) throws IOException {
        return of(List.of(file("items.csv", content)));
    }

    /** Into a catalog that has the columns of films. */
    CatalogImport of(List<Path> files) throws IOException {
        if (!migrated) {
            DbCatalog.migrate(catalog(), Optional.of(Films.in(folder)));
            migrated = true;
        }
        return CatalogImport.of(catalog(), files).migrations(folder.resolve("shop.migrations"));
    }

    List<String> items(String... columns) {
        try (DbCatalog open = DbCatalog.open(catalog(), 100)) {
            return open.items().map(item -> described(item, columns)).toList();
        }
    }

    static String described(Item item, String... columns) {
        StringBuilder text = new StringBuilder(item.id());
        for (String column : columns) {
            text.append(' ').append(item.value(column).orElse("-"));
        }
        return text.toString();
    }

    static String counts(ImportResult result) {
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

    /** As a migration defines a column. */
    private String defined(String column) {
        String name = column.substring(0, column.indexOf(' '));
        return column(name) + column.substring(name.length());
    }

    /** The type of numbers of which each has decimals of its own. */
    abstract String unscaled();

    /** The statement that adds these columns. */
    abstract String added(String... definitions);

    @Test
    void aNewFileIsMadeWithItsItemsAsVersionOne() throws IOException {
        assertThat(counts(of(THREE).run())).isEqualTo("version 1 of items.csv: 3 items, 3 added, 0 changed, 0 removed");
        assertThat(items("title", "price", "active"))
                .containsExactly("a One 1.50 true", "b Two - true", "c Three, \"3\" 3.00 true");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aListenerThatThrowsEndsTheImportAndNothingIsChanged(boolean error) throws Exception {
        of(THREE).run();
        Object before = state();
        Throwable failure = error ? new NoClassDefFoundError("Gone") : new IllegalStateException("listener");
        CatalogImport failing = of("item_id,title\nd,Four\n").progress((rows, read, size) -> {
            if (failure instanceof Error thrown) {
                throw thrown;
            }
            throw (RuntimeException) failure;
        });
        assertThat(catchThrowable(failing::run)).isSameAs(failure);
        assertThat(state()).isEqualTo(before);
        assertThat(counts(of("item_id,title\nd,Four\n").run()))
                .isEqualTo("version 2 of items.csv: 4 items, 1 added, 0 changed, 0 removed");
    }

    @Test
    void aSecondRunChangesNothingAndLeavesTheFileAlone() throws Exception {
        of(THREE).run();
        Object before = state();
        assertThat(counts(of(THREE).run())).isEqualTo("nothing changed");
        assertThat(counts(of(THREE).replace().run())).isEqualTo("nothing changed");
        assertThat(state()).isEqualTo(before);
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
        assertThat(counts(of("sku;title\nc;Third\nd;Fourth\n")
                        .replace()
                        .maxRemoved(67)
                        .run()))
                .isEqualTo("version 2 of items.csv: 2 items, 1 added, 1 changed, 2 removed");
        assertThat(items("title", "price")).containsExactly("c Third 3.00", "d Fourth -");
    }

    private void assertRefused(CatalogImport wanted, String message) throws Exception {
        Object before = state();
        assertThat(catchThrowableOfType(CatalogException.class, wanted::run))
                .hasMessage("items.csv: " + message + ": nothing was imported");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void replacingRemovesNoMoreThanIsAskedFor() throws Exception {
        of(THREE).run();
        assertRefused(
                of("id,title\na,One\nb,Two\n").replace(),
                "--replace would remove 1 of 3 items, more than 30 %: check the file, or allow it with --max-removed 34");
        assertRefused(
                of("id,title\n").replace().maxRemoved(100),
                "no item is in it, and --replace would remove all 3: check the file");
        assertThat(counts(
                        of("id,title\na,One\nb,Two\n").replace().maxRemoved(34).run()))
                .isEqualTo("version 2 of items.csv: 2 items, 0 added, 0 changed, 1 removed");
    }

    @Test
    void anItemWhoseRowIsBadStays() throws Exception {
        of(THREE).run();
        assertThat(counts(of("id,price\na,free\nb,2\n")
                        .replace()
                        .maxRemoved(34)
                        .maxBad(1)
                        .run()))
                .isEqualTo("version 2 of items.csv: 2 items, 0 added, 1 changed, 1 removed");
        assertThat(items("title", "price")).containsExactly("a One 1.50", "b Two 2.00");
        assertRefused(
                of("id,price\n,4\nb,2\n").replace().maxBad(1),
                "1 bad row has no id, so that it is not known which items may go: mend it, or leave out --replace");
    }

    @Test
    void aFileWithoutAGoodRowIsNoSuccess() throws Exception {
        of(THREE).run();
        Object before = state();
        assertThat(catchThrowableOfType(
                                InvalidItemsException.class,
                                of("id,price\na,free\nb,free\n").maxBad(9)::run)
                        .count())
                .isEqualTo(2);
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsTakenOff(String charset) throws IOException {
        byte[] bytes = "\ufeffITEM_ID\tTITLE\na\tAmélie 🚐\n".getBytes(charset);
        Path file = Files.write(folder.resolve("items.txt"), bytes);
        of(List.of(file)).run();
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
        of(List.of(file)).run();
        assertThat(items("title", "price", "active")).containsExactly("7 - 1.10 false", "8 é - -");
    }

    @Test
    void prettyPrintedJsonIsRead() throws IOException {
        Path file = file("items.json", "[\n  {\n    \"item_id\": \"a\",\n    \"title\": \"One\"\n  }\n]\n");
        of(List.of(file)).run();
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
                .containsExactly(added(
                        defined("genres varchar array"),
                        defined("stock_level bigint"),
                        defined("zip varchar"),
                        defined("rating " + unscaled()),
                        defined("since date")));
        assertThat(result.migration())
                .contains(folder.resolve("shop.migrations/V1__add_genres_stock_level_zip_rating_since.sql"));
        assertThat(items("genres", "updated_at", "stock_level", "zip", "rating", "since"))
                .containsExactly(
                        "a [Kids, Family] 2023-11-14T22:13:20 12 01234 4.25 2026-01-02T00:00",
                        "b [A|B, C] 2023-11-14T22:13:20 0 99999 3.5 -");
        assertThat(counts(of("id,color\na,red\n").extend().run()))
                .isEqualTo("version 2 of items.csv: 2 items, 0 added, 1 changed, 0 removed");
        assertThat(folder.resolve("shop.migrations/V2__add_color.sql")).exists();
    }

    @Test
    void anExtensionWhoseRowsAreBadLeavesNoMigration() throws Exception {
        of(THREE).run();
        Object before = state();
        CatalogImport bad = of("id,price,color\na,free,red\n").extend();
        assertThat(catchThrowableOfType(InvalidItemsException.class, bad::run).count())
                .isEqualTo(1);
        assertThat(folder.resolve("shop.migrations").toFile().list()).isEmpty();
        assertThat(state()).isEqualTo(before);
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
                        file,line,id,column,reason,row
                        /items.csv,3,b,price,"`free` is no number: expected digits and a point, such as 1299.90","{""item_id"":""b"",""price"":""free"",""release_year"":""soon""}"
                        /items.csv,3,b,release_year,"`soon` is no number: expected digits and a point, such as 1299.90","{""item_id"":""b"",""price"":""free"",""release_year"":""soon""}"
                        /items.csv,5,,,the id is empty,"{""item_id"":null,""price"":""4"",""release_year"":""2002""}"
                        """);
    }

    @Test
    void whatIsReportedAboutColumnsHoldsInAnyCaseAndForAnyOfTheFiles() throws IOException {
        Path one = file("one.csv", "Nr;TITEL;Tags;junk\na;One;x,y;1\n");
        Path two = file("two.jsonl", "{\"nr\": 2}\n{\"titel\": \"Two\", \"nr\": \"b\"}\n");
        of(List.of(one, two))
                .id("nr")
                .map("titel", "Title")
                .map("JUNK", "")
                .list("TAGS", ',')
                .extend()
                .run();
        assertThat(items("title", "tags")).containsExactly("2 - -", "a One [x, y]", "b Two -");
        CatalogImport misspelt = of(List.of(one, two)).list("tag", ',');
        assertThat(catchThrowableOfType(CatalogException.class, misspelt::run))
                .hasMessage("%s, %s: it has no column `tag` of lists: did you mean `Tags`?", one, two);
    }

    @Test
    void aRowOfJsonThatLacksItsIdIsOneBadRow() throws IOException {
        Path file = file("items.jsonl", "{\"title\": \"One\"}\n{\"title\": \"Two\", \"id\": \"b\"}\n");
        assertThat(catchThrowableOfType(InvalidItemsException.class, of(List.of(file))::run))
                .hasMessage("1 bad row, nothing was imported:\n  %s:1: the id is empty", file);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '>', textBlock = """
                    x"; drop table item; --  > x_drop_table_item
                    title); delete from item > title_delete_from_item
                    select 1                 > select_1
                    1st                      > column_1st
                    na\\u00efve              > naive
                    Gr\\u00f6\\u00dfe (cm)   > groesse_cm
                    \\u001b[2Jred            > column_2jred
                    price.amount             > price_amount
                    \\u0426\\u0435\\u043d\\u0430 > column_2
                    """)
    void aHeaderThatIsNoNameGetsOneAndIsNeverRun(String header, String column) throws Exception {
        of(THREE).run();
        ImportResult made = of("item_id,\"%s\"\na,1\n"
                        .formatted(unescaped(header).replace("\"", "\"\"")))
                .extend()
                .run();
        assertThat(items(column, "title")).contains("a 1 One");
        assertThat(made.remarks().get(0)).endsWith("-> `" + column + "`").doesNotContain("\u001b", "\n");
    }

    private static String unescaped(String text) {
        Matcher escapes = Pattern.compile("\\\\u([0-9a-f]{4})").matcher(text);
        return escapes.replaceAll(each -> Character.toString(Integer.parseInt(each.group(1), 16)));
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
        assertThat(result.statements()).containsExactly(added(defined("tags varchar array"), defined("note varchar")));
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
                .hasMessage("rejects %s: cannot be written: there is no %s: nothing was imported", nowhere, nowhere);
        assertThat(items()).isEmpty();
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

    @Test
    void aMissingKeyKeepsWhatTheItemHasInEveryLineAndNullTakesIt() throws IOException {
        Path first = file("first.jsonl", """
                {"id":"a","title":"One","stock":1,"tags":["x"]}
                {"id":"b","title":"Two","stock":2,"tags":["y"]}
                {"id":"c","title":"Three","stock":3,"tags":["z"]}
                """);
        of(List.of(first)).extend().run();
        Path second = file(
                "second.jsonl",
                "{\"id\":\"a\",\"stock\":10}\n{\"id\":\"b\",\"title\":null,\"tags\":[\"new\"]}\n{\"id\":\"d\",\"title\":\"Four\"}\n");
        assertThat(counts(of(List.of(second)).run()))
                .isEqualTo("version 2 of second.jsonl: 4 items, 1 added, 2 changed, 0 removed");
        assertThat(items("title", "stock", "tags"))
                .containsExactly("a One 10 [x]", "b - 2 [new]", "c Three 3 [z]", "d Four - -");

        Path titles = file("titles.csv", "id,title\na,Uno\n");
        Path stocks = file("stocks.csv", "id,stock\nc,30\n");
        of(List.of(titles, stocks)).run();
        assertThat(items("title", "stock")).containsExactly("a Uno 10", "b - 2", "c Three 30", "d Four -");
    }

    @ParameterizedTest
    @CsvSource({"FIRST,a One 1 [x]", "LAST,a Uno - [y]", "MERGED,'a One 1 [x, y]'"})
    void ofRowsWithOneIdOneItemIsMade(Repeats repeats, String expected) throws IOException {
        String rows = "id,title,stock,tags\na,One,1,x\nb,Two,2,\na,Uno,,y\n";
        assertThat(catchThrowableOfType(InvalidItemsException.class, of(rows).extend()::run))
                .hasMessage(
                        "1 bad row, nothing was imported:\n  %s:4: the id `a` stands already in line 2\n"
                                + "1 row has the id of another: --first, --last or --merge makes one item of them",
                        folder.resolve("items.csv"));
        ImportResult made = of(rows).extend().list("tags", '|').repeats(repeats).run();
        assertThat(items("title", "stock", "tags")).containsExactly(expected, "b Two 2 -");
        assertThat(made.remarks()).anyMatch(remark -> remark.startsWith("1 id is in several rows"));
    }

    @Test
    void guardsOfTheFirstImportHoldForEveryImport() throws IOException {
        of("id,code,day,half\na,15,2026-01-01,0.5\nb,23,2026-01-02,1.25\n")
                .extend()
                .run();
        CatalogImport later =
                of("id,code,day,half\na,0012345,2026-01-01,1\nb,1E5,2026-01-02T10:00:00Z,1\nc,7,2026-01-02,2\n");
        assertThat(catchThrowableOfType(InvalidItemsException.class, later::run).first())
                .extracting(bad -> bad.line() + " " + bad.column() + " " + bad.reason())
                .containsExactly(
                        "2 code `0012345` has leading zeros, which a number loses: the column takes numbers only",
                        "3 code `1E5` may be a code or a number in short: write a number out, such as 100000",
                        "3 day `2026-01-02T10:00:00Z` has a time of day, the column takes days");
        assertThat(items("code")).containsExactly("a 15", "b 23");
    }

    @Test
    void numbersComeBackAsTheyAreWritten() throws IOException {
        ImportResult made = of("id,cost,rating,big\na,19.90,4.1,1000.5\nb,5.00,4.25,100\nc,0.10,4,-0.25\n")
                .extend()
                .run();
        assertThat(made.statements())
                .containsExactly(added(
                        defined("cost decimal(20, 2)"), defined("rating " + unscaled()), defined("big " + unscaled())));
        assertThat(items("cost", "rating", "big"))
                .containsExactly("a 19.90 4.1 1000.5", "b 5.00 4.25 100", "c 0.10 4 -0.25");
        assertThat(counts(of("id,cost,rating,big\na,19.90,4.1,1000.5\nb,5.00,4.25,100\nc,0.10,4,-0.25\n")
                        .run()))
                .isEqualTo("nothing changed");
    }

    @Test
    void aColumnThatValuesDoNotFitIsWidenedOnlyWhereThatIsAskedFor() throws Exception {
        of("id,ean,stock,cost,ok,day,flag\na,4006381333931,7,19.90,true,2026-01-02,1\nb,96385074,8,5.00,false,2026-01-03,0\n")
                .extend()
                .run();
        String later =
                "id,ean,stock,cost,ok,day,flag\na,0012345678905,7.5,19.901,maybe,2026-01-02T10:00,1\nc,1E5,12,5,true,2026-01-04,0\n";
        Object before = state();
        assertThat(catchThrowableOfType(InvalidItemsException.class, of(later)::run))
                .hasMessageContaining("`0012345678905` has leading zeros")
                .hasMessageEndingWith(
                        "\nmend the values, or let `cost`, `day`, `ean`, `ok`, `stock` take them: garnish catalog import"
                                + " %s --catalog %s --migrations %s --widen cost --widen day --widen ean --widen ok --widen stock"
                                        .formatted(
                                                folder.resolve("items.csv"),
                                                catalog(),
                                                folder.resolve("shop.migrations")));
        assertThat(state()).isEqualTo(before);

        ImportResult made = of(later)
                .widen("cost")
                .widen("day")
                .widen("EAN")
                .widen("ok")
                .widen("stock")
                .widen("flag")
                .run();
        assertThat(made.migration()).contains(folder.resolve("shop.migrations/V2__widen_ean_stock_cost_ok_day.sql"));
        assertThat(made.statements()).hasSize(5).first().asString().contains("set data type varchar");
        assertThat(made.remarks())
                .contains("`cost`: zeros at the end of decimals are no longer stored: 19.90 becomes 19.9")
                .noneMatch(remark -> remark.startsWith("`stock`"));
        assertThat(items("ean", "stock", "cost", "ok", "day", "flag"))
                .containsExactly(
                        "a 0012345678905 7.5 19.901 maybe 2026-01-02T10:00 1",
                        "b 96385074 8 5 false 2026-01-03T00:00 0",
                        "c 1E5 12 5 true 2026-01-04T00:00 0");
        assertThat(counts(of(later).widen("ean").run())).isEqualTo("nothing changed");
        try (DbCatalog open = DbCatalog.open(catalog(), 100)) {
            assertThat(open.schema().columns().stream().map(column -> column.name() + " " + column.type()))
                    .contains("ean TEXT", "stock NUMBER", "cost NUMBER", "ok TEXT", "day DATE", "flag NUMBER");
        }
    }

    @Test
    void whateverAColumnHoldsStaysInItWhenItBecomesText() throws IOException {
        of("id,n,d,x,t,at,z\na,100,0.50,100,TRUE,2026-01-02 03:04:05,2026-01-02T03:04:05+02:00\nb,-1,7.25,0.001,no,,\n")
                .extend()
                .run();
        CatalogImport wanted = of("id,n,d,x,t,at,z\nc,?,?,?,?,?,?\n");
        for (String column : List.of("n", "d", "x", "t", "at", "z")) {
            wanted.widen(column);
        }
        wanted.run();
        List<String> items = items("n", "d", "x", "t", "at", "z");
        assertThat(items.get(0)).startsWith("a 100 0.50 100 true 2026-01-02T03:04:05 2026-01-02T01:04:05");
        assertThat(items.subList(1, 3)).containsExactly("b -1 7.25 0.001 false - -", "c ? ? ? ? ? ?");
    }

    @Test
    void anEmptyColumnWaitsForAValue() throws IOException {
        ImportResult first = of("id,title,stock\na,One,\nb,Two,\n").extend().run();
        assertThat(first.statements()).isEmpty();
        assertThat(first.remarks()).contains("no row has a value yet, so these columns are not added: stock");
        assertThat(of("id,title,stock\na,One,7\n").extend().run().statements())
                .containsExactly("alter table item add column " + defined("stock bigint") + ";");
        assertThat(items("stock")).containsExactly("a 7", "b -");
    }

    @Test
    void textsAreStoredComposedAndThoseThatShowNothingAreMissing() throws IOException {
        ImportResult made = of("id,title,tags\na,Ame\u0301lie,\"[\"\"e\u0301\"\",\"\"\u200b\"\"]\"\nb,\u200b\u3164,\n")
                .extend()
                .run();
        assertThat(items("title", "tags")).containsExactly("a Am\u00e9lie [\u00e9]", "b - -");
        assertThat(made.remarks()).anyMatch(remark -> remark.contains("(NFC), as in `Ame\\u0301lie` in line 2"));
        assertThat(counts(of("id,title\na,Am\u00e9lie\n").run())).isEqualTo("nothing changed");
    }

    @Test
    void timesWithZonesAreTheSameInstantsEverywhere() throws IOException {
        ImportResult made = of("id,seen,day\na,2026-01-02T03:04:05+02:00,02.01.26\nb,2026-01-02T03:04:05.5Z,31.12.99\n")
                .extend()
                .run();
        assertThat(made.statements())
                .containsExactly(added(defined("seen timestamp with time zone"), defined("day date")));
        assertThat(items("seen", "day"))
                .containsExactly(
                        "a 2026-01-02T01:04:05 2026-01-02T00:00", "b 2026-01-02T03:04:05.500 1999-12-31T00:00");
        assertThat(made.remarks())
                .contains("`seen`: times are stored in UTC, as of `2026-01-02T03:04:05+02:00` in line 2");
        assertThat(counts(of("id,seen\na,2026-01-01T20:04:05-05:00\n").run())).isEqualTo("nothing changed");
    }

    @Test
    void aTrialReportsWhatAnImportWouldDoAndDoesNothing() throws Exception {
        of(THREE).run();
        Object before = state();
        ImportResult added =
                of("id,title,color\na,Uno,red\nd,Four,blue\n").extend().trial().run();
        assertThat(counts(added)).isEqualTo("version 2 of items.csv: 4 items, 1 added, 1 changed, 0 removed");
        assertThat(added.refusal()).isEmpty();
        assertThat(added.columns()).hasSize(2);
        assertThat(added.statements()).hasSize(1);
        assertThat(folder.resolve("shop.migrations/V1__add_color.sql")).doesNotExist();

        ImportResult bad =
                of("id,title,price\na,Uno,free\nb,Two,1\nb,Two,2\n").trial().run();
        assertThat(bad.columns()).hasSize(2);
        assertThat(bad.refusal().orElseThrow())
                .isInstanceOf(InvalidItemsException.class)
                .hasMessageContaining("2 bad rows")
                .hasMessageContaining("items.csv:2: price: `free`")
                .hasMessageContaining("items.csv:4: the id `b` stands already in line 3");

        ImportResult removing = of("id,title\na,One\nb,Two\n").replace().trial().run();
        assertThat(removing.refusal().orElseThrow())
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("would remove 1 of 3 items");
        assertThat(state()).isEqualTo(before);
    }
}

package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.model.ColumnReport;
import dev.garnish.catalog.db.model.ImportResult;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files are read that do not say how: encodings, envelopes, nested members, columns without values. */
class InputFormsTest {
    @TempDir
    Path folder = Path.of("");

    private CatalogImport of(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        return CatalogImport.of(folder.resolve("shop.mv.db"), List.of(file)).extend();
    }

    private CatalogImport of(String name, String text) throws IOException {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> items(String... columns) {
        try (DbCatalog open = DbCatalog.open(folder.resolve("shop.mv.db"))) {
            return open.items()
                    .map(item -> EveryImport.described(item, columns))
                    .toList();
        }
    }

    private String refusal(CatalogImport wanted) {
        RuntimeException refused = catchThrowableOfType(RuntimeException.class, wanted::run);
        return String.valueOf(refused.getMessage()).replace(folder + "/", "");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ''",
        "windows-1252, 'items.csv: read as windows-1252: the byte E9 in line 3 is not UTF-8 (--encoding names another)'",
        "UTF-16LE, items.csv: read as UTF-16LE",
        "UTF-16BE, items.csv: read as UTF-16BE",
        "UTF-32LE, items.csv: read as UTF-32LE",
        "UTF-32BE, items.csv: read as UTF-32BE"
    })
    void theEncodingShowsAndIsSaid(String charset, String remark) throws IOException {
        ImportResult made = of("items.csv", "item_id,title\na,Two\nb,Am\u00e9lie\n".getBytes(Charset.forName(charset)))
                .run();
        assertThat(items("title")).containsExactly("a Two", "b Am\u00e9lie");
        assertThat(made.remarks().stream().map(each -> each.replace(folder + "/", "")))
                .isEqualTo(remark.isEmpty() ? List.of() : List.of(remark));
    }

    @Test
    void aNamedEncodingIsTaken() throws IOException {
        of("items.csv", "item_id,title\na,\u017b\u00f3\u0142w\n".getBytes(Charset.forName("windows-1250")))
                .encoding(Charset.forName("windows-1250"))
                .run();
        assertThat(items("title")).containsExactly("a \u017b\u00f3\u0142w");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5_002, 20_001})
    void aByteThatIsNoTextIsRefusedByItsExactLine(int line) throws IOException {
        StringBuilder text = new StringBuilder("item_id,title\na,Caf\u00e9\n");
        for (int i = 3; i < line; i++) {
            text.append("i").append(i).append(",\"fine\"\n");
        }
        String bytes = new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                + "z,Am\u00e9lie\ny,fine\n";
        assertThat(refusal(of("items.csv", bytes.getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo("items.csv:" + line
                        + ": the byte E9 is not UTF-8: save the file as UTF-8, or name its encoding,"
                        + " for instance --encoding windows-1252");
    }

    @Test
    void aFileInNeitherEncodingIsNotToBeReadInOneOfThem() throws IOException {
        byte[] bytes = "id,title\na,Caf\u00e9\nb,\u0081\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusal(of("items.csv", bytes)))
                .isEqualTo(
                        "items.csv:3: the byte 81 is neither UTF-8 nor windows-1252: save the file as UTF-8, or name its"
                                + " encoding, for instance --encoding ISO-8859-2");
    }

    @Test
    void twoEncodingsInOneFileAreRefused() throws IOException {
        String bytes = "item_id,title\na,Am\u00e9lie\nb,K\u00c3\u00b6ln\n";
        assertThat(refusal(of("items.csv", bytes.getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo("items.csv:3: this line is in UTF-8, but the byte E9 in line 2 is not UTF-8:"
                        + " save the file in one encoding, UTF-8 at best");
    }

    @Test
    void aFileThatIsCutOffWithinACharacterIsRefused() throws IOException {
        byte[] whole = "item_id,title\na,Caf\u00e9".getBytes(StandardCharsets.UTF_8);
        assertThat(refusal(of("items.csv", java.util.Arrays.copyOf(whole, whole.length - 1))))
                .startsWith("items.csv:2: the byte C3 is not UTF-8: is the file cut off?");
    }

    @Test
    void membersHaveTheirPathsAndNothingIsABrace() throws IOException {
        of("items.json", """
                [{"id": 1, "price": {"amount": 9.50, "currency": "EUR"}, "images": [{"url": "a"}, {"url": "b", "alt": "x"}],
                  "size": {}, "grid": [[1, 2], [3]]},
                 {"id": 2, "price": null, "images": [], "grid": []}]
                """).map("price.amount", "price").run();
        assertThat(items("price", "price_currency", "images_url", "images_alt", "grid"))
                .containsExactly("1 9.50 EUR [a, b] [x] [1, 2, 3]", "2 - - - - -");
    }

    @Test
    void anObjectStaysJsonWhereItIsAskedFor() throws IOException {
        of("items.jsonl", "{\"id\":1,\"size\":{\"w\":1.50,\"h\":[1,{\"x\":null}]},\"images\":[{\"url\":\"a\"}]}\n")
                .json("size")
                .json("images")
                .run();
        assertThat(items("size", "images")).containsExactly("1 {\"w\":1.50,\"h\":[1,{\"x\":null}]} [{\"url\":\"a\"}]");
    }

    @Test
    void whatIsMappedToNothingIsNotEvenRead() throws IOException {
        ImportResult made = of("items.jsonl", "{\"id\":1,\"x\":{\"y\":\"\\ud800\"},\"title\":\"One\"}\n")
                .map("x", "")
                .run();
        assertThat(items("title")).containsExactly("1 One");
        assertThat(made.columns()).extracting(ColumnReport::column).containsExactly("title");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '>', textBlock = """
                    {"total":1,"products":[{"id":7}]}                          > ~~
                    {"data":{"items":[{"id":7}]},"meta":{"page":1}}            > ~~
                    {"status":"ok","products":[{"id":7,"tags":[{"id":1}]}]}    > ~~
                    {"products":{"edges":[{"node":{"id":7}}]}}                 > products.edges.node
                    {"a":[{"id":1}],"b":[{"id":7}]}                            > b
                    {"id":7,"variants":[{"id":1}]}                             > ~~
                    {"variants":[{"id":1}],"id":7}                             > ~~
                    """)
    void rowsAreFoundInEnvelopes(String json, String rows) throws IOException {
        CatalogImport wanted = of("items.json", json);
        (rows.isEmpty() ? wanted : wanted.rows(rows)).run();
        assertThat(items()).containsExactly("7");
    }

    @Test
    void twoListsInAnEnvelopeAreAskedFor() throws IOException {
        assertThat(refusal(of("items.json", "{\"categories\":[{\"id\":1}],\"products\":[{\"id\":7}]}")))
                .isEqualTo("items.json: its rows may be the objects in `categories` or in `products`: name them,"
                        + " by --rows categories or --rows products");
        assertThat(refusal(of("items.json", "{\"products\":[{\"id\":7}]}").rows("data.products")))
                .isEqualTo(
                        "items.json: there are no objects at `data.products`: check --rows (a path such as data.products)");
    }

    @Test
    void aColumnWithoutValuesWaitsForOne() throws IOException {
        ImportResult first = of("items.csv", "id,title,stock\na,One,\nb,Two,\n").run();
        assertThat(first.statements()).containsExactly("alter table item add column \"TITLE\" varchar;");
        assertThat(first.columns()).extracting(ColumnReport::type).containsExactly("text", "undecided");
        of("items.csv", "id,title,stock\na,One,5\n").run();
        assertThat(items("stock")).containsExactly("a 5", "b -");
    }

    @Test
    void aTrialReportsAndImportsNothing() throws IOException {
        ImportResult trial =
                of("items.csv", "id,price,rating\na,5,4.5\nb,,good\n").trial().run();
        assertThat(trial.columns())
                .containsExactly(
                        new ColumnReport("price", "price", "number", "every value is one", 1, 2, List.of("5")),
                        new ColumnReport(
                                "rating",
                                "rating",
                                "text",
                                "because of `good` in line 3",
                                2,
                                2,
                                List.of("4.5", "good")));
        assertThat(folder.resolve("shop.mv.db")).doesNotExist();
        assertThat(folder.resolve("shop.migrations")).doesNotExist();
    }

    @Test
    void onlyWhatIsNamedIsImported() throws IOException {
        of("items.csv", "id,Title,Price (EUR),junk\na,One,5,x\n")
                .only(List.of("title", "price_eur"))
                .run();
        assertThat(items("title", "price_eur")).containsExactly("a One 5");
        assertThat(refusal(of("items.csv", "id,Title\na,One\n").only(List.of("titel"))))
                .isEqualTo("items.csv: it has no column `titel` to import only: did you mean `Title`?");
    }

    @Test
    void allCollisionsAreNamedByBothNames() throws IOException {
        assertThat(refusal(of("items.csv", "id,Price (EUR),Price EUR,a b,a_b\na,1,2,3,4\n")))
                .isEqualTo(
                        "items.csv: of its columns `Price (EUR)` and `Price EUR` both mean `price_eur`, `a b` and `a_b`"
                                + " both mean `a_b`: rename one, or give it another name with --map");
    }

    @Test
    void wordsForNothingAreMissing() throws IOException {
        of("items.csv", "id,stock,day\na,NULL,N/A\nb,5,2026-01-02\n")
                .nullWord("NULL")
                .nullWord("N/A")
                .run();
        assertThat(items("stock", "day")).containsExactly("a - -", "b 5 2026-01-02T00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8"})
    void aByteOrderMarkIsNoPartOfTheFirstName(String charset) throws IOException {
        of("items.csv", "\ufeffitem_id,title\na,Am\u00e9lie\n".getBytes(Charset.forName(charset)))
                .run();
        assertThat(items("title")).containsExactly("a Am\u00e9lie");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '~', textBlock = """
        [{"id":"a","v":NaN}]     > not JSON: `NaN` is no number there: write null, or put it in double quotes
        [{"id":"a","v":yes}]     > not JSON: `yes` is no value: a text needs double quotes
        [{"id":"a","id":"b"}]    > `id` is there twice in one object: leave one out
        [{"id":"a","v":"x"       > not JSON: it ends before a text, list or object does: is the file cut off?
        [{"id":"a" "v":1}]       > not JSON: unexpected `"`: a comma, a quote or a bracket is missing before it
        [{"id":"a","v":[1}]      > not JSON: unexpected `}`: a comma, a quote or a bracket is missing before it
        [{'id':"a"}]             > not JSON: unexpected `'`: names and texts need double quotes
        [{"id":"a"}, // x        > not JSON: unexpected `/`: there are no comments
        [{"id":"a","v":007}]     > not JSON: a number has zeros in front, or no digit before or behind its point: put a code in double quotes
        [{"id":"a","v":"C:\\x"}]  > not JSON: a backslash in a text is not doubled
        """)
    void whatIsNoJsonIsSaidInPlainWords(String json, String reason) throws IOException {
        assertThat(refusal(of("items.json", json))).matches("items\\.json:1:\\d+: \\Q" + reason + "\\E");
    }

    @Test
    void ofJsonNestedTooDeepOnlyThatIsSaid() throws IOException {
        assertThat(refusal(of("items.json", "[{\"id\":\"a\",\"v\":" + "[".repeat(1_100))))
                .startsWith("items.json:1:")
                .endsWith(": a text, number or name is too long, or lists and objects are nested too deep");
        assertThat(refusal(of("items.jsonl", "{\"id\":\"a\"}\n{\"id\":\"b\",\"v\":" + "[".repeat(1_100) + "]}")))
                .contains(
                        "items.jsonl:2: a text, number or name is too long, or lists and objects are nested too deep");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '~', textBlock = """
        {"1":{"title":"A"},"2":{"title":"B","tags":[]}}           > [. | to_entries
        {"shop":{"items":{"1":{"title":"A"},"2":{"title":"B"}}}}  > [.["shop"]["items"] | to_entries
        {"O'N":{"1":{"title":"A"},"2":{"title":"B"}}}             > [.["O'\\''N"] | to_entries
        """)
    void itemsUnderTheirIdsAreNoColumns(String json, String way) throws IOException {
        assertThat(refusal(of("items.json", json)))
                .isEqualTo(
                        "items.json: its items stand in one object, under their ids: make a list of them, for instance:"
                                + " jq '" + way + "[] | {item_id: .key} + .value]' items.json > items-list.json");
    }

    @Test
    void soManyThatNoTableHasTheColumnsAreRefusedToo() throws IOException {
        StringBuilder json = new StringBuilder("{\"0\":{\"title\":\"A\"}");
        for (int i = 1; i < 20_000; i++) {
            json.append(",\"").append(i).append("\":{\"title\":\"A\"}");
        }
        assertThat(refusal(of("items.json", json + "}"))).contains("under their ids");
    }

    @Test
    void aColumnWithTheNameOfOneBeforeItIsDistinguishedByItsPlace() throws IOException {
        ImportResult made =
                of("items.csv", "item_id,image,image\na,1.jpg,2.jpg\n").run();
        assertThat(items("image", "image_3")).containsExactly("a 1.jpg 2.jpg");
        assertThat(made.remarks().get(0))
                .endsWith("columns get other names (--map gives others): `image (3)` -> `image_3`");
        of("items.csv", "item_id,image,image\na,1.jpg,3.jpg\n")
                .map("image (3)", "")
                .run();
        assertThat(items("image", "image_3")).containsExactly("a 1.jpg 2.jpg");
    }

    @Test
    void aRowThatIsTooWideOrTooLongIsNoUnclosedQuote() throws IOException {
        assertThat(refusal(of("items.csv", "item_id" + ",c".repeat(17_000) + "\na\n")))
                .isEqualTo("items.csv:1: the row has more than 16,384 cells, which no table takes");
        assertThat(refusal(of("items.csv", "item_id,title\na,\"" + "x".repeat(17_000_000) + "\"\n")))
                .isEqualTo(
                        "items.csv:2: a quote in this row is not closed, or a cell is longer than 16,777,216 characters");
    }

    @Test
    void aFileWithoutAHeaderLineGetsItsNamesFromWhoeverImportsIt() throws IOException {
        of("movies.dat", "a::Toy Story (1995)::Animation|Comedy\nb::Heat, The\"x\"::Drama\n")
                .header(List.of("id", "title", "genres"))
                .run();
        assertThat(items("title", "genres"))
                .containsExactly("a Toy Story (1995) [Animation, Comedy]", "b Heat, The\"x\" [Drama]");
        of("more.csv", "c;\"Up; up\";Drama\n")
                .header(List.of("id", "title", "genres"))
                .run();
        assertThat(items("title")).contains("c Up; up");
        assertThat(refusal(of("more.csv", "id,title\nc,Up\n").header(List.of("id", "title"))))
                .isEqualTo("more.csv:1: its first line has these names already: leave out --header");
        assertThat(refusal(of("more.json", "[{\"id\":\"c\"}]").header(List.of("id"))))
                .isEqualTo(
                        "more.json: its values have names of their own: leave out --header, which names the columns of CSV");
        assertThat(refusal(of("bare.csv", "1,Pen,5\n2,Tin,6\n")))
                .isEqualTo(
                        "bare.csv: none of its columns (1, Pen, 5) is named item_id, id or sku: name it with --id; if its"
                                + " first line is a row, name its columns, for instance: garnish catalog import bare.csv --catalog"
                                + " shop.mv.db --extend --header item_id,title,price");
    }

    @Test
    void anIdStaysAsItIsWritten() throws IOException {
        of("items.csv", "item_id,title\ncafe\u0301,Two\ncaf\u00e9,One\n").run();
        assertThat(items("title")).containsExactlyInAnyOrder("cafe\u0301 Two", "caf\u00e9 One");
    }

    @Test
    void wordsThatMeanNothingAreNamedWithTheOptionThatLeavesThemOut() throws IOException {
        ImportResult first = of("items.csv", "item_id,stock\na,5\nb,N/A\nc,7\n").run();
        assertThat(first.remarks())
                .containsExactly(
                        "`stock`: text because of `N/A` in line 3 (`--null 'N/A'` if it means that there is no value)");
        of("new.csv", "item_id,left\na,5\n").run();
        assertThat(refusal(of("new.csv", "item_id,left\na,-\nb,n/a\n")))
                .endsWith(
                        "\nif `-`, `n/a` means that there is no value: garnish catalog import new.csv --catalog shop.mv.db"
                                + " --extend --null - --null n/a");
        assertThat(refusal(of("new.csv", "item_id,left\na,-\nb,x\n"))).endsWith(" --extend --widen left");
    }
}

package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.model.CatalogException;
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
        CatalogException refused = catchThrowableOfType(CatalogException.class, wanted::run);
        return String.valueOf(refused.getMessage()).replace(folder + "/", "");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ''",
        "windows-1252, 'items.csv: read as windows-1252: the byte E9 in line 3 is not UTF-8 (--encoding names another)'",
        "UTF-16LE, items.csv: read as UTF-16LE",
        "UTF-16BE, items.csv: read as UTF-16BE"
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
}

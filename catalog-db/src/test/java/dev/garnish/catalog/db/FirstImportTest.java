package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogException.Kind;
import dev.garnish.catalog.db.model.ImportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is no catalog yet: what makes one, and under which names its columns are found again. */
class FirstImportTest {
    private static final String LONG = "The Recommended Retail Price of the Item Including Every Tax and Fee in ";
    private static final String SHOWN = "The Recommended Retail Price of the Item…very Tax and Fee in ";
    private static final String TWO = "id," + LONG + "EUR," + LONG + "USD\na,1,2\n";

    @TempDir
    Path folder = Path.of("");

    private Path catalog = Path.of("");

    @BeforeEach
    void place() {
        catalog = folder.resolve("shop.mv.db");
    }

    private CatalogImport of(String... files) throws IOException {
        List<Path> written = new ArrayList<>();
        for (String file : files) {
            written.add(Files.writeString(folder.resolve("items%d.csv".formatted(written.size())), file));
        }
        return CatalogImport.of(catalog, written);
    }

    private List<String> columns() {
        try (DbCatalog open = DbCatalog.open(catalog)) {
            return open.schema().columns().stream().map(Column::name).toList();
        }
    }

    @Test
    void filesWithoutARowMakeNoCatalog() throws IOException {
        CatalogException refused = catchThrowableOfType(CatalogException.class, of("id,title\n")::run);
        assertThat(refused)
                .hasMessage("items0.csv: no row is there: expected rows below the header line: nothing was imported");
        assertThat(refused.kind()).isEqualTo(Kind.BAD_DATA);
        assertThat(catchThrowableOfType(CatalogException.class, of("id,title\n", "id\n")::run))
                .hasMessage(
                        "items0.csv, items1.csv: no row is there: expected rows below the header line: nothing was imported");
        assertThat(catalog).doesNotExist();

        DbCatalog.migrate(catalog);
        assertThat(catchThrowableOfType(CatalogException.class, of("id,title\n")::run))
                .isNotNull();
        assertThat(of("id,title\n", "id\nb\n").run().rows()).isEqualTo(1);
        assertThat(of("id,title\n").run().version()).isEmpty();
    }

    @Test
    void namesThatAgreeInAllThatAColumnMayHaveStayApart() throws IOException {
        ImportResult made = of(TWO).run();

        String start = "the_recommended_retail_price_of_the_item_including_eve_";
        assertThat(columns()).containsExactly("item_id", start + "e2de73b9", start + "5c76c21e");
        assertThat(made.remarks())
                .contains(folder.resolve("items0.csv") + ": columns get other names (--map gives others): `" + SHOWN
                        + "EUR` -> `" + start + "e2de73b9`, `" + SHOWN + "USD` -> `" + start + "5c76c21e`");
        assertThat(of(TWO).run().version()).isEmpty();
        of("id," + LONG + "USD\na,3\n").run();
        try (DbCatalog open = DbCatalog.open(catalog)) {
            assertThat(open.items().map(item -> EveryImport.described(item, start + "e2de73b9", start + "5c76c21e")))
                    .containsExactly("a 1 3");
        }
    }

    @Test
    void aLongNameIsFoundAgainAsEarlierVersionsCutIt() throws Exception {
        String cut = "the_recommended_retail_price_of_the_item_including_every_tax_an";
        of("id," + cut + "\na,1\n").run();

        assertThat(of("id," + LONG + "EUR\na,2\n").run().statements()).isEmpty();
        assertThat(columns()).containsExactly("item_id", cut);
        assertThat(catchThrowableOfType(CatalogException.class, of(TWO)::run))
                .hasMessage(
                        "%s: of its columns `%sEUR` and `%sUSD` both mean `%s`: rename one, or give it another name with --map",
                        folder.resolve("items0.csv"), SHOWN, SHOWN, cut);
    }
}

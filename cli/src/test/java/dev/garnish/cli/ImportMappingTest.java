package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How files are read, kept beside them. */
final class ImportMappingTest {
    @TempDir
    private Path folder = Path.of("");

    private Path input = Path.of("");

    @BeforeEach
    void write() throws IOException {
        input = Files.writeString(
                folder.resolve("shop.csv.txt"), "Nr;Name;Price;Tags;x\n7;Desk;1.249,00 EUR;a,b;-\n8;Wax;9,50 EUR;;1\n");
    }

    private Ran imported(String... options) {
        String[] all = new String[options.length + 6];
        System.arraycopy(
                new String[] {
                    "catalog",
                    "import",
                    input.toString(),
                    "--catalog",
                    folder.resolve("shop.mv.db").toString(),
                    "--extend"
                },
                0,
                all,
                0,
                6);
        System.arraycopy(options, 0, all, 6, options.length);
        return Ran.garnish(all);
    }

    @Test
    void whatIsSavedIsUsedAgainByItself() throws IOException {
        Ran first = imported(
                "--id",
                "Nr",
                "--map",
                "Name=title",
                "--list",
                "Tags=,",
                "--currency",
                "Price",
                "--null",
                "-",
                "--decimal",
                ",",
                "--merge",
                "--save");
        assertThat(first.exit()).as(first.err()).isZero();
        Path kept = folder.resolve("shop.import.toml");
        assertThat(Files.readString(kept)).isEqualTo("""
                id = 'Nr'
                decimal = ','
                repeats = 'merge'
                null = ['-']
                currency = ['Price']
                map.Name = 'title'
                list.Tags = ','
                """);

        Ran again = imported();
        assertThat(again.out()).isEqualTo("nothing changed: the catalog holds these items already\n");
        assertThat(again.err()).startsWith("read as " + kept + " says\n");
        assertThat(Ran.garnish("catalog", "export", "-", "--format", "jsonl", "--catalog", folder + "/shop.mv.db")
                        .out())
                .contains(
                        "\"title\":\"Desk\",\"price\":1249.00", "\"tags\":[\"a\",\"b\"]", "\"price_currency\":\"EUR\"");
    }

    @Test
    void aColumnOfIdsThatIsNamedHasToBeThere() throws IOException {
        Path file = Files.writeString(folder.resolve("two.csv"), "nr,name\n1,One\n2,Two\n");
        Path catalog = folder.resolve("two.mv.db");
        Ran ran = Ran.garnish("catalog", "import", file.toString(), "--catalog", catalog.toString(), "--id", "nope");

        assertThat(ran.err())
                .isEqualTo("garnish: " + file + ": it has no column `nope` of ids: did you mean `name`?\n");
        assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(catalog).doesNotExist();
    }

    @Test
    void anOptionGoesBeforeWhatIsKept() throws IOException {
        Path named = Files.writeString(folder.resolve("other.toml"), "id = \"Name\"\n[map]\n\"x\" = \"\"\n");
        Ran ran = imported("--mapping", named.toString(), "--id", "Nr", "--dry-run");
        assertThat(ran.out())
                .startsWith("name (`Name`): text, because of `Desk` in line 2; 2 of 2 rows have it")
                .doesNotContain("\nx")
                .endsWith("nothing imported: --dry-run\n");
        assertThat(ran.exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '~', textBlock = """
            idd = "Nr"        > there is no setting `idd`: expected [currency, date, decimal,
            map = "x"         > `map` has another kind of value than expected
            id = Nr           > line 1: not TOML: expected lines such as id = "sku", and [map] above "Variant SKU" = "sku"
            """)
    void aMappingThatIsWrongIsRefusedByItsLine(String toml, String reason) throws IOException {
        Path kept = Files.writeString(folder.resolve("shop.import.toml"), toml);
        Ran ran = imported();
        assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(ran.err()).startsWith("garnish: mapping " + kept + ": " + reason);
    }

    @Test
    void whatNobodyCanMeanIsAUsageError() {
        assertThat(imported("--first", "--merge").err())
                .isEqualTo("garnish: --first and --merge: expected one of --first, --last and --merge\n");
        assertThat(imported("--decimal", ";").err()).isEqualTo("garnish: --decimal ;: expected . or ,\n");
        assertThat(imported("--date", "Name=dd").err())
                .isEqualTo("garnish: --date Name=dd: expected dmy, mdy, ymd, epoch or text\n");
        assertThat(imported("--encoding", "utf-99").err())
                .isEqualTo(
                        "garnish: --encoding utf-99: there is no such encoding: expected one such as UTF-8 or windows-1252\n");
        assertThat(imported("--first", "--merge").exit()).isEqualTo(Exit.USAGE);
    }
}

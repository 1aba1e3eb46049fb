package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder to start from works at once: its three commands find nothing wrong. */
class InitTest {
    private static final Path SHAPES = Path.of("src/test/resources/dev/garnish/cli/shapes");
    private static final Path RETAIL = Path.of("../../shared/data/retail/items.csv");

    @TempDir
    private Path folder = Path.of("");

    private Ran init(String name, String... more) {
        return Ran.garnish(Stream.concat(Stream.of("init", folder.resolve(name).toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    /** The commands that the README of a new folder names. */
    private List<String> commands(String name) throws IOException {
        String readme = Files.readString(folder.resolve(name).resolve("README.md"));
        return readme.substring(readme.indexOf("```sh\n") + 6, readme.lastIndexOf("```"))
                .lines()
                .toList();
    }

    private void runsItsCommands(String name) throws IOException {
        List<String> commands = commands(name);
        assertThat(commands).hasSize(3).allMatch(command -> command.startsWith("garnish "));
        for (String command : commands) {
            Ran ran = Ran.garnish(command.substring("garnish ".length()).split(" ", -1));
            assertThat(ran.exit()).as(command + "\n" + ran).isZero();
            assertThat(ran.out()).as(command).doesNotContain("warning[").doesNotContain("FAIL");
        }
    }

    @Test
    void theSampleRunsItsThreeCommands() throws IOException {
        Ran ran = init("shop");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().limit(7))
                .containsExactly(
                        folder + "/shop/README.md",
                        folder + "/shop/event.json",
                        folder + "/shop/items.csv",
                        folder + "/shop/items.mv.db",
                        folder + "/shop/rules/items.rules",
                        "",
                        "8 items imported. The next three commands:");
        runsItsCommands("shop");
        assertThat(folder.resolve("shop")).isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @CsvSource({
        "shopify-export/products_export.csv, 'Title, Category, Price, Text, ImageUrl', ' --id Handle --merge'",
        "woocommerce-export/wc-product-export.csv, 'Title, Category, Price, Text, ImageUrl', ' --decimal ,'",
        "google-merchant-xml/feed.xml, 'Title, Price, Text, ImageUrl, Link', ''",
        "german-erp/artikel.csv, 'Title, Price', ' --id Artikelnummer --decimal ,'",
        "movielens/movies.csv, 'Title, Category', ''",
        "dummyjson/products.json, 'Title, Category, Price, ImageUrl', ''",
    })
    void itFitsTheColumnsOfFilesAsTheyCome(String file, String attributes, String options) throws IOException {
        Ran ran = init("own", "--from", SHAPES.resolve(file).toString());

        assertThat(ran.exit()).as(ran.err()).isZero();
        String rules = Files.readString(folder.resolve("own/rules/items.rules"));
        assertThat(rules.lines().filter(line -> line.startsWith("attribute ")).map(line -> line.split(" +", -1)[1]))
                .containsExactly(attributes.split(", ", -1));
        assertThat(ran.err().contains("read with" + options + ", which fits every row"))
                .isEqualTo(!options.isEmpty());
        assertThat(Ran.garnish(
                                "fmt",
                                "--check",
                                "--rules",
                                folder.resolve("own/rules").toString())
                        .exit())
                .isZero();
        runsItsCommands("own");
    }

    @Test
    void nothingThatIsThereIsOverwritten() throws IOException {
        Path readme =
                Files.writeString(Files.createDirectory(folder.resolve("shop")).resolve("README.md"), "mine");

        Ran ran = init("shop");

        assertThat(ran)
                .isEqualTo(new Ran(
                        Exit.ENVIRONMENT,
                        "",
                        "garnish: " + readme + ": there already: nothing was written; name another folder\n"));
        assertThat(readme).content().isEqualTo("mine");
        assertThat(folder.resolve("shop")).isDirectoryNotContaining("glob:**{.db,.rules,.json,.new}");
    }

    @Test
    void otherFilesOfTheFolderStay() throws IOException {
        Path other = Files.writeString(
                Files.createDirectories(folder.resolve("shop/rules")).resolve("note.txt"), "mine");

        assertThat(init("shop").exit()).isZero();
        assertThat(other).content().isEqualTo("mine");
    }

    @Test
    void whatTheFileDoesNotShowIsAskedAndNothingIsWritten() {
        Ran ran = init(
                "own", "--from", SHAPES.resolve("us-dates-undecided/items.csv").toString());

        assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(ran.err())
                .hasLineCount(1)
                .contains("--catalog " + folder.resolve("own/items.mv.db")
                        + " --extend --date launched=dmy --dry-run --save");
        assertThat(folder.resolve("own")).isEmptyDirectory();
    }

    @Test
    void aMissingFileIsOneLine() {
        assertThat(init("own", "--from", "nowhere.csv"))
                .isEqualTo(new Ran(Exit.ENVIRONMENT, "", "garnish: nowhere.csv: no such file\n"));
        assertThat(folder.resolve("own")).doesNotExist();
    }

    @Test
    void programsGetWhatWasDone() throws IOException {
        JsonNode report =
                new ObjectMapper().readTree(init("shop", "--format", "json").out());

        assertThat(report.properties())
                .extracting(entry -> entry.getKey())
                .containsExactly("files", "items", "remarks", "next");
        assertThat(report.get("next")).extracting(JsonNode::asText).isEqualTo(commands("shop"));
    }

    @Test
    void theKindOfAnItemIsItsCategoryBeforeWhoMadeIt() throws IOException {
        Path items = Files.writeString(
                folder.resolve("api.json"),
                "[{\"id\":1,\"name\":\"Tea\",\"vendor\":\"Acme\",\"type\":\"Drinks\",\"price\":{\"amount\":\"4.50\"}},"
                        + "{\"id\":2,\"name\":\"Hat\",\"vendor\":\"Acme\",\"type\":\"Hats\",\"price\":{\"amount\":\"9.00\"}}]");

        init("api", "--from", items.toString());

        assertThat(folder.resolve("api/rules/items.rules"))
                .content()
                .contains("attribute Category\n  use   item.type\n", "use   format(item.price_amount, \"0.00\")\n");
        runsItsCommands("api");
    }

    @Test
    void aRealCatalogGetsRulesThatPass() throws IOException {
        Assumptions.assumeTrue(Files.exists(RETAIL));

        assertThat(init("retail", "--from", RETAIL.toString()).out()).contains("2,465 items imported");
        runsItsCommands("retail");
    }
}

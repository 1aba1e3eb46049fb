package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a verb writes never takes the place of what it reads, and is reported. */
class OutputTest {
    private static final String READ = ": this command reads it: choose another name for what is written\n";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void files() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/shop.rules"), """
                table words from words.csv
                include "more.rules"
                attribute Title
                  use lookup("words", item.title)
                  else "-"
                """);
        Files.writeString(folder.resolve("rules/words.csv"), "key,value\nFleabag,A flea\n");
        Files.writeString(folder.resolve("rules/more.rules"), "attribute Genre\n  use item.genre\n  else \"-\"\n");
        Files.copy(Ran.PROJECT.resolve("examples/pinpoint/event.json"), folder.resolve("event.json"));
        Files.copy(Ran.PROJECT.resolve("examples/own-shape/mailer.json"), folder.resolve("shape.json"));
    }

    private Ran garnish(String command) {
        return Ran.garnish(Stream.of(command.split(" "))
                .map(word -> word.replace("{}", folder.toString()))
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "preview --rules {}/rules --event {}/event.json --html {}/event.json,       event.json",
        "preview --rules {}/rules --recipient {}/event.json --html {}/./event.json, ./event.json",
        "preview --rules {}/rules --html {}/rules/words.csv,                        rules/words.csv",
        "coverage --rules {}/rules --html {}/rules/words.csv,                        rules/words.csv",
        "coverage --rules {}/rules --recipients {}/event.json --html {}/event.json, event.json",
        "coverage --rules {}/rules --host {}/shape.json --html {}/shape.json,       shape.json",
        "diff {}/rules {}/rules --weight {}/event.json --html {}/event.json,        event.json",
        "diff {}/rules {}/rules --html {}/rules/words.csv,                          rules/words.csv",
        "render --rules {}/rules -o {}/rules/words.csv,                             rules/words.csv",
        "package lambda --rules {}/rules -o {}/rules/words.csv,                      rules/words.csv",
    })
    void aFileThatIsReadIsNotReplaced(String command, String file) throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve(file));

        Ran ran = garnish(command);

        assertThat(ran).isEqualTo(new Ran(Exit.USAGE, "", "garnish: " + folder + "/" + file + READ));
        assertThat(folder.resolve(file)).hasBinaryContent(before);
    }

    @Test
    void aLinkToAFileThatIsReadIsThatFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("page.html"), folder.resolve("event.json"));

        Ran ran = garnish("preview --event {}/event.json --html {}/page.html");

        assertThat(ran).isEqualTo(new Ran(Exit.USAGE, "", "garnish: " + link + READ));
    }

    @Test
    void aPackDoesNotReplaceItsRules() throws IOException {
        Ran.garnish(
                "catalog",
                "import",
                shop(),
                "--catalog",
                folder.resolve("shop.mv.db").toString());

        Ran ran = garnish("catalog pack {}/rules/words.csv --catalog {}/shop.mv.db --rules {}/rules");

        assertThat(ran).isEqualTo(new Ran(Exit.USAGE, "", "garnish: " + folder + "/rules/words.csv" + READ));
    }

    private String shop() throws IOException {
        return Files.writeString(folder.resolve("shop.csv"), "item_id,title,genre\n1,Fleabag,Comedy\n")
                .toString();
    }

    @ParameterizedTest
    @CsvSource({
        "preview --items 1815",
        "coverage",
        "diff {}/rules {}/rules",
    })
    void aPageIsReportedAndLeavesStandardOutputToTheReport(String verb) {
        Ran page = garnish(verb + " --html {}/page.html");
        Ran both = garnish(verb + " --html {}/page.html --format json");
        Ran torn = garnish(verb + " --html - --format json");

        assertThat(page.out()).isEmpty();
        assertThat(page.err()).isEqualTo(folder + "/page.html: written\n");
        assertThat(both.out())
                .startsWith("{")
                .isEqualTo(garnish(verb + " --format json").out());
        assertThat(both.err()).isEqualTo(page.err());
        assertThat(torn)
                .isEqualTo(new Ran(
                        Exit.USAGE,
                        "",
                        "garnish: --html - and --format both write to standard output: name a file for the page\n"));
    }

    @Test
    void aNameShowsWhetherLinesOfJsonAreMeant() throws IOException {
        for (List<String> write : List.of(
                List.of("render -o {}/out.", ""), List.of("catalog export {}/out.", " --catalog {}/shop.mv.db"))) {
            Ran.garnish(
                    "catalog",
                    "import",
                    shop(),
                    "--catalog",
                    folder.resolve("shop.mv.db").toString());
            garnish(write.get(0) + "jsonl" + write.get(1));
            assertThat(Files.readString(folder.resolve("out.jsonl"))).startsWith("{\"item_id\":");
            garnish(write.get(0) + "csv" + write.get(1));
            assertThat(Files.readString(folder.resolve("out.csv"))).startsWith("item_id,");
            garnish(write.get(0) + "jsonl --format csv" + write.get(1));
            assertThat(Files.readString(folder.resolve("out.jsonl"))).startsWith("item_id,");
            assertThat(garnish(write.get(0) + "json" + write.get(1)))
                    .isEqualTo(new Ran(
                            Exit.USAGE,
                            "",
                            "garnish: --format is missing: from the name of a .json it cannot be told\n"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "render -o= --rules {}/rules | the name of the file to write is empty",
                "preview --html= | the name of the file to write is empty",
                "preview --items=, | --items names no item: expected ids with commas between them",
                "preview --id u1 | --id is for --event and --recipient only",
                "rollback {}/live --why= | --why is empty: the history shows it",
                "rollback {}/live --by= | --by is empty: the history shows it",
            })
    void whatIsEmptyIsRefused(String command, String message) {
        assertThat(garnish(command)).isEqualTo(new Ran(Exit.USAGE, "", "garnish: " + message + "\n"));
    }

    @ParameterizedTest
    @CsvSource({"history {}/event.json", "init {}/event.json/shop", "ship {}/event.json --why x"})
    void aFileIsNoFolder(String command) {
        assertThat(garnish(command))
                .isEqualTo(new Ran(
                        Exit.ENVIRONMENT, "", "garnish: " + folder + "/event.json: is a file: name a folder\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "preview --event {}/no.json",
        "preview --recipient {}/no.json",
        "coverage --recipients {}/no.json",
        "diff {}/rules {}/rules --weight {}/no.json",
        "explain 1815 --recipient {}/no.json",
    })
    void aFileOfRecipientsThatHoldsNoneIsNamed(String command) throws IOException {
        Files.writeString(folder.resolve("no.json"), "no event\n");

        assertThat(garnish(command))
                .isEqualTo(new Ran(
                        Exit.BAD_INPUT,
                        "",
                        "garnish: " + folder + "/no.json: expected an event or a recipient in JSON\n"));
    }
}

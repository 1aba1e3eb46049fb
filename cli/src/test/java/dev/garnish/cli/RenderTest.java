package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code garnish render}: what changed since a version or an earlier file, and what cannot be written. */
final class RenderTest {
    private static final String RULES = """
            drop item when item.active == false
            attribute Title lines
              use item.title
              else "-"
            attribute Price
              use money(item.price, "USD", "en-US")
              else "Ask us"
            attribute Here
              use item.title + " in " + recipient.city
              else "-"
            """;

    private static final String ITEMS = """
            item_id,title,price,active,note
            1,One,1,true,a
            2,"Two, ""or"" so",2,true,a
            3,Three,3,true,a
            4,Four,4,true,a
            5,Five,5,false,a
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void catalog() throws IOException {
        Files.writeString(folder.resolve("my.rules"), RULES);
        imported(ITEMS);
    }

    private void imported(String items) throws IOException {
        Path csv = Files.writeString(folder.resolve("items.csv"), items);
        Ran ran = Ran.garnish(
                "catalog",
                "import",
                csv.toString(),
                "--catalog",
                file("items.mv.db"),
                "--extend",
                "--replace",
                "--max-removed",
                "60");
        assertThat(ran.exit()).as(ran.err()).isZero();
    }

    /** Two changes that are read, one that is not, an item gone, one hidden, one shown, and a column that is new. */
    private void changed() throws IOException {
        imported("""
                item_id,title,price,active,note,colour
                1,One,1,true,b,red
                2,Zwei,2,true,a,red
                4,Four,4,false,a,red
                5,Five,5,true,a,red
                6,Six,6,true,a,red
                """);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Ran render(String... more) {
        return Ran.garnish(Stream.concat(
                        Stream.of("render", "--rules", file("my.rules"), "--catalog", file("items.mv.db")),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static final String CHANGES = """
            {"item_id":"2","Title":"Zwei","Price":"$2.00"}
            {"item_id":"3","deleted":true}
            {"item_id":"4","deleted":true}
            {"item_id":"5","Title":"Five","Price":"$5.00"}
            {"item_id":"6","Title":"Six","Price":"$6.00"}
            """;

    @Test
    void whatChangedSinceAVersionOfTheCatalogIsWritten() throws IOException {
        changed();

        Ran ran = render("-o", file("out.jsonl"), "--format", "jsonl", "--since", "1");

        assertThat(ran.err()).endsWith("3 items written, 2 removed, 1 that nobody is shown\n");
        assertThat(read("out.jsonl")).isEqualTo(CHANGES);
        assertThat(render("-o", file("out.csv"), "--since", "2").err()).endsWith("\n0 items written\n");
        assertThat(read("out.csv")).isEqualTo("item_id,Title,Price\r\n");
    }

    @ParameterizedTest
    @EnumSource
    void whatChangedSinceAnEarlierFileIsWrittenWhateverItsShape(RenderFormat format) throws IOException {
        assertThat(render("-o", file("earlier"), "--format", format.name()).exit())
                .isZero();
        Files.writeString(folder.resolve("my.rules"), RULES.replace("USD", "EUR"));
        Ran all = render("-o", file("all.jsonl"), "--format", "jsonl", "--since", file("earlier"));
        Files.writeString(folder.resolve("my.rules"), RULES);
        changed();

        Ran ran = render("-o", file("out.jsonl"), "--format", "jsonl", "--since", file("earlier"));

        assertThat(all.err()).endsWith("\n4 items written, 1 that nobody is shown\n");
        assertThat(ran.err()).endsWith("\n3 items written, 2 removed, 1 that nobody is shown\n");
        assertThat(read("out.jsonl")).isEqualTo(CHANGES);
    }

    @Test
    void rulesAreNeverWrittenOver() throws IOException {
        String text = "attribute Title\n  use item.title\n  else \"-\"\n";
        Path rules = Files.writeString(folder.resolve("mine.rules"), text);
        Path other = Files.writeString(folder.resolve("mine.txt"), text);
        for (List<String> verb :
                List.of(List.of("render", "-o"), List.of("coverage", "--html"), List.of("preview", "--html"))) {
            for (Path file : List.of(rules, other)) {
                Ran ran = Ran.garnish(verb.get(0), verb.get(1), file.toString(), "--rules", file.toString());

                assertThat(ran.err())
                        .isEqualTo("garnish: " + file
                                + ": this is the name of rules: choose another name for what is written\n");
                assertThat(ran.exit()).isEqualTo(Exit.USAGE);
                assertThat(file).hasContent(text);
            }
        }
    }

    @Test
    void aPageCanGoToStandardOutput() {
        for (String verb : List.of("coverage", "preview")) {
            assertThat(Ran.garnish(verb, "--html", "-").out())
                    .startsWith("<!DOCTYPE html>")
                    .endsWith("</html>\n");
        }
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void csvSaysOnTheSideWhatItCannotList() throws IOException {
        changed();

        assertThat(render("-o", file("out.csv"), "--since", "1").err())
                .endsWith("CSV cannot say what was removed: 3, 4; --format jsonl can\n");
    }

    @Test
    void aFileOfChangesIsNoWholeOne() throws IOException {
        changed();
        for (String format : List.of("jsonl", "braze", "iterable", "klaviyo")) {
            render("-o", file("changes"), "--format", format, "--since", "1");

            Ran ran = render("-o", file("out.csv"), "--since", file("changes"));

            assertThat(ran.err())
                    .isEqualTo("garnish: " + file("changes")
                            + ": expected a whole file, found one of changes: --since compares with all items\n");
            assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id,Title\r\n1,One\r\n", "item_id,Title\r\n1\r\n", "{\"a\":1}\n", "{\n"})
    void aFileThatWasNotRenderedIsOneLine(String text) throws IOException {
        Files.writeString(folder.resolve("other"), text);

        Ran ran = render("-o", file("out.csv"), "--since", file("other"));

        assertThat(ran.err())
                .isEqualTo("garnish: " + file("other")
                        + ": expected a version of the catalog, or a file that garnish render wrote\n");
        assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void anEarlierFileThatCannotBeUsedIsOneLine() throws IOException {
        Files.write(folder.resolve("latin"), "item_id,Title\r\n1,\u00e9\r\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("mixed"), "item_id,Title\r\n2,One\r\n1,Two\r\n");
        render("-o", file("whole.csv"));

        assertThat(render("-o", file("out.csv"), "--since", file("latin")).err())
                .endsWith("or a file that garnish render wrote\n");
        assertThat(render("-o", file("out.csv"), "--since", file("mixed")).err())
                .isEqualTo("garnish: " + file("mixed")
                        + ": item 1 is not in the order of ids in which garnish render wrote it\n");
        assertThat(render("-o", file("out.csv"), "--since", file("none")))
                .isEqualTo(new Ran(Exit.ENVIRONMENT, "", "garnish: " + file("none") + ": no such file\n"));
        assertThat(render("-o", file("whole.csv"), "--since", file("whole.csv")))
                .isEqualTo(new Ran(
                        Exit.USAGE,
                        "",
                        "garnish: -o and --since name the same file: the changes would replace what they are compared"
                                + " with\n"));
        assertThat(render("-o", file("out.csv"), "--since", "7").err()).contains("version 7 is not kept");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void theOldFileStaysWhereTheNewOneCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("out.csv"), "old");
        Files.writeString(folder.resolve("mixed"), "item_id,Title\r\n2,One\r\n1,Two\r\n");

        render("-o", file("out.csv"), "--since", file("mixed"));

        assertThat(read("out.csv")).isEqualTo("old");
        assertThat(render("-o", file("nowhere/out.csv")).err())
                .isEqualTo("garnish: " + file("nowhere/out.csv") + ": cannot be written: there is no folder "
                        + file("nowhere") + "\n");
        assertThat(render("-o", file("items.mv.db")).exit()).isEqualTo(Exit.USAGE);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".items.mv.db.lock", "items.csv", "items.mv.db", "my.rules", "out.csv", "mixed");
        }
    }

    @Test
    void standardOutputTakesTheFileAlone() {
        Ran ran = render("-o", "-", "--attributes", "Price");

        assertThat(ran.out()).isEqualTo("item_id,Price\r\n1,$1.00\r\n2,$2.00\r\n3,$3.00\r\n4,$4.00\r\n");
        assertThat(ran.err()).isEqualTo("4 items written, 1 that nobody is shown\n");
        assertThat(render("-o", "-", "--summary", "json"))
                .isEqualTo(new Ran(
                        Exit.USAGE,
                        "",
                        "garnish: --summary json and -o - both write to standard output: name a file\n"));
        assertThat(render().exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void whatCannotBeAColumnIsRefusedWhereItIsAskedFor() throws IOException {
        assertThat(render("-o", "-", "--attributes", "Title,Here").err())
                .isEqualTo("garnish: --attributes: Here reads the recipient (" + file("my.rules")
                        + ":8:1), so it has no finished value for an item\n");
        assertThat(render("-o", "-", "--attributes", "Titel").err())
                .isEqualTo("garnish: --attributes: the rules have no attribute Titel that reads only items, only Title,"
                        + " Price\n");
        Files.writeString(folder.resolve("my.rules"), "attribute id\n  use item.title\n  else \"-\"\n");
        assertThat(render("-o", "-", "--format", "braze").err())
                .isEqualTo(
                        "garnish: --format braze: the attribute id has the name of a field that this shape has itself:"
                                + " give it another name, or leave it out with --attributes\n");
        assertThat(render("-o", "-", "--format", "iterable").exit()).isZero();
        Files.writeString(folder.resolve("my.rules"), "attribute Once once\n  else \"-\"\n");
        Ran none = render("-o", "-");
        assertThat(none.err())
                .isEqualTo(
                        "garnish: no attribute reads only items, so there is nothing to render: Once is made once for"
                                + " each recipient (" + file("my.rules") + ":1:1)\n");
        assertThat(none.exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void versionsAreThoseOfACatalogThatKeepsThem() throws IOException {
        assertThat(Ran.garnish("render", "-o", file("out.csv"), "--since", "1"))
                .isEqualTo(new Ran(Exit.USAGE, "", "garnish: Missing required option: '--catalog=FILE|ADDRESS'\n"));
        Ran.garnish("catalog", "pack", file("items.pack"), "--catalog", file("items.mv.db"));
        Ran pack = Ran.garnish(
                "render",
                "-o",
                file("out.csv"),
                "--since",
                "1",
                "--rules",
                file("my.rules"),
                "--catalog",
                file("items.pack"));
        assertThat(pack.err()).hasLineCount(1).startsWith("garnish: ");
        assertThat(pack.exit()).isIn(Exit.USAGE, Exit.BAD_INPUT, Exit.ENVIRONMENT);
        assertThat(Ran.garnish("render", "-o", "-", "--rules", file("my.rules"), "--catalog", file("items.pack"))
                        .out())
                .isEqualTo(render("-o", "-").out());
    }
}

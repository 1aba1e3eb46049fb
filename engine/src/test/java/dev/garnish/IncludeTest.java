package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.review.RuleTests;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code include}: files that rules share. */
@Timeout(20)
class IncludeTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final Catalog CATALOG = Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "1", "Fleabag")));
    private static final String VALUE = "value Name\n  use \"<\" + item.title + \">\"\n";

    @TempDir
    private Path folder;

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        return Files.writeString(path, text);
    }

    private static String attribute(String name) {
        return "attribute " + name + "\n  use value.Name\n  else \"-\"\n";
    }

    /** Each source as its name below the folder. */
    private List<String> names(RuleSet rules) {
        return rules.sources().stream()
                .map(one -> folder.relativize(Path.of(one.name())).toString())
                .toList();
    }

    private String problems(Path rules) {
        try {
            RuleSet.load(rules, SCHEMA);
            return "";
        } catch (InvalidRulesException e) {
            return Problem.render(e.problems(), false).replace(folder + "/", "");
        }
    }

    @Test
    void aFileIsLoadedWithWhatItIncludes() throws IOException {
        write("common.rules", VALUE);
        write("unread.rules", "no rules");
        Path email = write("email.rules", "include \"common.rules\"\n" + attribute("Title"));

        RuleSet rules = RuleSet.load(email, SCHEMA);

        assertThat(rules.attributes()).containsExactly("Title");
        assertThat(names(rules)).containsExactly("email.rules", "common.rules");
    }

    @Test
    void aFileThatSeveralIncludeIsReadOnce() throws IOException {
        write("common.rules", VALUE);
        write("b/more.rules", "include \"deep/deeper/last.rules\"\n" + attribute("More"));
        write("b/deep/deeper/last.rules", attribute("Last"));
        write("a.rules", "include \"common.rules\"\ninclude \"b/more.rules\"\n" + attribute("A"));
        write("z.rules", "include 'common.rules'\ninclude \"b/more.rules\" # again\n" + attribute("Z"));

        assertThat(names(RuleSet.load(folder, SCHEMA)))
                .containsExactly("a.rules", "z.rules", "common.rules", "b/more.rules", "b/deep/deeper/last.rules");
    }

    @Test
    void aFolderOfOneFileAndWhatItIncludesSaysWhatTheFileSays() throws IOException {
        write("a.rules", attribute("A"));
        Path main = write("m.rules", "include \"z.rules\"\ninclude \"a.rules\"\n" + attribute("M"));
        write("z.rules", VALUE + attribute("Z"));

        RuleSet byFile = RuleSet.load(main, SCHEMA);
        RuleSet byFolder = RuleSet.load(folder, SCHEMA);

        assertThat(byFile.attributes()).containsExactly("M", "Z", "A");
        assertThat(byFolder.attributes()).containsExactly("M", "Z", "A");
        assertThat(byFolder.checksum()).isEqualTo(byFile.checksum());
    }

    @Test
    void tablesAndPathsStartAtTheFolderOfTheFileThatNamesThem() throws IOException {
        write("below/words.csv", "key,below\n");
        write("words.csv", "key,above\n");
        write(
                "below/b.rules",
                "table words from words.csv\nattribute B\n  use lookup(\"words\", \"key\")\n  else \"-\"\n");
        Path main = write("main.rules", "include \"below/b.rules\"\n");

        Enricher enricher = Enricher.of(RuleSet.load(main, SCHEMA), CATALOG);

        assertThat(enricher.rulesChecksum()).hasSize(64);
        write("below/test.rules", "include \"b.rules\"\ntest \"below\"\n  items 1\n  expect B = [\"below\"]\n");
        assertThat(RuleTests.run(RuleSet.load(folder.resolve("below/test.rules"), SCHEMA), CATALOG)
                        .tests())
                .allMatch(test -> test.passes());
    }

    @Test
    void mistakesAreReportedInTheFileThatTheyAreIn() throws IOException {
        write("below/b.rules", "# a comment\nattribute B\n  use item.titel\n  else \"-\"\n");
        Path main = write("main.rules", "include \"below/b.rules\"\nattribute A\n  use item.tilte\n  else \"-\"\n");

        assertThat(problems(main)).isEqualTo("""
                error[R201]: the catalog has no column `tilte`
                  --> main.rules:3:12
                   |
                 3 |   use item.tilte
                   |            ^^^^^ did you mean `title`?
                   = help: the columns are title

                error[R201]: the catalog has no column `titel`
                  --> below/b.rules:3:12
                   |
                 3 |   use item.titel
                   |            ^^^^^ did you mean `title`?
                   = help: the columns are title""");
    }

    @Test
    void anAttributeOfTwoFilesIsReported() throws IOException {
        write("b.rules", VALUE + attribute("A"));
        Path main = write("main.rules", "include \"b.rules\"\n" + attribute("A"));

        assertThat(problems(main)).contains("--> b.rules:3:11", "stands in this rule set already, at main.rules:2:11");
    }

    @Test
    void aCircleIsShown() throws IOException {
        write("a.rules", "include \"b.rules\"\n" + attribute("A"));
        write("b.rules", VALUE + "include \"c.rules\"\n");
        write("c.rules", "include \"a.rules\"\n");

        String shown = """
                error[R448]: these rules include themselves: a.rules includes b.rules includes c.rules includes a.rules
                  --> c.rules:1:9
                   |
                 1 | include "a.rules"
                   |         ^^^^^^^^^ take it out""";
        assertThat(problems(folder.resolve("a.rules"))).isEqualTo(shown);
        assertThat(problems(folder)).isEqualTo(shown);
    }

    @Test
    void whatIsNotThereIsReportedAtItsPlace() throws IOException {
        write("below/b.rules", VALUE + "include \"none.rules\"\n");
        Path main = write("main.rules", "include \"below/b.rules\"\n" + attribute("A"));

        assertThat(problems(main)).isEqualTo("""
                error[R446]: there is no file `none.rules` beside these rules
                  --> below/b.rules:3:9
                   |
                 3 | include "none.rules"
                   |         ^^^^^^^^^^^^
                   = help: a path starts at the folder of the file that it stands in""");
    }

    @Test
    void aLinkMayNotLeadOutOfTheFolder() throws IOException {
        write("secret.rules", VALUE);
        Path main = write("rules/main.rules", "include \"l.rules\"\n" + attribute("A"));
        Files.createSymbolicLink(folder.resolve("rules/l.rules"), folder.resolve("secret.rules"));

        assertThat(problems(main))
                .contains("error[R447]: the file `l.rules` cannot be read: it is a link that leads out of its folder");
        write("rules/below/b.rules", VALUE);
        Files.createSymbolicLink(folder.resolve("rules/out"), folder);
        write("rules/other.rules", "include \"out/secret.rules\"\n" + attribute("A"));
        assertThat(problems(folder.resolve("rules/other.rules"))).contains("[R447]");
    }

    @Test
    void aFileThatIsNoTextIsReported() throws IOException {
        Files.write(folder.resolve("p.rules"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        Path main = write("main.rules", "include \"p.rules\"\nattribute A\n  use item.title\n  else \"-\"\n");

        assertThat(problems(main))
                .contains("error[R447]: the file `p.rules` cannot be read: it is a PNG image, expected plain text");
    }

    @Test
    void pathsThatLeaveTheFolderAreNeverRead() {
        List<String> asked = new ArrayList<>();
        TableReader reader = (rules, file) -> {
            asked.add(file);
            return Optional.empty();
        };
        for (String path : List.of(
                "../a.rules",
                "/a.rules",
                "b/../a.rules",
                "b//a.rules",
                "./a.rules",
                "b/./a.rules",
                "C:a.rules",
                "..\\\\a.rules",
                "b\\\\a.rules",
                "http://a.rules",
                "b/a.rules/",
                "\\u0000.rules",
                "x/...rules")) {
            Source source = new Source("main.rules", "include \"" + path + "\"\nattribute A\n  else \"-\"\n");
            assertThatThrownBy(() -> RuleSet.parse(List.of(source), SCHEMA, reader))
                    .as(path)
                    .isInstanceOf(InvalidRulesException.class);
        }
        assertThat(asked).isSubsetOf("x/...rules");
    }

    @Test
    void chainsAndFansOfFilesAreBounded() {
        TableReader chain = (rules, file) -> {
            int number = Integer.parseInt(file.replaceAll("\\D", "")) + 1;
            return Optional.of("include \"" + number + ".rules\"\n");
        };
        assertThatThrownBy(() -> RuleSet.parse(List.of(new Source("m.rules", "include \"1.rules\"\n")), SCHEMA, chain))
                .hasMessageContaining("these rules have more than 100 `include` lines");
        TableReader large =
                (rules, file) -> Optional.of("#" + "x".repeat(1 << 20) + "\ninclude \"" + file + "y.rules\"\n");
        assertThatThrownBy(() -> RuleSet.parse(List.of(new Source("m.rules", "include \"x.rules\"\n")), SCHEMA, large))
                .hasMessageContaining("this file is larger than 1 MB");
    }

    @Test
    void aHostsReaderGivesIncludedFilesAsWell() {
        Map<String, String> files = Map.of("base/common.rules", VALUE);
        Source main = new Source("shop/main.rules", "include \"base/common.rules\"\n" + attribute("A"));

        RuleSet rules = RuleSet.parse(List.of(main), SCHEMA, (source, file) -> Optional.ofNullable(files.get(file)));

        assertThat(rules.sources())
                .extracting(Source::name)
                .containsExactly("shop/main.rules", "shop/base/common.rules");
        assertThat(rules.over(Schema.of(new Column("title", Type.TEXT), new Column("x", Type.TEXT)))
                        .sources())
                .isEqualTo(rules.sources());
    }

    @Test
    void testsOfIncludedFilesRunAndNameTheirFile() throws IOException {
        write("b.rules", VALUE + "test \"of b\"\n  items 1\n  expect A = [\"<Fleabag>\"]\n");
        Path main = write("main.rules", "include \"b.rules\"\n" + attribute("A"));

        assertThat(RuleTests.run(RuleSet.load(main, SCHEMA), CATALOG).tests())
                .singleElement()
                .satisfies(test -> assertThat(test.passes()).isTrue());
    }
}

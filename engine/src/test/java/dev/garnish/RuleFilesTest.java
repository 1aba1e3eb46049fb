package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class RuleFilesTest {
    private static final Schema SCHEMA = Schema.of(new Column("genre", Type.TEXT));
    private static final String RULES = "attribute Genre\n  use item.genre\n  else \"x\"\n";
    private static final String LABELS =
            "table t from %s\nattribute Genre\n  use lookup(\"t\", item.genre)\n  else \"x\"\n";

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(home.resolve("rules"));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void assertRefused(Path rules, String message) {
        assertThatThrownBy(() -> RuleSet.load(rules, SCHEMA)).rootCause().hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "89504E470D0A1A0A, a PNG image",
        "FFFE000061000000, a text in UTF-32",
        "0000FEFF00000061, a text in UTF-32",
        "6100000074000000, a text in UTF-32",
        "FFD8FFE000104A46, a JPEG image",
        "255044462D312E37, a PDF file",
        "504B0304140006000800, 'a Word, Excel, OpenDocument or ZIP file'",
        "D0CF11E0A1B11AE1, an old Word or Excel file",
        "7B5C727466310D0A, a rich text file (RTF)",
        "1F8B080000000000, a gzip file",
    })
    void anotherFormatIsNamed(String head, String kind) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(head);
        Path file = write("a.rules", bytes);

        assertRefused(file, file + ": is " + kind + ", expected plain text: save it as text (UTF-8)");
    }

    @Test
    void aTextInAnotherEncodingIsReadByItsMarkOrRefusedWithItsLine() throws IOException {
        Path wide = write("wide.rules", ("\uFEFF" + RULES).getBytes(StandardCharsets.UTF_16LE));
        Path old = write("old.rules", (RULES + "# für\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(RuleSet.load(wide, SCHEMA)
                        .unwrap(CheckedRules.class)
                        .program()
                        .attributes())
                .hasSize(1);
        assertRefused(old, old + ": is no UTF-8 text in line 4: save the file as UTF-8");
    }

    @Test
    void aLinkMayNotLeadOutOfTheFolder() throws IOException {
        Path outside = Files.writeString(home.resolve("outside.rules"), RULES);
        Path link = Files.createSymbolicLink(folder.resolve("a.rules"), outside);

        assertRefused(folder, link + ": is a link that leads out of its folder: put the file itself there");
    }

    @Test
    void aLinkWithinTheFolderIsFollowed() throws IOException {
        Files.createDirectory(folder.resolve("..data"));
        Path file = Files.writeString(folder.resolve("..data/real"), RULES);
        Files.createSymbolicLink(folder.resolve("a.rules"), file);

        assertThat(RuleSet.load(folder, SCHEMA)
                        .unwrap(CheckedRules.class)
                        .program()
                        .attributes())
                .hasSize(1);
    }

    @Test
    void whatIsNoFileIsReported() throws Exception {
        Path dangling = Files.createSymbolicLink(folder.resolve("a.rules"), folder.resolve("gone"));
        assertRefused(folder, dangling + ": is a link to a file that is not there");
        Files.delete(dangling);

        Path sub = Files.createDirectory(folder.resolve("b.rules"));
        assertRefused(folder, sub + ": is a folder, expected a file");
        Files.delete(sub);

        Path pipe = folder.resolve("c.rules");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS))
                .isTrue();
        assertRefused(folder, pipe + ": is a pipe or a device, expected a file");
    }

    private String tableProblem(String file) {
        try {
            RuleSet.parse(
                    List.of(new Source(folder.resolve("a.rules").toString(), LABELS.formatted(file))),
                    SCHEMA,
                    RuleFiles::table);
            return "";
        } catch (InvalidRulesException invalid) {
            assertThat(invalid.problems()).hasSize(1);
            Problem problem = invalid.problems().get(0);
            return problem.code().id() + " " + problem.message();
        }
    }

    @Test
    void aTableThatCannotBeReadIsOneProblem() throws Exception {
        Files.createSymbolicLink(folder.resolve("link.csv"), Files.writeString(home.resolve("out.csv"), "a,b\n"));
        Files.createDirectory(folder.resolve("sub.csv"));
        new ProcessBuilder("mkfifo", folder.resolve("pipe.csv").toString())
                .start()
                .waitFor(10, TimeUnit.SECONDS);
        write("sheet.csv", new byte[] {'P', 'K', 3, 4, 0, 0});
        write("latin.csv", new byte[] {'a', ',', 'b', '\n', (byte) 0xe4, ',', 'c', '\n'});

        assertThat(tableProblem("link.csv"))
                .isEqualTo("R440 the file `link.csv` cannot be read: it is a link that leads out of its folder: put the"
                        + " file itself there");
        assertThat(tableProblem("sub.csv"))
                .isEqualTo("R440 the file `sub.csv` cannot be read: it is a folder, expected a file");
        assertThat(tableProblem("pipe.csv"))
                .isEqualTo("R440 the file `pipe.csv` cannot be read: it is a pipe or a device, expected a file");
        assertThat(tableProblem("sheet.csv"))
                .isEqualTo("R440 the file `sheet.csv` cannot be read: it is a Word, Excel, OpenDocument or ZIP file,"
                        + " expected plain text: save it as text (UTF-8)");
        assertThat(tableProblem("latin.csv"))
                .isEqualTo(
                        "R440 the file `latin.csv` cannot be read: it is no UTF-8 text in line 2: save the file as UTF-8");
        assertThat(tableProblem("\"gone.csv\\u0000\"")).isEqualTo("R429 a table's file stands beside the rules");
        assertThat(tableProblem("gone.csv")).isEqualTo("R425 there is no file `gone.csv` beside these rules");
    }

    @ParameterizedTest
    @CsvSource({"','", "';'", "'\t'", "'|'"})
    void aTableMayHaveTheSignsThatSpreadsheetsWrite(String sign) throws IOException {
        write(
                "t.csv",
                ("\uFEFFkey" + sign + "value\r\nDrama" + sign + "\"Drama, series\"\r\n")
                        .getBytes(StandardCharsets.UTF_16LE));
        write("a.rules", LABELS.formatted("t.csv"));

        assertThat(RuleSet.load(folder, SCHEMA)
                        .unwrap(CheckedRules.class)
                        .program()
                        .tables()
                        .values())
                .extracting(Program.Table::rows)
                .containsExactly(Map.of("Drama", "Drama, series"));
    }

    @Test
    void filesOfASourceAreNamedAsTheyWereGivenUnlessALinkLeadsToThem() throws IOException {
        write("a.rules", RULES);
        Path relative = Path.of("").toAbsolutePath().relativize(folder.toRealPath());
        Path link = Files.createSymbolicLink(home.resolve("link"), folder);

        assertThat(RuleFiles.source(relative).sources())
                .extracting(Source::name)
                .containsExactly(relative.resolve("a.rules").toString());
        assertThat(RuleFiles.source(link).sources())
                .extracting(Source::name)
                .containsExactly(folder.toRealPath().resolve("a.rules").toString());
    }
}

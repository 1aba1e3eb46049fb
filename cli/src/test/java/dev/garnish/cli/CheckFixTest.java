package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFixTest {
    private static final String WRONG = "attribute Title\n  use   item.titel\n  els   \"-\"\n";
    private static final String RIGHT = "attribute Title\n  use   item.title\n  else   \"-\"\n";

    @TempDir
    private Path folder = Path.of("");

    private Path rules = Path.of("");

    @BeforeEach
    void rulesWithMistakes() throws IOException {
        rules = Files.writeString(folder.resolve("my.rules"), WRONG);
    }

    private String shown() {
        return """
                %1$s:2:14
                  - use   item.titel
                  + use   item.title
                %1$s:3:3
                  - els   "-"
                  + else   "-"
                """.formatted(rules);
    }

    private Ran fix(String answer, boolean terminal, String... more) {
        String[] arguments = Stream.concat(Stream.of("check", "--fix", "--rules", rules.toString()), Stream.of(more))
                .toArray(String[]::new);
        return Ran.garnish(answer.getBytes(StandardCharsets.UTF_8), terminal, arguments);
    }

    @Test
    void aPersonIsAskedFirst() {
        Ran ran = fix("y\n", true);

        assertThat(rules).content().isEqualTo(RIGHT);
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEqualTo(shown() + "Make 2 changes? [y/N] 2 changes made\n");
        assertThat(ran.out()).endsWith(rules + ": 0 errors, 0 warnings\n");
    }

    @Test
    void includedFilesAreMendedToo() throws IOException {
        Path including = Files.writeString(
                Files.createDirectory(folder.resolve("top")).resolve("a.rules"), "include \"shared/b.rules\"\n");
        Path included =
                Files.createDirectory(including.resolveSibling("shared")).resolve("b.rules");
        Files.writeString(included, WRONG);
        rules = including.resolveSibling("");

        assertThat(fix("", false, "--yes").exit()).isZero();
        assertThat(included).content().isEqualTo(RIGHT);
        assertThat(including).content().isEqualTo("include \"shared/b.rules\"\n");
    }

    @Test
    void anyOtherAnswerChangesNothing() {
        for (String answer : new String[] {"n\n", "\n", "", "ye\n"}) {
            Ran ran = fix(answer, true);

            assertThat(rules).content().isEqualTo(WRONG);
            assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
            assertThat(ran.err()).endsWith("[y/N] nothing was changed\n");
            assertThat(ran.out()).endsWith(rules + ": 2 errors, 0 warnings\n");
        }
    }

    @Test
    void aPipeNeedsTheWord() {
        Ran without = fix("y\n", false);
        assertThat(rules).content().isEqualTo(WRONG);
        assertThat(without.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(without.err()).isEqualTo(shown() + "2 changes not made: give --yes to make them\n");

        Ran with = fix("", false, "--yes");
        assertThat(rules).content().isEqualTo(RIGHT);
        assertThat(with.exit()).isZero();
        assertThat(with.err()).isEqualTo(shown() + "2 changes made\n");
    }

    @Test
    void withoutASureSuggestionNothingIsChanged() throws IOException {
        Files.writeString(rules, "attribute Title\n  use   item.xyzzy\n  else  \"-\"\n");

        Ran ran = fix("", false, "--yes");

        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.err()).isEqualTo("no suggestion is sure: nothing was changed\n");
    }

    @Test
    void correctRulesAreOnlyChecked() throws IOException {
        Files.writeString(rules, RIGHT);

        Ran ran = fix("", false, "--yes", "--format", "json");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("{\n  \"problems\" : [ ],");
    }
}

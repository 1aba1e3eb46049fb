package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GarnishTest {
    private static final Path EVENT = Ran.PROJECT.resolve("examples/pinpoint/event.json");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theReplyGoesToStandardOutputAndTheSummaryElsewhere() {
        Ran ran = Ran.garnish("enrich", EVENT.toString());

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("\"Recommendations\":{\"Title\":[\"Fleabag\",\"Late Night\",\"Catastrophe\"]");
        assertThat(ran.err()).matches("2 recipients, 6 items, 0 unknown, no value from else, \\d+ ms\n");
    }

    @Test
    void helpIsAskedForInEitherWay() {
        assertThat(Ran.garnish("help")).isEqualTo(Ran.garnish("--help"));
        assertThat(Ran.garnish("help", "check")).isEqualTo(Ran.garnish("check", "--help"));
        assertThat(Ran.garnish("help", "catalog", "import")).isEqualTo(Ran.garnish("catalog", "import", "--help"));
    }

    @Test
    void aDashReadsStandardInput() throws IOException {
        Ran ran = Ran.garnish(Files.readAllBytes(EVENT), false, "enrich", "-");

        assertThat(ran.out()).isEqualTo(Ran.garnish("enrich", EVENT.toString()).out());
    }

    @Test
    void aTerminalGetsTheReplyLaidOut() {
        Ran ran = Ran.onTerminal("enrich", EVENT.toString());

        assertThat(ran.out()).contains("    \"Recommendations\": {\n      \"Title\": [\n        \"Fleabag\",\n");
    }

    @Test
    void editedRulesTakeEffectAtOnce() throws IOException {
        Path rules = rules("attribute Title\n  use item.title\n  else \"-\"\n");
        assertThat(Ran.garnish("enrich", "--rules", rules.toString(), EVENT.toString())
                        .out())
                .contains("{\"Title\":[\"Fleabag\",\"Late Night\",\"Catastrophe\"]}");

        rules("attribute Name\n  use upper(item.title)\n  else \"-\"\n");
        assertThat(Ran.garnish("enrich", "--rules", rules.toString(), EVENT.toString())
                        .out())
                .contains("{\"Name\":[\"FLEABAG\",\"LATE NIGHT\",\"CATASTROPHE\"]}");
    }

    @Test
    void aMisspelledColumnIsShownWithWhatWasMeant() throws IOException {
        Path rules = rules("attribute Title\n  use   item.titel\n  else  \"Recommended for you\"\n");

        Ran ran = Ran.garnish("enrich", "--rules", rules.toString(), EVENT.toString());

        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo("""
                        error[R201]: the catalog has no column `titel`
                          --> %s:2:14
                           |
                         2 |   use   item.titel
                           |              ^^^^^ did you mean `title`?
                           = help: the columns are item_id, title, genre, image_url, image_file, description, price, \
                        release_year, active, updated_at
                        """.formatted(rules));
    }

    @Test
    void aTruncatedEventIsOneLine() throws IOException {
        byte[] event = Files.readAllBytes(EVENT);

        Ran ran = Ran.garnish(Arrays.copyOf(event, 700), false, "enrich", "-");

        oneLine(ran, Exit.BAD_INPUT, "garnish: event at byte 700: .*");
        assertThat(ran.err()).doesNotContain("sofia");
    }

    @Test
    void anArrayIsOneLine() {
        oneLine(Ran.garnish(bytes("[]"), false, "enrich", "-"), Exit.BAD_INPUT, "garnish: event.*expected an object.*");
    }

    @Test
    void anEmptyEventIsOneLine() {
        oneLine(Ran.garnish(bytes(""), false, "enrich", "-"), Exit.BAD_INPUT, "garnish: event.*");
    }

    @Test
    void anEventOfSevenMegabytesIsOneLine() throws IOException {
        byte[] spaces = new byte[7_000_000];
        Arrays.fill(spaces, (byte) ' ');
        Path large = Files.write(folder.resolve("large.json"), spaces);

        oneLine(
                Ran.garnish("enrich", large.toString()),
                Exit.BAD_INPUT,
                "garnish: .*large.json: more than 6291456 bytes, .*");
    }

    @Test
    void aMissingFileIsOneLine() {
        oneLine(Ran.garnish("enrich", "nowhere.json"), Exit.ENVIRONMENT, "garnish: nowhere.json: no such file");
    }

    @Test
    void aFolderInsteadOfAnEventIsOneLine() {
        oneLine(
                Ran.garnish("enrich", folder.toString()),
                Exit.ENVIRONMENT,
                "garnish: " + folder + ": is a folder, expected a file");
    }

    @Test
    void missingRulesAreOneLine() {
        Ran ran = Ran.garnish("enrich", "--rules", "nowhere.rules", EVENT.toString());

        oneLine(ran, Exit.ENVIRONMENT, "garnish: nowhere.rules: .*");
    }

    @Test
    void aMissingCatalogIsOneLine() {
        Ran ran = Ran.garnish("enrich", "--catalog", "nowhere.mv.db", EVENT.toString());

        oneLine(ran, Exit.ENVIRONMENT, "garnish: .*nowhere.mv.db.*");
    }

    @Test
    void aMisspelledOptionIsOneLineWithWhatWasMeant() {
        Ran ran = Ran.garnish("enrich", "--rulez", "x", EVENT.toString());

        oneLine(ran, Exit.USAGE, "garnish: Unknown option.*--rulez.*did you mean --rules.*see garnish enrich --help");
    }

    @Test
    void aVerbThatIsNoneAndNearNoneIsOneLine() {
        oneLine(
                Ran.garnish("frobnicate"),
                Exit.USAGE,
                "garnish: Unmatched argument at index 0: 'frobnicate'; see garnish --help");
        oneLine(Ran.garnish("enrihc"), Exit.USAGE, "garnish: .*'enrihc', did you mean enrich\\?; see garnish --help");
    }

    @Test
    void aFolderWithoutRulesIsOneLine() {
        oneLine(
                Ran.garnish("enrich", "--rules", folder.toString(), EVENT.toString()),
                Exit.ENVIRONMENT,
                "garnish: " + folder + ": holds no file whose name ends in .rules");
    }

    @ParameterizedTest
    @CsvSource({"enrich, EVENT.json|-", "bench, EVENT.json|-", "explain, ITEM", "explain-error, CODE"})
    void whatAVerbCanNotDoWithoutIsNamed(String verb, String parameter) {
        oneLine(
                Ran.garnish(verb),
                Exit.USAGE,
                Pattern.quote(
                        "garnish: Missing required parameter: '" + parameter + "'; see garnish " + verb + " --help"));
    }

    @Test
    void withoutAVerbItSaysHowToAskForHelp() {
        oneLine(Ran.garnish(), Exit.USAGE, "garnish: .*; see garnish --help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enrich",
                "check",
                "test",
                "init",
                "fmt",
                "lsp",
                "ship",
                "history",
                "rollback",
                "explain",
                "explain-error",
                "bench"
            })
    void everyVerbHelpsWithAnExample(String verb) {
        Ran ran = Ran.garnish(verb, "--help");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("Usage: garnish " + verb).containsPattern("Examples?:\n  garnish " + verb);
    }

    @Test
    void theHelpListsEveryVerbAndExitCode() {
        assertThat(Ran.garnish("--help").out())
                .contains(
                        "enrich",
                        "check",
                        "test",
                        "init",
                        "fmt",
                        "lsp",
                        "ship",
                        "history",
                        "rollback",
                        "explain",
                        "explain-error",
                        "bench")
                .contains("  0    ", "  1    ", "  2    ", "  3    ", "  4    ", "  70   ");
    }

    @Test
    void theVersionNamesTheJavaItRunsOn() {
        assertThat(Ran.garnish("--version").out()).startsWith("garnish ").contains(" on Java " + Runtime.version());
    }

    @Test
    void whatPicocliSaysReadsAsASentence() {
        assertThat(Ran.garnish("preview", "--sample", "abc").err())
                .startsWith("garnish: Invalid value for option '--sample': 'abc' is no whole number; see ");
        assertThat(Ran.garnish("coverage", "--min", "Title").err()).startsWith("garnish: Value for option '--min' ");
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        assertThat(Console.takesColours(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Console.takesColours(Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
        assertThat(Console.takesColours(Map.of("TERM", "dumb"))).isFalse();
    }

    @Test
    void aFaultOfOursIsOneLineWithoutItsMessage() {
        IllegalStateException fault = new IllegalStateException("sofiam@example.com");

        Trouble trouble = Trouble.of(fault, false);

        assertThat(trouble.exit()).isEqualTo(Exit.BUG);
        assertThat(trouble.text())
                .startsWith("garnish: a fault of ours (IllegalStateException at dev.garnish.cli.GarnishTest.")
                .endsWith("): please report this line");
    }

    private Path rules(String text) throws IOException {
        return Files.writeString(folder.resolve("my.rules"), text);
    }

    private static void oneLine(Ran ran, int exit, String pattern) {
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).matches(pattern + "\n").hasLineCount(1);
        assertThat(ran.exit()).isEqualTo(exit);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class EnrichLinesTest {
    private static final Path LINES = Ran.PROJECT.resolve("examples/personalize-lines/event.jsonl");
    private static final String LINE = "{\"input\":{\"userId\":\"4638\"},\"output\":{\"recommendedItems\":[\"1815\"]}}";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aDashReadsStandardInputAndGzippedLinesAreUnpacked() throws IOException {
        byte[] lines = Files.readAllBytes(LINES);
        Path packed = Files.write(folder.resolve("batch.out.gz"), gzipped(lines));
        String expected = Ran.garnish("enrich", "--lines", LINES.toString()).out();

        assertThat(expected).hasLineCount(3);
        assertThat(Ran.garnish(lines, false, "enrich", "--lines", "-").out()).isEqualTo(expected);
        assertThat(Ran.garnish(gzipped(lines), false, "enrich", "--lines", "-").out())
                .isEqualTo(expected);
        assertThat(Ran.garnish("enrich", "--lines", packed.toString()).out()).isEqualTo(expected);
    }

    @Test
    void theErrorsFileHoldsALineOfJsonForEachLineThatCouldNotBeDone() throws IOException {
        Path errors = folder.resolve("errors.jsonl");

        Ran ran = Ran.garnish("enrich", "--lines", "--errors", errors.toString(), LINES.toString());

        assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(errors).hasContent("""
                        {"line":2,"reason":"event /error: Amazon Personalize gave an error and no items"}
                        {"line":5,"reason":"event at byte 54: it ends before its JSON does"}
                        """);
        assertThat(ran.err()).contains("\n2 lines could not be done, listed in " + errors + "\n");
    }

    @Test
    void withoutAnErrorsFileTheFirstFewAreReported() {
        Ran ran = garnish("x\n".repeat(7) + LINE);

        assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(ran.out()).hasLineCount(1);
        String told = "event: expected an object with Endpoints (Amazon Pinpoint), Items.CustomerProfiles"
                + " (Amazon Connect), input (Amazon Personalize), itemList"
                + " (GetRecommendations), personalizedRanking (GetPersonalizedRanking) or Recommendations (Customer"
                + " Profiles), found no JSON\n";
        assertThat(ran.err())
                .startsWith("line 1: " + told + "line 2: " + told)
                .contains(
                        "line 5: " + told
                                + "7 lines could not be done, of which these are the first: --errors FILE lists all\n8 lines, ");
    }

    @Test
    void linesOfNoHostAreNotTakenForJsonOverSeveralLines() {
        assertThat(garnish("{\"line\":1}\n{\"line\":2}\n").err())
                .contains("found none of them\n2 lines could not be done\n2 lines, ");
        assertThat(garnish("{\n\"line\":1}\n").err()).contains("\nno line is an event: `jq -c .` makes lines of JSON");
    }

    @Test
    void eachLineIsOfItsOwnHost() {
        Ran ran = garnish("{\"Endpoints\":{\"e\":{\"RecommendationItems\":[\"1815\"]}}}\n" + LINE);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out().lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("{\"e\":{").contains("Fleabag"),
                        second -> assertThat(second).startsWith("{\"input\":").contains("Fleabag"));
        assertThat(ran.err()).matches("2 lines, 2 recipients, 2 items, 0 unknown, .*, \\d+ lines a second, \\d+ ms\n");
    }

    @Test
    void whatGoesWrongInLinesThatAreDoneIsCountedAndTheFirstIsShown() {
        Ran ran = garnish("{\"output\":{\"recommendedItems\":[[]]},\"input\":{}}\n".repeat(9));

        assertThat(ran.exit()).isZero();
        assertThat(ran.err())
                .startsWith(
                        "line 1: ITEM_MALFORMED /output/recommendedItems/0: expected an item id, found a list, which"
                                + " counts as unknown\n")
                .contains("\nin lines that were done: 9 ITEM_MALFORMED\n9 lines, ");
    }

    @Test
    void damagedGzipIsOneLineAndWhatCameBeforeIsDone() throws IOException {
        byte[] packed = gzipped(Files.readAllBytes(LINES));

        Ran ran = Ran.garnish(Arrays.copyOf(packed, packed.length - 12), false, "enrich", "--lines", "-");

        assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(ran.err())
                .isEqualTo("garnish: -: the gzip data is damaged or cut off; what came before it is enriched\n");
    }

    @Test
    void anErrorsFileWithoutLinesIsAWrongCall() {
        Ran ran = Ran.garnish("enrich", "--errors", "x", LINES.toString());

        assertThat(ran).isEqualTo(new Ran(Exit.USAGE, "", "garnish: --errors is for --lines only\n"));
    }

    @Test
    void anErrorsFileThatCanNotBeWrittenIsOneLine() {
        Ran ran = Ran.garnish("enrich", "--lines", "--errors", folder.toString(), LINES.toString());

        assertThat(ran.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(ran.err()).startsWith("garnish: " + folder).hasLineCount(1);
    }

    /** As in {@code garnish enrich --lines big.jsonl | head -1}. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aReaderThatLeavesEndsItWithoutAWord() throws Exception {
        Path big = Files.writeString(folder.resolve("big.jsonl"), (LINE + "\n").repeat(20_000));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-D" + Setup.HOME + "=" + Ran.PROJECT,
                        Garnish.class.getName(),
                        "enrich",
                        "--lines",
                        big.toString())
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).contains("Fleabag");
        }

        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(Exit.ENVIRONMENT);
    }

    private static Ran garnish(String lines) {
        return Ran.garnish(lines.getBytes(StandardCharsets.UTF_8), false, "enrich", "--lines", "-");
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}

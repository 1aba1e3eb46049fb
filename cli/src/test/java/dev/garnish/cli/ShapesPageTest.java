package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/shapes.md} shows is what happens, and {@code --host} is checked. */
final class ShapesPageTest {
    private static final Path EXAMPLE = Ran.PROJECT.resolve("examples/own-shape");
    private static final String LIST =
            "[{\"input\":{\"userId\":\"u\"},\"output\":{\"recommendedItems\":[\"1815\"]}}]\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theExampleGivesItsReply() throws IOException {
        String page = Files.readString(Ran.PROJECT.resolve("docs/shapes.md"));
        List<MatchResult> blocks = Pattern.compile("(?ms)^```json\n(.*?)^```$")
                .matcher(page)
                .results()
                .toList();
        Path event = write("event.json", blocks.get(0).group(1));
        Path shape = write("mailer.json", blocks.get(1).group(1));
        String rules = EXAMPLE.resolve("mailer.rules").toString();

        Ran ran = Ran.garnish("enrich", "--host", shape.toString(), "--rules", rules, event.toString());

        assertThat(ran.out()).isEqualTo(blocks.get(2).group(1));
        assertThat(ran.exit()).isZero();
    }

    @Test
    void aShapeWithMistakesIsRefusedWithAllOfThem() throws IOException {
        Path shape = write("mailer.json", "{\n \"itmes\": 1,\n \"items\": \"basket\"}");

        assertThat(Ran.garnish(
                        "enrich",
                        "--host",
                        shape.toString(),
                        EXAMPLE.resolve("event.json").toString()))
                .isEqualTo(new Ran(Exit.BAD_INPUT, "", """
                        %1$s:2:2: there is no key `itmes` here: did you mean `items`?
                        %1$s:3:11: expected a JSON pointer, which begins with a slash: did you mean `/basket`?
                        """.formatted(shape)));
    }

    /** Whatever reads recipients from a file reads events of one's own. */
    @Test
    void everyVerbThatReadsEventsTakesAShape() throws IOException {
        String shape = EXAMPLE.resolve("mailer.json").toString();
        String rules = EXAMPLE.resolve("mailer.rules").toString();
        String event = EXAMPLE.resolve("event.json").toString();
        String[] with = {"--host", shape, "--rules", rules};

        assertThat(ran(with, "explain", "--recipient", event, "--id", "m-1").out())
                .contains("Hello Sofia");
        assertThat(ran(with, "preview", "--event", event, "--id", "m-1").out()).contains("Hello Sofia", "Fleabag");
        assertThat(ran(with, "coverage", "--recipients", event).out()).contains("Greeting");
        assertThat(ran(with, "bench", event, "--seconds", "1").out()).contains("Greeting");
        Path other = write("other.rules", Files.readString(Path.of(rules)).replace("Hello", "Good day"));
        assertThat(Ran.garnish("diff", rules, other.toString(), "--host", shape, "--weight", event)
                        .out())
                .contains("Good day");
    }

    private static Ran ran(String[] with, String... arguments) {
        Ran ran = Ran.garnish(
                Stream.concat(Arrays.stream(arguments), Arrays.stream(with)).toArray(String[]::new));
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran;
    }

    @Test
    void anUnknownHostIsAWrongCall() {
        Ran ran = Ran.garnish(
                "enrich", "--host", "pinpont", EXAMPLE.resolve("event.json").toString());

        assertThat(ran)
                .isEqualTo(new Ran(
                        Exit.USAGE,
                        "",
                        "garnish: --host is `pinpont`, expected pinpoint or the FILE.json of a shape\n"));
    }

    @Test
    void aListOfDocumentsIsOneEventAlsoAsALine() {
        String expected = LIST.replace("}}]", "},\"Recommendations\":{\"Title\":[\"Fleabag\"]");

        for (List<String> options : List.of(List.of("enrich", "-"), List.of("enrich", "--lines", "-"))) {
            Ran ran = Ran.garnish(
                    LIST.getBytes(java.nio.charset.StandardCharsets.UTF_8), false, options.toArray(new String[0]));

            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.out()).startsWith(expected.strip());
        }
    }

    @Test
    void documentsLaidOutOverLinesAreAnsweredWithWhatMakesLinesOfThem() throws IOException {
        String one = "{\n \"input\": {},\n \"output\": {\"recommendedItems\": []}\n}\n";
        String file = write("pretty.json", one + one).toString();

        assertThat(Ran.garnish("enrich", file))
                .isEqualTo(new Ran(
                        Exit.BAD_INPUT,
                        "",
                        "garnish: " + file
                                + ": more than one JSON document; --lines reads JSON Lines, one event a line, which"
                                + " `jq -c .` makes of them\n"));
        assertThat(Ran.garnish("enrich", "--lines", file).err())
                .contains("\nno line is an event: `jq -c .` makes lines of JSON that is laid out over several\n");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

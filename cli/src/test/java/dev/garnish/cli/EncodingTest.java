package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events as editors and shells write them: UTF-8 or UTF-16, with a byte order mark or without. */
final class EncodingTest {
    private static final String EVENT =
            "{\"Endpoints\":{\"é🎬\":{\"RecommendationItems\":[\"1815\"]}},\"X\":\"" + "🎬é€".repeat(9_000) + "\"}\r\n";
    private static final List<String> MARKS = List.of("", "\uFEFF");
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theEncodingOfAnEventDoesNotShowInItsReply() throws IOException {
        String expected = Ran.garnish(EVENT.getBytes(StandardCharsets.UTF_8), false, "enrich", "-")
                .out();
        assertThat(expected).startsWith("{\"é🎬\":{").contains("Fleabag");
        for (Charset charset : CHARSETS) {
            for (String mark : MARKS) {
                byte[] event = (mark + EVENT).getBytes(charset);
                Path file = Files.write(folder.resolve("event.json"), event);

                assertThat(Ran.garnish("enrich", file.toString()).out()).isEqualTo(expected);
                assertThat(Ran.garnish(event, false, "enrich", "--lines", "-").out())
                        .startsWith(expected);
            }
        }
    }

    @Test
    void everyCharacterPassesWhereverABufferEnds() throws IOException {
        for (int length = 8_180; length < 8_200; length++) {
            String text = "{" + "a".repeat(length) + "🎬€é" + "🎬".repeat(9_000);
            for (Charset charset : CHARSETS) {
                byte[] utf8 = Utf8.of(new ByteArrayInputStream(text.getBytes(charset)))
                        .readAllBytes();
                assertThat(new String(utf8, StandardCharsets.UTF_8)).isEqualTo(text);
            }
        }
        for (String few : List.of("", "{", "{}")) {
            byte[] bytes = few.getBytes(StandardCharsets.UTF_8);
            assertThat(Utf8.of(new ByteArrayInputStream(bytes)).readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void utf16ThatIsCutOffIsSaidToBeThat() {
        byte[] event = EVENT.getBytes(StandardCharsets.UTF_16LE);
        byte[] cut = Arrays.copyOf(event, event.length - 1);

        Ran one = Ran.garnish(cut, false, "enrich", "-");
        Ran lines = Ran.garnish(cut, false, "enrich", "--lines", "-");

        assertThat(one.err()).isEqualTo("garnish: -: UTF-16 text that is damaged or cut off: save it as UTF-8\n");
        assertThat(one.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(lines.err())
                .isEqualTo("garnish: -: the UTF-16 text is damaged or cut off; what came before it is enriched\n");
        assertThat(lines.exit()).isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void utf32IsRefusedByItsName() {
        for (String name : List.of("UTF-32LE", "UTF-32BE", "X-UTF-32LE-BOM", "X-UTF-32BE-BOM")) {
            Ran ran = Ran.garnish(EVENT.getBytes(Charset.forName(name)), false, "enrich", "-");

            assertThat(ran.err()).isEqualTo("garnish: event: UTF-32, expected UTF-8\n");
            assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
        }
    }

    @Test
    void benchReadsThemToo() throws IOException {
        Path file = Files.write(folder.resolve("event.json"), ("\uFEFF" + EVENT).getBytes(StandardCharsets.UTF_16LE));

        assertThat(Ran.garnish("bench", "--seconds", "1", file.toString()).exit())
                .isZero();
    }

    @Test
    void aFileOfLinesThatIsTakenForOneEventHintsAtTheOption() throws IOException {
        String line = "{\"input\":{\"userId\":\"u\"},\"output\":{\"recommendedItems\":[\"1815\"]},\"error\":null}\n";
        Path file = Files.writeString(folder.resolve("batch.out"), line + line);

        Ran ran = Ran.garnish("enrich", file.toString());

        assertThat(ran.err())
                .isEqualTo("garnish: " + file
                        + ": more than one JSON document; --lines reads JSON Lines, one event a line\n");
        assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(Ran.garnish((line + "x").getBytes(StandardCharsets.UTF_8), false, "enrich", "-")
                        .err())
                .isEqualTo("garnish: event at byte " + line.length() + ": expected the end after the JSON document\n");
    }

    @Test
    void troublesBeyondAHundredOfAKindAreCounted() {
        StringBuilder event = new StringBuilder("{\"Endpoints\":{");
        for (int i = 0; i < 250; i++) {
            event.append("\"e").append(i).append("\":7,");
        }
        event.append("\"z\":{}}}");

        Ran ran = Ran.garnish(event.toString().getBytes(StandardCharsets.UTF_8), false, "enrich", "-");

        assertThat(ran.err().lines())
                .hasSize(102)
                .contains("RECIPIENT_MALFORMED /Endpoints/e99: expected an endpoint, found a number")
                .contains("RECIPIENT_MALFORMED: 150 more");
        assertThat(ran.exit()).isZero();
    }
}

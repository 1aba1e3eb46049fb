package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code garnish preview} and {@code garnish coverage} are given, beside the folders of {@link VerbGoldenTest}. */
final class PreviewTest {
    @TempDir
    private Path folder = Path.of("");

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("event.json"), content).toString();
    }

    @Test
    void anEventIsOneWithItems() {
        Ran ran = Ran.garnish("{\"a\": 1}".getBytes(StandardCharsets.UTF_8), false, "preview", "--event", "-");

        assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isEqualTo("garnish: -: expected an event with recommended items, found none:"
                        + " show recipients without items by --recipient\n");
    }

    @Test
    void aRecipientWithoutItemsIsShownASample() throws IOException {
        String endpoint = file("{\"Location\": {\"Country\": \"US\"}}");

        Ran ran = Ran.garnish("preview", "--recipient", endpoint);

        assertThat(ran.out().lines().filter(line -> line.contains("Title"))).hasSize(5);
    }

    @Test
    void aMalformedRecipientDoesNotCostTheOthers() throws IOException {
        String event = file("{\"Endpoints\": {\"a\": 7, \"b\": {\"RecommendationItems\": [\"1815\"]}}}");

        Ran ran = Ran.garnish("preview", "--event", event);

        assertThat(ran.out()).startsWith("b\n").contains("Fleabag");
        assertThat(ran.err()).isEqualTo("1 recipient passed over, not of a host's shape\n");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void ofManyRecipientsTheFirstAreShown() throws IOException {
        String event = file(IntStream.range(0, 23)
                .mapToObj(i -> "\"r%d\": {\"RecommendationItems\": [\"1815\"]}".formatted(i))
                .collect(Collectors.joining(",", "{\"Endpoints\": {", "}}")));

        Ran ran = Ran.garnish("preview", "--event", event);
        Ran one = Ran.garnish("preview", "--event", event, "--id", "r22");

        assertThat(ran.out()).contains("r19").doesNotContain("r20");
        assertThat(ran.err()).isEqualTo("and 3 other recipients: choose one with --id\n");
        assertThat(one.out()).startsWith("r22\n");
        assertThat(one.err()).isEmpty();
    }

    @Test
    void idsDoNotSteerATerminalAndColoursAreForTerminalsOnly() throws IOException {
        String event = file("{\"Endpoints\": {\"a\\u001b[2J\\nb\": {\"RecommendationItems\": [\"x\\u001b[2J\"]}}}");

        Ran piped = Ran.garnish("preview", "--event", event);
        Ran terminal = Ran.onTerminal("preview", "--event", event);

        assertThat(piped.out()).startsWith("a\\u001B[2J\\u000Ab\n").doesNotContain("\u001b");
        assertThat(terminal.out())
                .contains("\u001b[33mmovies.rules:9 else\u001b[0m")
                .doesNotContain("\u001b[2J");
    }

    @Test
    void noLineIsWiderThanTheTerminal() throws IOException {
        for (String columns : new String[] {"80", "200", "40"}) {
            System.setProperty(TerminalSize.COLUMNS, columns);
            try {
                for (String verb : new String[] {"preview", "coverage --by genre"}) {
                    Ran ran = Ran.garnish((verb + " --rules ../rules").split(" ", -1));
                    assertThat(ran.out().lines())
                            .allMatch(line -> line.length() <= Math.max(64, Integer.parseInt(columns)));
                }
            } finally {
                System.clearProperty(TerminalSize.COLUMNS);
            }
        }
    }

    @Test
    void whatCannotBeMeantIsAUsageError() {
        assertThat(Ran.garnish("preview", "--items", "1815", "--sample", "3").err())
                .isEqualTo("garnish: --items, --event and --sample exclude each other\n");
        assertThat(Ran.garnish("preview", "--sample", "0").exit()).isEqualTo(Exit.USAGE);
        assertThat(Ran.garnish("coverage", "--by", "genere").err())
                .startsWith("garnish: --by: the catalog has no column genere, only ");
        assertThat(Ran.garnish("coverage", "--min", "Titel=3").err())
                .isEqualTo(
                        "garnish: --min: the rules have no attribute Titel, only Title, Genre, ImageUrl, Headline\n");
        assertThat(Ran.garnish("coverage", "--min", "Title=101").exit()).isEqualTo(Exit.USAGE);
        assertThat(Ran.garnish("coverage", "--html", "items.mv.db").exit()).isEqualTo(Exit.USAGE);
    }
}

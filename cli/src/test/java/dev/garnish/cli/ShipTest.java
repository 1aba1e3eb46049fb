package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShipTest {
    @TempDir
    private Path folder = Path.of("");

    private String live() {
        return folder.resolve("live").toString();
    }

    private Path rules(String title) throws IOException {
        return Files.writeString(
                folder.resolve("my.rules"),
                "attribute Title\n  use   \"%1$s\"\n  else  \"-\"\n\ntest \"t\"\n  items   1815\n  expect  Title = [\"one\"]\n"
                        .formatted(title)
                        .replace("\"one\"", title.equals("bad") ? "\"good\"" : "\"" + title + "\""));
    }

    private Ran ship(String title, String... more) throws IOException {
        return Ran.garnish(Stream.concat(
                        Stream.of(
                                "ship",
                                live(),
                                "--rules",
                                rules(title).toString(),
                                "--by",
                                "sofia",
                                "--why",
                                "it is " + title),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void whatWasShippedIsInTheHistoryAndCanBeUndone() throws IOException {
        assertThat(ship("one")).isEqualTo(new Ran(Exit.OK, "version 1 by sofia: it is one\n", ""));
        assertThat(ship("two").out()).isEqualTo("version 2 by sofia: it is two\n");
        assertThat(Ran.garnish("rollback", live(), "--by", "ada", "--why", "a typing error"))
                .isEqualTo(new Ran(Exit.OK, "version 3 by ada: a typing error, which is version 1 again\n", ""));

        assertThat(Ran.garnish("history", live()).out()).matches("""
                \\* 3  20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  ada    a typing error \\(version 1 again\\)  [0-9a-f]{12}
                  2  20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  sofia  it is two  [0-9a-f]{12}
                  1  20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  sofia  it is one  [0-9a-f]{12}
                """);
        assertThat(Ran.garnish("test", "--rules", live()).out()).endsWith("1 test, 0 failed\n");
        assertThat(Files.readString(folder.resolve("live/my.rules"))).contains("\"one\"");
    }

    @Test
    void whatDoesNotPassIsNotShipped() throws IOException {
        ship("one");

        Ran failing = ship("bad");
        Files.writeString(folder.resolve("my.rules"), "attribute Title\n  use   item.titel\n  else  \"-\"\n");
        Ran broken = Ran.garnish(
                "ship", live(), "--rules", folder.resolve("my.rules").toString(), "--why", "w");

        assertThat(failing.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(failing.out()).isEmpty();
        assertThat(failing.err())
                .startsWith("FAIL  t  (")
                .endsWith("garnish: nothing was shipped: the rules do not pass their tests\n");
        assertThat(broken.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(broken.err()).startsWith("error[R201]");
        assertThat(Ran.garnish("history", live()).out()).hasLineCount(1);
    }

    @Test
    void whatHasTooFewOwnValuesIsNotShipped() throws IOException {
        ship("one");
        Path rules = Files.writeString(
                folder.resolve("other.rules"),
                "attribute Title\n  when  item.genre == \"Drama\"  use item.title\n  else  \"-\"\n");
        String[] ship = {"ship", live(), "--rules", rules.toString(), "--by", "sofia", "--why", "w", "--min"};

        Ran below = Ran.garnish(
                Stream.concat(Stream.of(ship), Stream.of("Title=25.1")).toArray(String[]::new));
        Ran unknown = Ran.garnish(
                Stream.concat(Stream.of(ship), Stream.of("Titel=99")).toArray(String[]::new));

        assertThat(below).isEqualTo(new Ran(Exit.FINDINGS, "", """
                        garnish: Title has 25.00 % own values, required are 25.1 %
                        garnish: nothing was shipped: too many values are the else; garnish coverage lists them
                        """));
        assertThat(unknown)
                .isEqualTo(new Ran(Exit.USAGE, "", "garnish: --min: the rules have no attribute Titel, only Title\n"));
        assertThat(Ran.garnish("history", live()).out()).hasLineCount(1);
        assertThat(Ran.garnish(
                        Stream.concat(Stream.of(ship), Stream.of("Title=25")).toArray(String[]::new)))
                .isEqualTo(new Ran(Exit.OK, "version 2 by sofia: w\n", ""));
    }

    @Test
    void programsGetEachRelease() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode made = mapper.readTree(ship("one", "--format", "json").out());
        JsonNode history = mapper.readTree(
                Ran.garnish("history", live(), "--format", "json").out());

        assertThat(made.properties())
                .extracting(entry -> entry.getKey())
                .containsExactly("number", "when", "who", "why", "checksum", "restores", "live");
        assertThat(history.get("releases").get(0)).isEqualTo(made);
    }

    @Test
    void whatCannotBeUndoneIsOneLine() throws IOException {
        assertThat(Ran.garnish("rollback", live()))
                .isEqualTo(new Ran(Exit.ENVIRONMENT, "", "garnish: " + live() + ": nothing was shipped here\n"));
        assertThat(Ran.garnish("history", live()))
                .isEqualTo(new Ran(Exit.ENVIRONMENT, "", "garnish: " + live() + ": no such file\n"));
        ship("one");
        assertThat(Ran.garnish("rollback", live(), "--to", "7").err())
                .isEqualTo("garnish: " + live() + ": there is no version 7\n");
        assertThat(Ran.garnish("ship", live()).exit()).isEqualTo(Exit.USAGE);
    }
}

package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
final class ReadmeTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theRulesTurnTheEventIntoTheReply() throws IOException {
        Path rules = Files.writeString(folder.resolve("readme.rules"), block("", 0));
        Path event = Files.writeString(folder.resolve("event.json"), block("json", 0));
        ObjectMapper mapper = new ObjectMapper();

        Ran ran = Ran.garnish("enrich", "--rules", rules.toString(), event.toString());

        assertThat(ran.err()).startsWith("1 recipient, 3 items, 1 unknown, 2 values from else (Title 1, Genre 1)");
        assertThat(mapper.readTree(ran.bytes())).isEqualTo(mapper.readTree(block("json", 1)));
    }

    @Test
    void theLinesOfJavaGiveTheReplyOfTheCommand() throws Exception {
        assertThat(printed("System.out.write(reply);"))
                .isEqualTo(Ran.garnish(
                                "enrich",
                                Ran.PROJECT
                                        .resolve("examples/pinpoint/event.json")
                                        .toString())
                        .reply());
    }

    @Test
    void theLinesOfJavaGiveTheTitlesOfTheItems() throws Exception {
        assertThat(printed("System.out.print(headline + titles);"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("Picked for Sofia[Fleabag, Metropolis]");
    }

    /** What the README's lines of Java print with one more line behind them. */
    private byte[] printed(String last) throws Exception {
        Path program = Files.writeString(folder.resolve("Snippet.java"), """
                import dev.garnish.*;
                import dev.garnish.catalog.*;
                import dev.garnish.catalog.db.*;
                import dev.garnish.event.*;
                import dev.garnish.rules.*;
                import java.nio.file.*;
                import java.time.*;
                import java.util.*;

                class Snippet {
                    public static void main(String[] arguments) throws Exception {
                        %s
                        %s
                    }
                }
                """.formatted(block("java", 0), last));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.toString())
                .directory(Ran.PROJECT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        byte[] printed = process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).isZero();
        return printed;
    }

    @Test
    void theCoordinatesAreThoseOfTheBuild() throws IOException {
        String pom = Files.readString(Ran.PROJECT.resolve("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>"), pom.indexOf("</version>"));

        assertThat(block("xml", 0)).contains(version + "</version>");
        assertThat(readme()).contains("garnish-" + version.substring("<version>".length()) + ".zip");
    }

    @Test
    void everyModuleIsListedWithItsArtifact() throws IOException {
        Matcher modules =
                Pattern.compile("<module>([^<]+)</module>").matcher(Files.readString(Ran.PROJECT.resolve("pom.xml")));
        while (modules.find()) {
            String pom = Files.readString(Ran.PROJECT.resolve(modules.group(1) + "/pom.xml"));
            String artifact =
                    pom.contains("<maven.deploy.skip>") ? "not published" : "`garnish-" + modules.group(1) + "`";
            assertThat(readme()).contains("| [`%1$s`](%1$s) | %2$s |".formatted(modules.group(1), artifact));
        }
    }

    @Test
    void theCommandThatRunsTheTestsIsTheOneThatIsRunOnEveryChange() throws IOException {
        String run = Files.readString(Ran.PROJECT.resolve(".ci/run"));

        assertThat(run.lines()).contains(block("sh", 0).lines().toList().get(1));
    }

    @Test
    void everyVerbIsListed() throws IOException {
        String readme = readme();

        String help = Ran.garnish("--help").out();
        List<String> verbs = Pattern.compile("(?m)^  ([a-z-]+) +[A-Z]")
                .matcher(help.substring(help.indexOf("Commands:"), help.indexOf("Exit codes:")))
                .results()
                .map(verb -> verb.group(1))
                .toList();
        assertThat(verbs).contains("init", "enrich", "package");
        assertThat(verbs).allSatisfy(verb -> assertThat(readme).contains("| `garnish " + verb));
    }

    /** A fenced block of the README. */
    private static String block(String language, int index) throws IOException {
        Matcher blocks = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$").matcher(readme());
        int found = 0;
        while (blocks.find()) {
            if (blocks.group(1).equals(language) && found++ == index) {
                return blocks.group(2);
            }
        }
        throw new IllegalStateException("the README has no such block");
    }

    private static String readme() throws IOException {
        return Files.readString(Ran.PROJECT.resolve("README.md"));
    }
}

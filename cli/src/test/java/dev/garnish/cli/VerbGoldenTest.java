package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code verbs/}: the command in {@code command.txt}, over the folder's {@code items.csv} where it has one,
 * prints {@code expected.txt}, writes {@code expected.html} or {@code expected.md} where it is given a file, and ends as
 * {@code exit.txt} says, else with 0. In the command {@code {in}} is the folder, {@code {out}} an empty one, and
 * {@code columns.txt} says how wide the terminal is. {@code -Dgolden.update} writes what is expected anew.
 */
final class VerbGoldenTest {
    private static final Path VERBS = Path.of("src/test/resources/dev/garnish/cli/verbs");

    @TempDir
    private Path out = Path.of("");

    static List<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(VERBS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @AfterEach
    void usualWidth() {
        System.clearProperty(TerminalSize.COLUMNS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void theCommandPrints(String name) throws IOException {
        Path folder = VERBS.resolve(name);
        if (Files.exists(folder.resolve("columns.txt"))) {
            System.setProperty(
                    TerminalSize.COLUMNS,
                    Files.readString(folder.resolve("columns.txt")).strip());
        }

        Ran ran = Ran.garnish(arguments(folder).toArray(new String[0]));

        same(folder.resolve("expected.txt"), plain(ran.out() + ran.err(), folder));
        try (Stream<Path> written = Files.list(out)) {
            for (Path file : written.filter(one -> one.getFileName().toString().startsWith("expected"))
                    .toList()) {
                same(folder.resolve(file.getFileName()), plain(Files.readString(file), folder));
            }
        }
        if (ran.out().startsWith("{")) {
            ReportJsonTest.thePageNamesEveryFieldOf(ran.out());
        }
        Path exit = folder.resolve("exit.txt");
        assertThat(ran.exit())
                .isEqualTo(
                        Files.exists(exit)
                                ? Integer.parseInt(Files.readString(exit).strip())
                                : Exit.OK);
    }

    private String plain(String text, Path folder) {
        return text.replace(folder + "/", "").replace(out + "/", "");
    }

    private List<String> arguments(Path folder) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (String word :
                Files.readString(folder.resolve("command.txt")).strip().split("\\s+", -1)) {
            arguments.add(word.replace("{in}", folder.toString())
                    .replace("{out}", out.toString())
                    .replace("{project}", Ran.PROJECT.toString()));
        }
        if (Files.exists(folder.resolve("items.csv"))) {
            Path catalog = out.resolve("items.mv.db");
            Ran imported = Ran.garnish(
                    "catalog",
                    "import",
                    folder.resolve("items.csv").toString(),
                    "--catalog",
                    catalog.toString(),
                    "--extend");
            assertThat(imported.exit()).as(imported.err()).isZero();
            arguments.addAll(List.of("--catalog", catalog.toString()));
        }
        return arguments;
    }

    private static void same(Path file, String actual) throws IOException {
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}

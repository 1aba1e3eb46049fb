package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code verbs/}: the commands in {@code command.txt}, one a line, over the folder's {@code items.csv} where it
 * has one, print {@code expected.txt}, write the files named {@code expected} that stand beside it, and end as
 * {@code exit.txt} says, else with 0. In a command {@code {in}} is the folder and {@code {out}} an empty one, to which
 * {@code before.rules} is copied as {@code expected.rules}. {@code columns.txt} says how wide the terminal is, and
 * {@code part.txt} between which two lines the output is compared. {@code -Dgolden.update} writes what is expected anew.
 */
final class VerbGoldenTest {
    private static final Path VERBS = Path.of("src/test/resources/dev/garnish/cli/verbs");

    private static final Set<String> WITHOUT_CATALOG = Set.of("fmt", "history", "rollback", "completion");

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

        Path before = folder.resolve("before.rules");
        if (Files.exists(before)) {
            Files.copy(before, out.resolve("expected.rules"));
        }

        Ran ran = new Ran(Exit.OK, "", "");
        StringBuilder printed = new StringBuilder();
        for (String line : Files.readAllLines(folder.resolve("command.txt"))) {
            ran = run(arguments(line, folder));
            printed.append(ran.out()).append(ran.err());
        }

        same(folder.resolve("expected.txt"), part(plain(printed.toString(), folder), folder));
        for (Path file : written()) {
            same(folder.resolve(out.relativize(file).toString()), plain(Files.readString(file), folder));
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

    /** A command that goes on for ever is ended once it has printed something. */
    private static Ran run(List<String> arguments) {
        if (!arguments.get(0).equals("watch")) {
            return Ran.garnish(arguments.toArray(String[]::new));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream ending = new PrintStream(out, false, StandardCharsets.UTF_8) {
            @Override
            public void flush() {
                super.flush();
                Thread.currentThread().interrupt();
            }
        };
        Console console = new Console(InputStream.nullInputStream(), ending, ending, false, false, false, false);
        int exit = Garnish.run(console, arguments.toArray(String[]::new));
        assertThat(Thread.interrupted()).isTrue();
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), "");
    }

    /** The files that are compared: a catalog is none. */
    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> out.relativize(file).toString().startsWith("expected"))
                    .filter(file -> !file.toString().endsWith(".mv.db"))
                    .sorted()
                    .toList();
        }
    }

    /** Without what differs each time. */
    private String plain(String text, Path folder) {
        return text.replace(folder + "/", "")
                .replace(out + "/", "")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d([ T])\\d\\d:\\d\\d:\\d\\d", "2026-09-01$108:00:00")
                .replaceAll("(?m)^\\d\\d:\\d\\d(:\\d\\d)?  ", "08:00:00  ")
                .replaceAll("\\b\\d+ ms\\b", "1 ms")
                .replaceAll("(\"milliseconds\" ?: ?)\\d+", "$11");
    }

    private static String part(String text, Path folder) throws IOException {
        Path part = folder.resolve("part.txt");
        if (!Files.exists(part)) {
            return text;
        }
        List<String> ends = Files.readAllLines(part);
        int from = text.indexOf(ends.get(0));
        String end = "\n" + ends.get(1) + "\n";
        return text.substring(from, text.indexOf(end, from)) + end;
    }

    private List<String> arguments(String line, Path folder) {
        List<String> arguments = new ArrayList<>();
        for (String word : line.strip().split("\\s+", -1)) {
            arguments.add(word.replace("{in}", folder.toString())
                    .replace("{out}", out.toString())
                    .replace("{project}", Ran.PROJECT.toString()));
        }
        if (Files.exists(folder.resolve("items.csv")) && !WITHOUT_CATALOG.contains(arguments.get(0))) {
            arguments.addAll(List.of("--catalog", catalog(folder)));
        }
        return arguments;
    }

    private String catalog(Path folder) {
        String items = folder.resolve("items.csv").toString();
        String catalog = out.resolve("items.mv.db").toString();
        if (Files.notExists(out.resolve("items.mv.db"))) {
            Ran imported = Ran.garnish("catalog", "import", items, "--catalog", catalog, "--extend");
            assertThat(imported.exit()).as(imported.err()).isZero();
        }
        return catalog;
    }

    private static void same(Path file, String actual) throws IOException {
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}

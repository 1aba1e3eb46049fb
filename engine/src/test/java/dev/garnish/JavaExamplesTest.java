package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program of {@code examples/java} compiles without a warning and prints what its last comment says. */
class JavaExamplesTest {
    private static final Path FOLDER = Path.of("..", "examples", "java");
    private static final String PRINTS = "// Prints:\n";

    @TempDir
    private static Path classes;

    static List<Path> programs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    @BeforeAll
    static void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-Xlint:all",
                "-Werror",
                "--release",
                "17",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString());
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            compiler.getTask(problems, files, null, options, null, files.getJavaFileObjectsFromPaths(programs()))
                    .call();
        }
        assertThat(problems.toString()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void program(Path file) throws IOException {
        String source = Files.readString(file);
        String expected = source.substring(source.indexOf(PRINTS) + PRINTS.length())
                .lines()
                .map(line -> line.replaceFirst("^// ?", "") + "\n")
                .collect(Collectors.joining());

        assertThat(printed(file.getFileName().toString().replace(".java", ""))).isEqualTo(expected);
    }

    private static String printed(String name) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        name)
                .redirectErrorStream(true)
                .start();
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}

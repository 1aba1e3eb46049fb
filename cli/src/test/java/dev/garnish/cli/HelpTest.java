package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help fits the window, and its examples can be copied from it. */
class HelpTest {
    @AfterEach
    void usualWidth() {
        System.clearProperty(TerminalSize.COLUMNS);
    }

    private static List<String> help(String verb, int columns) {
        System.setProperty(TerminalSize.COLUMNS, String.valueOf(columns));
        String[] words = (verb + " --help").strip().split(" ");
        return Ran.garnish(words).out().lines().toList();
    }

    static List<String> verbs() {
        Stream<String> verbs = Stream.of(
                "",
                "init",
                "enrich",
                "check",
                "test",
                "watch",
                "lsp",
                "fmt",
                "explain",
                "explain-error",
                "preview",
                "coverage",
                "diff",
                "render",
                "serve",
                "studio",
                "bench",
                "ship",
                "history",
                "rollback",
                "completion",
                "package lambda");
        Stream<String> ofCatalog = Stream.of(
                        "import",
                        "export",
                        "status",
                        "log",
                        "diff",
                        "delete",
                        "rollback",
                        "pack",
                        "backup",
                        "restore",
                        "verify",
                        "migrate",
                        "show")
                .map("catalog "::concat);
        return Stream.concat(verbs, ofCatalog).toList();
    }

    /** The examples, those of several lines put together. */
    private static List<String> examples(List<String> help) {
        int start = Math.max(help.indexOf("Examples:"), help.indexOf("Example:"));
        String below = String.join("\n", help.subList(start + 1, help.size()));
        return below.replace(" \\\n   ", "").lines().toList();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void helpFitsItsWindowAndKeepsItsExamplesWhole(String verb) {
        List<String> wide = help(verb, 200);
        List<String> usual = help(verb, 80);

        assertThat(wide).allMatch(line -> line.length() <= 200).noneMatch(line -> line.endsWith("\\"));
        assertThat(usual).allMatch(line -> line.length() <= 80);
        assertThat(examples(wide)).isNotEmpty().allMatch(line -> line.startsWith("  "));
        assertThat(examples(usual)).isEqualTo(examples(wide));
        assertThat(examples(help(verb, 60))).isEqualTo(examples(wide));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--form", "--rule", "--catal", "--cover", "--templ"})
    void theBeginningOfAnOptionIsCompleted(String written) {
        Map<String, String> meant = Map.of(
                "--form", "--format",
                "--rule", "--rules",
                "--catal", "--catalog",
                "--cover", "--coverage",
                "--templ", "--template");

        assertThat(Ran.garnish("check", written, "x").err())
                .contains("'" + written + "'", ", did you mean " + meant.get(written) + "?; see garnish check --help");
    }
}

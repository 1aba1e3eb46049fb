package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/embedding.md} shows what stands in the programs, and counts what stands in the benchmarks. */
class EmbeddingPageTest {
    private static final Path PROJECT = Path.of("..");
    private static final Path BENCHMARKS = PROJECT.resolve("benchmarks/src/main");
    private static final String PACKAGE = "dev/garnish/benchmarks";
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```$");

    @Test
    void eachSnippetStandsInAProgram() throws IOException {
        List<String> programs = new ArrayList<>();
        for (Path program : JavaExamplesTest.programs()) {
            programs.add(withoutSpace(Files.readString(program)));
        }

        List<MatchResult> snippets = JAVA.matcher(page()).results().toList();

        assertThat(snippets).hasSize(9);
        for (MatchResult snippet : snippets) {
            assertThat(programs).anyMatch(program -> program.contains(withoutSpace(snippet.group(1))));
        }
    }

    @Test
    void theLinesOfEachEngineAreThoseOfItsFiles() throws IOException {
        row("Garnish", List.of("rules"), "Garnish");
        row("Easy Rules", List.of("yml", "once.yml"), "EasyRulesEngine", "Made", "PerItem", "ItemEngine");
        row("Drools", List.of("drl"), "DroolsRules", "ItemFact", "RecipientFact", "Made");
        row("JSLT", List.of("jslt", "once.jslt"), "JsltEngine", "PerItem", "ItemEngine");
        row("CEL", List.of("cel"), "CelEngine", "Formulas", "PerItem", "ItemEngine");
        assertThat(page())
                .contains("in " + lines(PROJECT.resolve("examples/java/RecordsAsCatalog.java")) + " lines of Java")
                .contains("`TreeHandler`\n(" + lines(java("TreeHandler")) + " lines)");
    }

    private static void row(String engine, List<String> rules, String... classes) throws IOException {
        int ofRules = 0;
        for (String ending : rules) {
            ofRules += lines(BENCHMARKS.resolve("resources").resolve(PACKAGE).resolve("recipient-3." + ending));
        }
        int ofJava = 0;
        for (String one : classes) {
            ofJava += lines(java(one));
        }
        String names = List.of(classes).stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        assertThat(page()).contains("| %s | %d | %d (%s) |".formatted(engine, ofRules, ofJava, names));
    }

    private static Path java(String name) {
        return BENCHMARKS.resolve("java").resolve(PACKAGE).resolve(name + ".java");
    }

    /** Lines with code. */
    private static int lines(Path file) throws IOException {
        return (int) Files.readString(file)
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?m)//.*$", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("package ") && !line.startsWith("import "))
                .count();
    }

    private static String page() throws IOException {
        return Files.readString(PROJECT.resolve("docs/embedding.md"));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}

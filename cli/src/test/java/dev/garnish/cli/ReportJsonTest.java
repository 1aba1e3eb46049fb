package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code --format json} prints, byte for byte as in {@code reports/}, and its shape as {@code docs/reports.md} has it.
 * {@code -Dgolden.update} writes the files anew.
 */
final class ReportJsonTest {
    private static final Path REPORTS = Ran.PROJECT.resolve("cli/src/test/resources/dev/garnish/cli/reports");
    private static final Path RULES = REPORTS.resolve("shop.rules");
    private static final Path RECIPIENT = Ran.PROJECT.resolve("examples/pinpoint/event.json");

    private static String report(String name) throws IOException {
        List<String> arguments = new ArrayList<>(
                switch (name) {
                    case "check" -> List.of("check");
                    case "test" -> List.of("test");
                    case "fmt" -> List.of("fmt", "--check");
                    case "explain-item" -> List.of("explain", "1815");
                    default -> List.of("explain", "--recipient", RECIPIENT.toString(), "--id", firstRecipient());
                });
        arguments.addAll(List.of("--format", "json", "--rules", RULES.toString()));
        return Ran.garnish(arguments.toArray(String[]::new)).out().replace(RULES.toString(), "shop.rules");
    }

    private static String firstRecipient() throws IOException {
        JsonNode event = new ObjectMapper().readTree(Files.readAllBytes(RECIPIENT));
        return event.get("Endpoints").fieldNames().next();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "test", "fmt", "explain-item", "explain-recipient"})
    void theReportIsTheFile(String name) throws IOException {
        Path golden = REPORTS.resolve(name + ".json");
        String report = report(name);
        if (System.getProperty("golden.update") != null) {
            Files.writeString(golden, report);
        }

        assertThat(report).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "test", "fmt", "explain-item", "explain-recipient"})
    void thePageNamesEveryField(String name) throws IOException {
        thePageNamesEveryFieldOf(Files.readString(REPORTS.resolve(name + ".json")));
    }

    /** Whatever verb printed it. */
    static void thePageNamesEveryFieldOf(String json) throws IOException {
        Set<String> names = new TreeSet<>();
        collect(new ObjectMapper().readTree(json), names);
        assertThat(names).allMatch(ReportJsonTest::isOnThePage);
    }

    @Test
    void thePageNamesEveryFieldOfAFolderAndItsReleases(@TempDir Path folder) throws IOException {
        String live = folder.resolve("live").toString();
        Set<String> names = new TreeSet<>();
        for (List<String> command : List.of(
                List.of("init", folder.resolve("shop").toString()),
                List.of("ship", live, "--why", "a test"),
                List.of("history", live))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--format", "json"));
            Ran ran = Ran.garnish(arguments.toArray(String[]::new));
            assertThat(ran.exit()).as(ran.err()).isZero();
            collect(new ObjectMapper().readTree(ran.out()), names);
        }

        assertThat(names).hasSize(12).allMatch(ReportJsonTest::isOnThePage);
    }

    @Test
    void thePageNamesEveryFieldOfABench() throws IOException {
        Set<String> names = new TreeSet<>();
        collect(
                new ObjectMapper()
                        .readTree(Ran.garnish(
                                        "bench",
                                        "--seconds",
                                        "1",
                                        "--format",
                                        "json",
                                        "--rules",
                                        RULES.toString(),
                                        RECIPIENT.toString())
                                .out()),
                names);

        assertThat(names).hasSizeGreaterThan(8).allMatch(ReportJsonTest::isOnThePage);
    }

    private static boolean isOnThePage(String name) {
        try {
            return Files.readString(Ran.PROJECT.resolve("docs/reports.md")).contains("`" + name + "`");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The names of an attribute's values are the rules' own. */
    private static void collect(JsonNode node, Set<String> names) {
        node.properties().forEach(field -> {
            names.add(field.getKey());
            if (!field.getKey().equals("values") || !field.getValue().isObject()) {
                collect(field.getValue(), names);
            }
        });
        if (node.isArray()) {
            node.forEach(one -> collect(one, names));
        }
    }
}

package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.event.EventFormat;
import dev.garnish.internal.event.HostDetector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The examples that the command is held to, through the real runtime client. */
@EnabledOnOs(OS.LINUX)
class ExamplesTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path EXAMPLES = PROJECT.resolve("examples");

    @Test
    void theDocumentationsEventGivesTheBytesThatTheCommandGives() throws Exception {
        Path example = EXAMPLES.resolve("pinpoint");
        try (Function function = Function.start(settings(example.resolve("documentation.rules")))) {
            RuntimeApi.Answer answer = function.api().invoke(Files.readAllBytes(example.resolve("event.json")));

            assertThat(answer.text()).isEqualTo(Files.readString(example.resolve("expected.json")));
        }
    }

    @Test
    void everyEventGivesTheBytesOfTheJavaApi() throws Exception {
        Catalog catalog = SampleCatalog.open();
        Path rules = PROJECT.resolve("rules");
        Enricher enricher = Enricher.of(RuleSet.load(rules, catalog.schema()), catalog);
        try (Function function = Function.start(settings(rules))) {
            for (Path event : events()) {
                byte[] json = Files.readAllBytes(event);
                byte[] expected = enricher.enrich(format(json), json).json();

                RuntimeApi.Answer answer = function.api().invoke(json);

                assertThat(answer.text()).as(event.toString()).isEqualTo(new String(expected, StandardCharsets.UTF_8));
            }
        }
    }

    private static EventFormat format(byte[] json) {
        return EventFormat.of(HostDetector.of(json));
    }

    private static List<Path> events() throws Exception {
        try (Stream<Path> examples = Files.list(EXAMPLES)) {
            return examples.filter(example -> !example.endsWith("own-shape")) // told by a file, not by its keys
                    .map(example -> example.resolve("event.json"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> settings(Path rules) {
        return Map.of("GARNISH_RULES", rules.toString(), "GARNISH_CATALOG", "sample");
    }
}

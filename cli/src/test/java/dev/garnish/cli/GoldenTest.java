package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.event.EventFormat;
import dev.garnish.internal.event.EndpointBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code examples/} but those of programs: {@code event.json}, or {@code event.jsonl}, through the command with the folder's
 * own rules, or the sample's where it has none, gives the bytes of {@code expected.json} and the lines of
 * {@code diagnostics.txt}; {@code options.txt} and {@code exit.txt} hold what else the command is given and ends with.
 * {@code -Dgolden.update} writes the two anew.
 */
final class GoldenTest {
    private static final Path EXAMPLES = Ran.PROJECT.resolve("examples");

    @TempDir
    Path packs = Path.of("");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !List.of("java", "spring").contains(name))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void example(String name) throws IOException {
        Path folder = EXAMPLES.resolve(name);

        Ran ran = Ran.garnish(arguments(folder).toArray(new String[0]));

        assertThat(ran.exit()).as(ran.err()).isEqualTo(exit(folder));
        Path expected = folder.resolve(event(folder).replace("event", "expected"));
        same(expected, reply(expected, ran));
        same(folder.resolve("diagnostics.txt"), withoutTime(ran.err()));
    }

    /** As a host gets it: where that has no line break at its end, the command's is taken away. */
    private static String reply(Path expected, Ran ran) throws IOException {
        return Files.readString(expected).matches("(?s)|.*\n")
                ? ran.out()
                : new String(ran.reply(), StandardCharsets.UTF_8);
    }

    private static String withoutTime(String errors) {
        return errors.replaceFirst("(, \\d+ lines a second)?, \\d+ ms\n$", "\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void overAPackRenderedWithItsRulesTheReplyAndTheDiagnosticsAreTheSame(String name) throws IOException {
        Path folder = EXAMPLES.resolve(name);
        List<String> arguments = arguments(folder);
        int rules = arguments.indexOf("--rules");
        Path file = rules < 0 ? Ran.PROJECT.resolve("rules") : Path.of(arguments.get(rules + 1));
        Path pack = packs.resolve(name + ".pack");
        Catalog sample = SampleCatalog.open();
        PackedCatalog.write(sample, RuleSet.load(file, sample.schema()), pack);
        arguments.addAll(List.of("--catalog", pack.toString()));

        Ran ran = Ran.garnish(arguments.toArray(new String[0]));

        assertThat(ran.exit()).as(ran.err()).isEqualTo(exit(folder));
        Path expected = folder.resolve(event(folder).replace("event", "expected"));
        same(expected, reply(expected, ran));
        same(folder.resolve("diagnostics.txt"), withoutTime(ran.err()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void withoutItsRecommendationsEachEndpointIsTheBytesThatCame(String name) throws IOException {
        Path folder = EXAMPLES.resolve(name);
        String event = Files.readString(folder.resolve(event(folder)));
        Assumptions.assumeTrue(event.contains("\"Endpoints\""), "no endpoints");
        List<String> came = EndpointBytes.ofEvent(Files.readAllBytes(folder.resolve("event.json")));

        byte[] reply = Ran.garnish(arguments(folder).toArray(new String[0])).reply();

        boolean wrapped = options(folder).contains("wrapped");
        List<String> left = wrapped ? EndpointBytes.ofEvent(reply) : EndpointBytes.ofBareReply(reply);
        assertThat(left).isEqualTo(name.equals("others-are-omitted") ? List.of(came.get(1)) : came);
    }

    @Test
    void theDocumentationsReplyIsGiven() throws IOException {
        Path folder = EXAMPLES.resolve("pinpoint");
        ObjectMapper mapper = new ObjectMapper();

        Ran ran = Ran.garnish(arguments(folder).toArray(new String[0]));

        assertThat(mapper.readTree(ran.bytes()))
                .isEqualTo(mapper.readTree(Files.readAllBytes(folder.resolve("documentation.json"))));
    }

    @Test
    void theJavaApiGivesTheSameBytes() throws IOException {
        Catalog catalog = SampleCatalog.open();
        Enricher enricher = Enricher.of(RuleSet.load(Ran.PROJECT.resolve("rules"), catalog.schema()), catalog);
        Path event = EXAMPLES.resolve("pinpoint").resolve("event.json");

        byte[] reply = enricher.enrich(EventFormat.pinpoint(), Files.readAllBytes(event))
                .json();

        assertThat(Ran.garnish("enrich", event.toString()).reply()).isEqualTo(reply);
    }

    private static List<String> arguments(Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("enrich"));
        arguments.addAll(options(folder));
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".rules"))
                    .forEach(file -> arguments.addAll(List.of("--rules", file.toString())));
        }
        arguments.add(folder.resolve(event(folder)).toString());
        return arguments;
    }

    /** An event, or lines of them. */
    private static String event(Path folder) {
        return Files.exists(folder.resolve("event.jsonl")) ? "event.jsonl" : "event.json";
    }

    private static int exit(Path folder) throws IOException {
        Path exit = folder.resolve("exit.txt");
        return Files.exists(exit) ? Integer.parseInt(Files.readString(exit).strip()) : Exit.OK;
    }

    private static List<String> options(Path folder) throws IOException {
        Path options = folder.resolve("options.txt");
        return Files.exists(options) ? List.of(Files.readString(options).strip().split(" ")) : List.of();
    }

    private static void same(Path file, String actual) throws IOException {
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
}

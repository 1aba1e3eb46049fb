package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files in the shapes that shops and public data sets give them: each folder has one command, what it says on standard error,
 * and the items that it makes. {@code -Dgolden.update} rewrites what is expected.
 */
final class ImportShapesTest {
    private static final Path SOURCES = Path.of("src/test/resources/dev/garnish/cli/shapes");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    private Path folder = Path.of("");

    static Stream<String> shapes() throws IOException, URISyntaxException {
        try (Stream<Path> shapes = Files.list(root())) {
            return shapes.map(path -> path.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static Path root() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ImportShapesTest.class.getResource("shapes"))
                .toURI());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void oneCommandImportsItOrSaysWhatToDo(String shape) throws Exception {
        Path at = root().resolve(shape);
        copy(at);

        Ran ran = Ran.garnish(words(Files.readString(at.resolve("command.txt"))));

        String said = ran.err().replace(folder + "/", "");
        List<JsonNode> items = ran.exit() == 0 ? exported() : List.of();
        if (System.getProperty("golden.update") != null) {
            Files.writeString(SOURCES.resolve(shape).resolve("expected.txt"), said);
            Files.write(
                    SOURCES.resolve(shape).resolve("expected.jsonl"),
                    items.stream().map(JsonNode::toString).toList());
        }
        assertThat(said).isEqualTo(Files.readString(at.resolve("expected.txt")));
        assertThat(ran.exit()).isIn(0, Exit.BAD_INPUT);
        List<String> expected = Files.readAllLines(at.resolve("expected.jsonl"));
        assertThat(items).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(isSame(items.get(i), JSON.readTree(expected.get(i))))
                    .as("%s instead of %s", items.get(i), expected.get(i))
                    .isTrue();
        }
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    /** The words of a command, without its own name; what names a file is one in the folder. */
    private String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command.strip());
        while (matcher.find()) {
            String word = matcher.group(1) == null ? matcher.group() : matcher.group(1);
            boolean isFile = word.equals("shop.mv.db") || Files.exists(folder.resolve(word));
            words.add(isFile ? folder.resolve(word).toString() : word);
        }
        return words.subList(1, words.size()).toArray(String[]::new);
    }

    private List<JsonNode> exported() throws IOException {
        String catalog = folder.resolve("shop.mv.db").toString();
        List<JsonNode> items = new ArrayList<>();
        for (String line : Ran.garnish("catalog", "export", "-", "--format", "jsonl", "--catalog", catalog)
                .out()
                .lines()
                .toList()) {
            ObjectNode item = (ObjectNode) JSON.readTree(line);
            item.properties().removeIf(member -> member.getValue().isNull());
            items.add(item);
        }
        return items;
    }

    /** Numbers may have more zeros behind the point. */
    private static boolean isSame(JsonNode one, JsonNode other) {
        Comparator<JsonNode> values = (left, right) -> left.isNumber() && right.isNumber()
                ? left.decimalValue().compareTo(right.decimalValue())
                : left.equals(right) ? 0 : 1;
        return one.equals(values, other);
    }

    @Test
    void thereAreAtLeastTwelveShapesAndSomeAreRefused() throws Exception {
        assertThat(shapes()).hasSizeGreaterThan(20);
        assertThat(shapes()).contains("yaml", "excel-workbook", "parquet", "other-xml");
    }

    @Test
    void everyCommandThatTheDocumentationLists() throws Exception {
        List<String> tested = new ArrayList<>();
        for (String shape : shapes().toList()) {
            tested.add(Files.readString(root().resolve(shape).resolve("command.txt"))
                    .strip());
        }
        String docs = Files.readString(Ran.PROJECT.resolve("docs/catalog.md"));
        Matcher commands =
                Pattern.compile("\\| `(garnish catalog import .*)` \\|").matcher(docs);
        List<String> listed = commands.results()
                .map(each -> each.group(1).replace("\\|", "|"))
                .toList();
        assertThat(listed).hasSizeGreaterThan(8);
        assertThat(tested).containsAll(listed);
    }

    @Test
    void theDryRunOfTheDocumentation() throws Exception {
        String docs = Files.readString(Ran.PROJECT.resolve("docs/catalog.md"));
        int start = docs.indexOf("--dry-run\n") + "--dry-run\n".length();
        Path items =
                Files.writeString(folder.resolve("items.csv"), "item_id,stock,Note\na,5,12\nb,7.50,14\nc,9,sold out\n");
        Ran ran = Ran.garnish("catalog", "import", items.toString(), "--catalog", folder + "/shop.mv.db", "--dry-run");
        assertThat(ran.out()).isEqualTo(docs.substring(start, docs.indexOf("```", start)));
        assertThat(ran.err()).isEqualTo("""
                        `stock`: whole numbers get 2 decimals, as `5` in line 2
                        `Note`: text because of `sold out` in line 4
                        """);
    }

    @Test
    void theWideningOfTheDocumentation() throws Exception {
        String docs = Files.readString(Ran.PROJECT.resolve("docs/catalog.md"));
        int start = docs.indexOf("```\n", docs.indexOf("### Types")) + "```\n".length();
        String shown = docs.substring(start, docs.indexOf("```", start));
        Path items = folder.resolve("items.csv");
        Files.writeString(items, "item_id,ean\na,4006381333931\nb,96385074\n");
        garnish("garnish catalog import items.csv --catalog shop.mv.db");
        Files.writeString(items, "item_id,ean\na,0012345678905\nb,96385075\n");

        StringBuilder said = new StringBuilder();
        for (String line : shown.lines().filter(each -> each.startsWith("$ ")).toList()) {
            Ran ran = garnish(line.substring(2));
            said.append(line).append('\n').append((ran.out() + ran.err()).replace(folder + "/", ""));
        }
        assertThat(said).hasToString(shown);
    }

    private Ran garnish(String command) {
        return Ran.garnish(words(command));
    }
}

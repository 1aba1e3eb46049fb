package dev.garnish.internal.lang.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.parse.Keyword;
import dev.garnish.internal.lang.parse.OperandParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The editor's grammar knows the words of the language, all of them and no others. */
class EditorTest {
    private static final Path FOLDER = Path.of("../docs/editor");

    private static JsonNode json(String file) {
        try {
            return new ObjectMapper().readTree(Files.readString(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private static JsonNode rule(String name) {
        return json("syntaxes/garnish-rules.tmLanguage.json").at("/repository/" + name);
    }

    /** The words of the first alternation of a rule's pattern, conditions left out. */
    private static List<String> words(String pattern) {
        String plain = pattern.replaceAll("\\(\\?<?[=!](?:[^()\\[]|\\[[^]]*])*\\)", "");
        Matcher group = Pattern.compile("\\(([a-zA-Z_|]+)\\)").matcher(plain);
        assertThat(group.find()).as(plain).isTrue();
        return Arrays.asList(group.group(1).split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"package.json", "language-configuration.json", "syntaxes/garnish-rules.tmLanguage.json"})
    void itsFilesAreJson(String file) {
        assertThat(json(file).isObject()).isTrue();
    }

    @Test
    void thePackageNamesFilesThatExist() {
        JsonNode contributes = json("package.json").get("contributes");
        assertThat(FOLDER.resolve(contributes.at("/grammars/0/path").asText())).exists();
        assertThat(FOLDER.resolve(contributes.at("/languages/0/configuration").asText()))
                .exists();
        assertThat(contributes.at("/grammars/0/scopeName").asText())
                .isEqualTo(json("syntaxes/garnish-rules.tmLanguage.json")
                        .get("scopeName")
                        .asText());
    }

    @Test
    void theClientIsThereAndReadsTheSettingsThatThePackageHas() throws IOException {
        JsonNode manifest = json("package.json");
        String client = Files.readString(FOLDER.resolve(manifest.get("main").asText()));

        assertThat(manifest.at("/contributes/configuration/properties").fieldNames())
                .toIterable()
                .containsExactly("garnish.command", "garnish.catalog");
        assertThat(client)
                .contains("getConfiguration('garnish').get('command')", "args: ['lsp']")
                .contains(manifest.at("/contributes/languages/0/id").asText());
        assertThat(Files.readString(FOLDER.resolve("package-lock.json"))).doesNotContain("resolved");
    }

    @Test
    void itsPatternsCompile() {
        JsonNode grammar = json("syntaxes/garnish-rules.tmLanguage.json");
        List<String> patterns = new ArrayList<>();
        for (String key : List.of("match", "begin", "end")) {
            patterns.addAll(grammar.findValuesAsText(key));
        }
        assertThat(patterns).hasSizeGreaterThan(15);
        for (String pattern : patterns) {
            assertThatCode(() -> Pattern.compile(pattern)).as(pattern).doesNotThrowAnyException();
        }
    }

    @Test
    void whatItIncludesExists() {
        JsonNode grammar = json("syntaxes/garnish-rules.tmLanguage.json");
        assertThat(grammar.findValuesAsText("include"))
                .allMatch(name -> grammar.get("repository").has(name.substring(1)));
    }

    @Test
    void itKnowsEveryNameUnitAndOperatorThatIsAWord() {
        List<String> names = new ArrayList<>(words(rule("path").get("match").asText()));
        names.addAll(words(rule("expression").at("/patterns/4/match").asText()));
        assertThat(names).containsExactlyInAnyOrderElementsOf(OperandParser.ROOTS);

        Pattern operator =
                Pattern.compile(rule("expression").at("/patterns/5/match").asText());
        Stream.of(Days.UNITS, List.of("in", "contains", "day", "week"))
                .flatMap(List::stream)
                .forEach(word -> assertThat(word).matches(operator));
        assertThat("quarters").doesNotMatch(operator);
    }

    /** What a word is called by the rule that takes the line. */
    private static List<String> captured(String rule, String line) {
        JsonNode node = rule(rule);
        boolean begins = node.has("begin");
        Matcher matcher =
                Pattern.compile(node.get(begins ? "begin" : "match").asText()).matcher(line);
        assertThat(matcher.find()).as(rule + ": " + line).isTrue();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                names.add(matcher.group(i) + " "
                        + node.at("/" + (begins ? "beginCaptures" : "captures") + "/" + i + "/name")
                                .asText()
                                .replaceFirst("\\..*", ""));
            }
        }
        return names;
    }

    @Test
    void itKnowsTheWordsWithinLines() {
        assertThat(captured("unknown-item", "unknown item drop the item"))
                .containsExactly("unknown keyword", "item keyword", "drop the item constant");
        assertThat(captured("table", "table words from words.csv by recipient.locale"))
                .containsExactly(
                        "table keyword",
                        "words entity",
                        "from keyword",
                        "words.csv string",
                        "by keyword",
                        "recipient variable");
        assertThat(captured("expect", "  expect nothing")).containsExactly("expect keyword", "nothing constant");
        assertThat(captured("expect", "  expect Title = nothing"))
                .containsExactly("expect keyword", "Title entity", "= keyword", "nothing constant");
        assertThat(captured("value", "value Discount  # of a film"))
                .containsExactly("value keyword", "Discount entity");
        assertThat(captured("attribute", "attribute Title max 60"))
                .containsExactly("attribute keyword", "Title entity");
        Pattern clause = Pattern.compile(rule("clause").get("match").asText());
        assertThat(List.of("pass", "omit", "value", "recipient"))
                .allMatch(word -> clause.matcher(word).find());
        assertThat(List.of("  recipient.country", "  value.Discount", "  items.title"))
                .noneMatch(line -> clause.matcher(line).find());
    }

    @Test
    void itKnowsTheWordsOfTheLanguage() {
        assertThat(words(rule("clause").get("match").asText())).isEqualTo(Keyword.ALL);
        assertThat(words(rule("attribute").at("/patterns/1/match").asText())).isEqualTo(Keyword.OPTIONS);
        assertThat(words(rule("function").get("match").asText())).isEqualTo(Builtin.names(Builtin.FUNCTIONS));
        assertThat(words(rule("method").get("match").asText()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                Builtin.names(Builtin.TEXT_METHODS).stream(),
                                Builtin.names(Builtin.LIST_METHODS).stream(),
                                Stream.of("all"))
                        .flatMap(names -> names)
                        .distinct()
                        .toList());
    }
}

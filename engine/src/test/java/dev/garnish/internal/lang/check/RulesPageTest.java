package dev.garnish.internal.lang.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.review.RuleTests;
import dev.garnish.review.TestReport;
import dev.garnish.rules.Code;
import dev.garnish.rules.CodeExplanation;
import dev.garnish.rules.Severity;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code docs/rules.md} is true: its examples pass their own tests against the catalog it shows, and its lists are the
 * language's. {@code -Dgolden.update} rewrites the lists.
 */
class RulesPageTest {
    private static final Path PAGE = Path.of("../docs/rules.md");
    private static final Path PROBLEMS = Path.of("../docs/problems.md");

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A block that names its file. */
    private static Optional<String> file(String name) {
        return blocks("(?:csv|rules) " + Pattern.quote(name)).findFirst();
    }

    private static Stream<String> blocks(String kind) {
        return Pattern.compile("(?ms)^```" + kind + "\n(.*?)^```$")
                .matcher(page())
                .results()
                .map(found -> found.group(1))
                .toList()
                .stream();
    }

    static Stream<String> examples() {
        return blocks("rules");
    }

    private static List<List<String>> catalogRows() {
        return page().lines()
                .dropWhile(line -> !line.startsWith("| item_id"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static Catalog catalog() {
        List<List<String>> rows = catalogRows();
        List<Type> types = rows.get(2).stream()
                .filter(name -> !name.isEmpty())
                .map(RulesPageTest::type)
                .toList();
        Column[] columns = new Column[types.size()];
        Arrays.setAll(columns, i -> new Column(rows.get(0).get(i), types.get(i)));
        Schema schema = Schema.of(columns);
        return Catalog.of(
                schema,
                rows.stream().skip(3).map(row -> item(schema, types, row)).toList());
    }

    private static Type type(String name) {
        return switch (name) {
            case "number" -> Type.NUMBER;
            case "date" -> Type.DATE;
            case "truth" -> Type.TRUTH;
            case "list of text" -> Type.TEXT_LIST;
            default -> Type.TEXT;
        };
    }

    private static Item item(Schema schema, List<Type> types, List<String> row) {
        @Nullable Object[] values = new @Nullable Object[types.size()];
        Arrays.setAll(values, i -> value(types.get(i), row.get(i)));
        return Item.of(schema, row.get(0), values);
    }

    private static @Nullable Object value(Type type, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (type) {
            case NUMBER -> new BigDecimal(text);
            case DATE -> LocalDate.parse(text).atStartOfDay();
            case TRUTH -> Boolean.valueOf(text);
            case TEXT_LIST -> List.of(text.split(", "));
            default -> text;
        };
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleDoesWhatItsTestsSay(String rules) {
        Catalog catalog = catalog();
        RuleSet set =
                RuleSet.parse(List.of(new Source("rules.md", rules)), catalog.schema(), (source, file) -> file(file));
        TestReport report = RuleTests.run(set, catalog);
        assertThat(set.warnings()).isEmpty();
        assertThat(report.tests()).isNotEmpty().allMatch(test -> test.passes());
    }

    @Test
    void itsListsAreTheLanguages() throws IOException {
        String page = replaced(page(), "functions", table(Builtin.FUNCTIONS));
        page = replaced(
                page,
                "methods",
                table(Stream.concat(Builtin.TEXT_METHODS.stream(), Builtin.LIST_METHODS.stream())
                        .toList()));
        page = replaced(page, "codes", codes());
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page);
    }

    private static String replaced(String page, String list, String content) {
        return Pattern.compile("(?s)<!-- " + list + " -->\n.*?<!-- end -->")
                .matcher(page)
                .replaceFirst(found -> Matcher.quoteReplacement("<!-- " + list + " -->\n" + content + "<!-- end -->"));
    }

    private static String table(List<Builtin> builtins) {
        return "| written | gives |\n|---------|-------|\n"
                + builtins.stream()
                        .map(one -> "| `" + one.usage() + "` | " + one.summary() + " |\n")
                        .collect(Collectors.joining());
    }

    @Test
    void everyProblemHasItsPlaceOnThePageOfProblems() throws IOException {
        String page = "# What can be wrong with rules\n"
                + "`garnish explain-error CODE` prints the same. [The reference](rules.md) says what rules are made of.\n"
                + Arrays.stream(Code.values()).map(RulesPageTest::entry).collect(Collectors.joining());
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PROBLEMS, page);
        }
        assertThat(PROBLEMS).content().isEqualTo(page);
    }

    private static String entry(Code code) {
        CodeExplanation explanation = code.explanation();
        String kind = code.severity() == Severity.WARNING ? "Warning: " : "";
        String title = explanation.title().substring(0, 1).toUpperCase(Locale.ROOT)
                + explanation.title().substring(1);
        String example = explanation.wrong().isEmpty()
                ? ""
                : "\nInstead of\n```\n%s\n```\nwrite\n```\n%s\n```\n"
                        .formatted(explanation.wrong(), explanation.right());
        return "\n## %s\n**%s%s.** %s\n%s".formatted(code.id(), kind, title, explanation.text(), example);
    }

    private static String codes() {
        return "| code | what it is |\n|------|------------|\n"
                + Arrays.stream(Code.values())
                        .map(code -> "| [%s](problems.md#%s) | "
                                        .formatted(code.id(), code.id().toLowerCase(Locale.ROOT))
                                + code.explanation().title().replace("|", "\\|") + " |\n")
                        .collect(Collectors.joining());
    }
}

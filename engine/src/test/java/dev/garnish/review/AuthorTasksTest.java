package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.CatalogReport.AttributeCoverage;
import dev.garnish.rules.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What authors of messages write, as rule files with tests: none with a warning, none with an expression copied. */
class AuthorTasksTest {
    private static final Path FOLDER = Path.of("src/test/resources/authors");
    private static final Schema SCHEMA = Schema.of(
            new Column("item_id", Type.TEXT),
            new Column("title", Type.TEXT),
            new Column("brand", Type.TEXT),
            new Column("category", Type.TEXT),
            new Column("price", Type.NUMBER),
            new Column("was_price", Type.NUMBER),
            new Column("stock", Type.NUMBER),
            new Column("rating", Type.NUMBER),
            new Column("published", Type.DATE),
            new Column("app_path", Type.TEXT),
            new Column("description", Type.TEXT));

    private static Catalog catalog() {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("items.csv"))) {
            return Catalog.of(SCHEMA, lines.skip(1).map(AuthorTasksTest::item).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Item item(String line) {
        String[] cells = line.split(",", -1);
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            values.add(cells[i].isEmpty() ? null : value(SCHEMA.columns().get(i).type(), cells[i]));
        }
        return Item.of(SCHEMA, cells[0], values.toArray());
    }

    private static Object value(Type type, String cell) {
        return switch (type) {
            case NUMBER -> new BigDecimal(cell);
            case DATE ->
                cell.contains("T")
                        ? LocalDateTime.parse(cell)
                        : LocalDate.parse(cell).atStartOfDay();
            default -> cell;
        };
    }

    static List<String> files() {
        return List.of(
                "shop.rules",
                "links.rules",
                "sms.rules",
                "brands/north.rules",
                "brands/south.rules",
                "brands/west.rules");
    }

    /** More than a comparison of a column with a number: what is written twice, and may be changed in one place only. */
    @ParameterizedTest
    @MethodSource("files")
    void noExpressionIsACopyOfAnother(String file) {
        Program program = RuleSet.load(FOLDER.resolve(file), SCHEMA)
                .unwrap(CheckedRules.class)
                .program();
        Map<String, Set<Span>> places = new TreeMap<>();
        Stream.concat(program.drops().stream(), program.attributes().stream().flatMap(Trees::expressions))
                .flatMap(Trees::parts)
                .filter(part -> size(part) > 3)
                .forEach(part -> places.computeIfAbsent(
                                part.span().text().replaceAll("\\s+", ""), text -> new HashSet<>())
                        .add(part.span()));

        assertThat(places).isNotEmpty();
        assertThat(places.values()).allMatch(spans -> spans.size() == 1);
    }

    /** How many parts are written. */
    private static int size(Expr expression) {
        int own = expression instanceof Expr.Value
                ? 0
                : expression.operands().stream().mapToInt(AuthorTasksTest::size).sum();
        return 1 + own;
    }

    /** Two take 183 and 166 septets, two 156 and fewer. */
    @Test
    void textMessagesAreCountedByTheirSegments() {
        RuleSet rules = RuleSet.load(FOLDER.resolve("sms.rules"), SCHEMA);

        assertThat(CatalogCheck.run(rules, catalog()).attributes())
                .filteredOn(one -> one.name().equals("Note"))
                .extracting(AttributeCoverage::segments)
                .containsExactly(List.of(2L, 2L));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theTasksOfAFileAreDone(String file) {
        RuleSet rules = RuleSet.load(FOLDER.resolve(file), SCHEMA);
        TestReport report = RuleTests.run(rules, catalog());

        assertThat(rules.warnings()).isEmpty();
        assertThat(report.tests()).isNotEmpty();
        assertThat(report.tests().stream()
                        .flatMap(test -> test.expectations().stream())
                        .filter(one -> !one.holds()))
                .isEmpty();
    }
}

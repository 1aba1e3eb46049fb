package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.rules",
                "links.rules",
                "sms.rules",
                "brands/north.rules",
                "brands/south.rules",
                "brands/west.rules"
            })
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

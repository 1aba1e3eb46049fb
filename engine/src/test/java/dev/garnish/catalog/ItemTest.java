package dev.garnish.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ItemTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 17, 12, 0);

    @SuppressWarnings("JavaUtilDate") // what applications have
    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(Type.NUMBER, "9.99", "java.math.BigDecimal", "java.lang.String"),
                Arguments.of(Type.NUMBER, 1999, "java.math.BigDecimal", "java.lang.Integer"),
                Arguments.of(Type.NUMBER, 9.99, "java.math.BigDecimal", "java.lang.Double"),
                Arguments.of(Type.TEXT, 'x', "java.lang.String", "java.lang.Character"),
                Arguments.of(Type.TEXT, URI.create("x"), "java.lang.String", "java.net.URI"),
                Arguments.of(
                        Type.TEXT,
                        List.of("x"),
                        "java.lang.String",
                        List.of("x").getClass().getName()),
                Arguments.of(Type.TRUTH, "true", "java.lang.Boolean", "java.lang.String"),
                Arguments.of(Type.DATE, new Date(0), "java.time.LocalDateTime", "java.util.Date"),
                Arguments.of(Type.DATE, LocalDate.EPOCH, "java.time.LocalDateTime", "java.time.LocalDate"),
                Arguments.of(Type.TEXT_LIST, "x", "a list of java.lang.String", "java.lang.String"),
                Arguments.of(
                        Type.TEXT_LIST,
                        Set.of("x"),
                        "a list of java.lang.String",
                        Set.of("x").getClass().getName()),
                Arguments.of(
                        Type.TEXT_LIST, List.of("x", 7), "a list of java.lang.String", "an entry of java.lang.Integer"),
                Arguments.of(
                        Type.TEXT_LIST, Arrays.asList("x", null), "a list of java.lang.String", "an entry of null"),
                Arguments.of(
                        Type.NUMBER_LIST,
                        List.of(7),
                        "a list of java.math.BigDecimal",
                        "an entry of java.lang.Integer"),
                Arguments.of(
                        Type.DATE_LIST,
                        List.of(List.of(NOON)),
                        "a list of java.time.LocalDateTime",
                        "an entry of " + List.of(NOON).getClass().getName()));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aValueOfAnotherClassIsRefusedByColumnAndClasses(Type type, Object value, String expected, String found) {
        Schema schema = Schema.of(new Column("fine", Type.TEXT), new Column("price", type));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Item.of(schema, "7", "secret", value))
                .withMessage("item 7: column price of type %s takes %s, found %s".formatted(type, expected, found));
    }

    @Test
    void valuesOfTheirTypesAreTaken() {
        Schema schema = Schema.of(
                new Column("text", Type.TEXT),
                new Column("number", Type.NUMBER),
                new Column("truth", Type.TRUTH),
                new Column("date", Type.DATE),
                new Column("texts", Type.TEXT_LIST),
                new Column("numbers", Type.NUMBER_LIST),
                new Column("truths", Type.TRUTH_LIST),
                new Column("dates", Type.DATE_LIST));

        Object[] values = {
            "a", BigDecimal.ONE, true, NOON, List.of("a"), List.of(BigDecimal.ONE), List.of(true), List.of(NOON)
        };
        assertThat(values(Item.of(schema, "1", values))).containsExactly(values);
        assertThat(values(Item.of(schema, "2", new @Nullable Object[8]))).containsOnlyNulls();
    }

    private static List<@Nullable Object> values(Item item) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < item.schema().columns().size(); i++) {
            values.add(item.at(item.schema(), i));
        }
        return values;
    }

    @Test
    void aWrongNumberOfValuesIsRefused() {
        Schema schema = Schema.of(new Column("title", Type.TEXT));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Item.of(schema, "7", "a", "b"))
                .withMessage("item 7 has 2 values for 1 columns");
    }

    @Test
    void listsAndValuesAreCopied() {
        Schema schema = Schema.of(new Column("tags", Type.TEXT_LIST));
        List<String> tags = new ArrayList<>(List.of("a"));
        @Nullable Object[] values = {tags};
        Item item = Item.of(schema, "7", values);

        tags.add("b");
        values[0] = null;

        assertThat(item.value("tags")).contains(List.of("a"));
    }

    @Test
    void aPositionOfAnotherSchemaIsNotRead() {
        Column title = new Column("title", Type.TEXT);
        Column note = new Column("margin_note", Type.TEXT);
        Item item = Item.of(Schema.of(title, note), "7", "Fleabag", "secret");

        assertThat(item.at(Schema.of(title, note), 1)).isEqualTo("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> item.at(Schema.of(note, title), 1))
                .withMessage("item 7 has the columns %s, expected %s"
                        .formatted(Schema.of(title, note), Schema.of(note, title)));
        assertThatIllegalArgumentException().isThrownBy(() -> Catalog.of(Schema.of(note, title), List.of(item)));
    }
}

package dev.garnish.internal.eval;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation can read, as raw as it comes: rows of values in the order of the columns, and the fields of the
 * recipient and the recommendation. Null, blank and empty values are among them.
 */
record Situation(
        List<@Nullable Object> item,
        int position,
        List<List<@Nullable Object>> items,
        @Nullable List<@Nullable Object> seed,
        Map<RecipientField, List<String>> fields) {
    static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("note", Type.TEXT),
            new Column("price", Type.NUMBER),
            new Column("stock", Type.NUMBER),
            new Column("large", Type.NUMBER),
            new Column("active", Type.TRUTH),
            new Column("fresh", Type.TRUTH),
            new Column("loud", Type.TRUTH),
            new Column("released", Type.DATE),
            new Column("seen", Type.DATE),
            new Column("genres", Type.TEXT_LIST),
            new Column("actors", Type.TEXT_LIST),
            new Column("scores", Type.NUMBER_LIST),
            new Column("flags", Type.TRUTH_LIST),
            new Column("days", Type.DATE_LIST));

    /** In UTC, when it is the day before in the zone of the rules. */
    static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 24, 3, 30, 5, 7);

    static final String VALUES = """
            value Name
              when item.active use item.title
              use item.genre
            value Twice
              when item.price > 5 use item.price * 2
              when value.Name == "a" use 7
              else -1
            """;

    static final String ZONE = "America/New_York";

    static final Map<String, String> TABLE = Map.of("Comedy", "Funny", "Drama", "Sad 😢", "a", "A");

    /** By {@code recipient.country}. */
    static final String WORDS = """
            key,en,de,de-AT,pl
            Comedy,Comedy,Komödie,,
            Drama,Drama,,Schauspiel,dramat
            a.one,# film,ein Film,,# film
            a.few,,,,# filmy
            a.many,,,,# filmów
            a.other,# films,# Filme,# Filmeln,# filmu
            """;

    static final List<RecipientField> FIELDS = List.of(
            RecipientField.plain("country"), RecipientField.attribute("First Name"), RecipientField.user("Likes"));

    /** A column of a row; null where it is missing. */
    static @Nullable Object at(List<@Nullable Object> row, int column) {
        return Reference.present(row.get(column));
    }

    private @Nullable Object at(String column) {
        return at(item, SCHEMA.indexOf(column));
    }

    /** The value {@code Name}. */
    @Nullable
    Object name() {
        Object title = Boolean.TRUE.equals(at("active")) ? at("title") : null;
        return title == null ? at("genre") : title;
    }

    /** The value {@code Twice}. */
    @Nullable
    Object twice() {
        if (at("price") instanceof BigDecimal price && price.compareTo(BigDecimal.valueOf(5)) > 0) {
            return price.multiply(BigDecimal.valueOf(2));
        }
        return BigDecimal.valueOf("a".equals(name()) ? 7 : -1);
    }

    Inputs inputs() {
        Inputs inputs = Inputs.of(
                asItem(item, "i"),
                position,
                items.stream().map(row -> asItem(row, "j")).toList(),
                Recipient.ofFields("e-1", fields));
        return inputs.from(seed == null ? null : asItem(seed, "s")).within(Budget.ofEvent(NOW));
    }

    private static Item asItem(List<@Nullable Object> row, String id) {
        return Item.of(SCHEMA, id, row.toArray());
    }
}

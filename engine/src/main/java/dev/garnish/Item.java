package dev.garnish;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item of a catalog: its id and a value for each column of the schema. Immutable. A value that is null, blank text
 * or an empty list is missing.
 */
public final class Item {
    private final String id;
    private final Schema schema;
    private final @Nullable Object[] values;

    private Item(String id, Schema schema, @Nullable Object[] values) {
        this.id = Objects.requireNonNull(id, "id");
        this.schema = schema;
        this.values = values;
    }

    /** An item whose values stand in the order of the schema's columns, each of its {@link Type}'s Java class. */
    public static Item of(Schema schema, String id, @Nullable Object... values) {
        if (values.length != schema.columns().size()) {
            throw new IllegalArgumentException("item %s has %d values for %d columns"
                    .formatted(id, values.length, schema.columns().size()));
        }
        @Nullable Object[] kept = values.clone();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = presentOrNull(kept[i]);
        }
        return new Item(id, schema, kept);
    }

    private static @Nullable Object presentOrNull(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isBlank() ? null : text;
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? null : List.copyOf(list);
        }
        return value;
    }

    public String id() {
        return id;
    }

    public Schema schema() {
        return schema;
    }

    /** A column's value; empty where it is missing or the catalog has no such column. */
    public Optional<Object> value(String column) {
        int index = schema.indexOf(column);
        return index < 0 ? Optional.empty() : Optional.ofNullable(values[index]);
    }

    /** The value at a position of {@link Schema#columns()}; null is missing. For loops where an Optional is too much. */
    public @Nullable Object at(int column) {
        return values[column];
    }

    @Override
    public String toString() {
        return "item " + id;
    }
}

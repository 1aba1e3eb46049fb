package dev.garnish.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item of a catalog: its id and a value for each column of the schema. Immutable. A value that is null, blank text
 * or an empty list is missing.
 */
public final class Item {
    /** Null where the values were given. */
    private final @Nullable Stored stored;

    private final @Nullable Schema schema;
    private final @Nullable String id;

    /** Those that were given; none where they are stored. */
    private final @Nullable Object[] given;

    /** Read from what is stored when first asked for; threads that race to read it read the same text. */
    private @Nullable String readId;

    /** Read from what is stored when first asked for. */
    private volatile @Nullable Object @Nullable [] read;

    /** An item as a catalog that was rendered keeps it: read when asked for, always the same. */
    public interface Stored {
        String id();

        Schema schema();

        /** In the order of the schema's columns, each of its {@link Type}'s Java class. */
        @Nullable
        Object[] values();

        /** Bytes that hold what {@code Renderer.row} gave for it. Not to be changed. */
        byte[] bytes();

        /** Where in them that starts. */
        int rowFrom();

        int rowTo();
    }

    private Item(@Nullable Stored stored, @Nullable Schema schema, @Nullable String id, @Nullable Object[] given) {
        this.stored = stored;
        this.schema = schema;
        this.id = id;
        this.given = given;
    }

    /**
     * An item whose values stand in the order of the schema's columns, each of its {@link Type}'s Java class. Lists are
     * copied.
     *
     * @throws IllegalArgumentException if there are more or fewer values than columns, or one is of another class; the
     *     message names the column and both classes, never the value
     */
    public static Item of(Schema schema, String id, @Nullable Object... values) {
        return new Item(null, schema, Objects.requireNonNull(id, "id"), checked(schema, id, values));
    }

    /** An item of a catalog that was rendered. */
    public static Item of(Stored stored) {
        return new Item(stored, null, null, new @Nullable Object[0]);
    }

    private static @Nullable Object[] checked(Schema schema, String id, @Nullable Object[] values) {
        List<Column> columns = schema.columns();
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    "item %s has %d values for %d columns".formatted(id, values.length, columns.size()));
        }
        @Nullable Object[] checked = new @Nullable Object[values.length];
        for (int i = 0; i < checked.length; i++) {
            Object value = values[i];
            checked[i] = value == null ? null : presentOrNull(id, columns.get(i), value);
        }
        return checked;
    }

    private static @Nullable Object presentOrNull(String id, Column column, Object value) {
        if (column.type().isList()) {
            return value instanceof List<?> list
                    ? presentOrNull(id, column, list.toArray())
                    : refuse(id, column, value);
        }
        if (!column.type().elementClass().isInstance(value)) {
            return refuse(id, column, value);
        }
        return value instanceof String text && text.isBlank() ? null : value;
    }

    /** The entries are a copy, so that nobody changes them between the check and the use. */
    private static @Nullable Object presentOrNull(String id, Column column, @Nullable Object[] entries) {
        for (Object entry : entries) {
            if (!column.type().elementClass().isInstance(entry)) {
                throw wrong(
                        id,
                        column,
                        "an entry of "
                                + (entry == null ? "null" : entry.getClass().getName()));
            }
        }
        return entries.length == 0 ? null : List.of(entries);
    }

    private static Object refuse(String id, Column column, Object value) {
        throw wrong(id, column, value.getClass().getName());
    }

    private static IllegalArgumentException wrong(String id, Column column, String found) {
        String entry = column.type().elementClass().getName();
        return new IllegalArgumentException("item %s: column %s of type %s takes %s, found %s"
                .formatted(
                        id,
                        column.name(),
                        column.type(),
                        column.type().isList() ? "a list of " + entry : entry,
                        found));
    }

    public String id() {
        return stored == null ? Objects.requireNonNull(id) : id(stored);
    }

    private String id(Stored from) {
        String known = readId;
        if (known == null) {
            known = from.id();
            readId = known;
        }
        return known;
    }

    public Schema schema() {
        return stored == null ? Objects.requireNonNull(schema) : stored.schema();
    }

    /** A column's value; empty where it is missing or the catalog has no such column. */
    public Optional<Object> value(String column) {
        int index = schema().indexOf(column);
        return index < 0 ? Optional.empty() : Optional.ofNullable(at(index));
    }

    /** The value at a position of {@link Schema#columns()}; null is missing. For loops where an Optional is too much. */
    public @Nullable Object at(int column) {
        return stored == null ? given[column] : values(stored)[column];
    }

    /**
     * The value at a position of a schema that this item must have; null is missing. Whoever knows a position from
     * elsewhere than {@link #schema()} reads this way: in another schema the same position is another column.
     *
     * @throws IllegalArgumentException if the item has another schema
     */
    public @Nullable Object at(Schema expected, int column) {
        requireSchema(expected);
        return at(column);
    }

    /**
     * Refuses an item of another schema.
     *
     * @throws IllegalArgumentException if the item has another schema
     */
    public void requireSchema(Schema expected) {
        Schema found = schema();
        if (!found.equals(expected)) {
            throw new IllegalArgumentException(
                    "item %s has the columns %s, expected %s".formatted(id(), found, expected));
        }
    }

    private @Nullable Object[] values(Stored from) {
        @Nullable Object[] known = read;
        if (known == null) {
            known = checked(from.schema(), id(), from.values());
            read = known;
        }
        return known;
    }

    /** What its catalog keeps of it; null where that was not rendered. */
    @Nullable
    public Stored stored() {
        return stored;
    }

    @Override
    public String toString() {
        return "item " + id();
    }
}

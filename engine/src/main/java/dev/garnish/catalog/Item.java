package dev.garnish.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item of a catalog: its id and a value for each column of the schema. Immutable and safe for many threads. A value
 * that is null, blank text or an empty list is missing.
 *
 * <pre>{@code
 * Schema schema = Schema.of(new Column("title", Type.TEXT), new Column("price", Type.NUMBER));
 * Item item = Item.of(schema, "1815", "Fleabag", new BigDecimal("9.99"));
 * Object title = item.value("title").orElse("no title");
 * }</pre>
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

    /**
     * An item as a catalog that was rendered keeps it: read when asked for, always the same. For packs; applications use
     * {@link #of(Schema, String, Object...)}. Safe for use by many threads.
     */
    public interface Stored {
        /** {@return the id, without white space around it} */
        String id();

        /** {@return the columns of the catalog that holds it} */
        Schema schema();

        /**
         * {@return the values in the order of the schema's columns, each of its {@link Type}'s Java class; null is
         * missing}
         */
        @Nullable
        Object[] values();

        /** {@return bytes that hold the item's row, as it was rendered; shared with other items and not to be changed} */
        byte[] bytes();

        /** {@return where in {@link #bytes()} the row begins} */
        int rowFrom();

        /** {@return where in {@link #bytes()} the row ends, exclusive} */
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
     * @param schema the columns
     * @param id as a catalog looks it up, without white space around it (see {@link ItemId})
     * @param values one for each column; null is missing, in a list it is not allowed
     * @return the item
     * @throws IllegalArgumentException if there are more or fewer values than columns, or one is of another class; the
     *     message names the column and both classes, never the value
     */
    public static Item of(Schema schema, String id, @Nullable Object... values) {
        return new Item(null, schema, Objects.requireNonNull(id, "id"), checked(schema, id, values));
    }

    /**
     * An item of a catalog that was rendered.
     *
     * @param stored read when first asked for; what it throws then, the item's methods throw
     * @return the item
     */
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

    /** {@return the id by which its catalog finds it} */
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

    /** {@return the columns that it has a value for} */
    public Schema schema() {
        return stored == null ? Objects.requireNonNull(schema) : stored.schema();
    }

    /**
     * A column's value, of the Java class of its {@link Type}.
     *
     * @param column its name
     * @return empty where the value is missing or the catalog has no such column
     */
    public Optional<Object> value(String column) {
        int index = schema().indexOf(column);
        return index < 0 ? Optional.empty() : Optional.ofNullable(at(index));
    }

    /**
     * The value at a position of {@link Schema#columns()}, for loops where an {@code Optional} is too much.
     *
     * @param column the position, from 0
     * @return of the Java class of the column's {@link Type}; null is missing
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public @Nullable Object at(int column) {
        return stored == null ? given[column] : values(stored)[column];
    }

    /**
     * The value at a position of a schema that this item must have. Whoever knows a position from elsewhere than
     * {@link #schema()} reads this way: in another schema the same position is another column.
     *
     * @param expected the schema that the position is of
     * @param column the position in it, from 0
     * @return of the Java class of the column's {@link Type}; null is missing
     * @throws IllegalArgumentException if the item has another schema
     */
    public @Nullable Object at(Schema expected, int column) {
        requireSchema(expected);
        return at(column);
    }

    /**
     * Refuses an item of another schema.
     *
     * @param expected the schema that it must have: the same columns in the same order
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

    /** {@return what its catalog keeps of it; null where that was not rendered} */
    @Nullable
    public Stored stored() {
        return stored;
    }

    @Override
    public String toString() {
        return "item " + id();
    }
}

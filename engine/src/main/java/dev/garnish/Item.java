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
    private static final @Nullable Object[] UNREAD = {};

    /** Null where another one knows all. */
    private final @Nullable Stored stored;

    private final @Nullable Schema schema;

    /** Threads that race to read this or the next read the same. */
    private @Nullable String id;

    private volatile @Nullable Object[] values;

    /** An item as a catalog that was rendered keeps it: read when asked for, always the same. */
    public interface Stored {
        String id();

        Schema schema();

        /** In the order of the schema's columns, each of its {@link Type}'s Java class. */
        @Nullable
        Object[] values();

        /** Bytes that hold what {@link Renderer#row} gave for it. Not to be changed. */
        byte[] bytes();

        /** Where in them that starts. */
        int rowFrom();

        int rowTo();
    }

    private Item(@Nullable Stored stored, @Nullable Schema schema, @Nullable String id, @Nullable Object[] values) {
        this.stored = stored;
        this.schema = schema;
        this.id = id;
        this.values = values;
    }

    /** An item whose values stand in the order of the schema's columns, each of its {@link Type}'s Java class. */
    public static Item of(Schema schema, String id, @Nullable Object... values) {
        return new Item(null, schema, Objects.requireNonNull(id, "id"), kept(schema, id, values));
    }

    /** An item of a catalog that was rendered. */
    public static Item of(Stored stored) {
        return new Item(stored, null, null, UNREAD);
    }

    private static @Nullable Object[] kept(Schema schema, String id, @Nullable Object[] values) {
        if (values.length != schema.columns().size()) {
            throw new IllegalArgumentException("item %s has %d values for %d columns"
                    .formatted(id, values.length, schema.columns().size()));
        }
        @Nullable Object[] kept = values.clone();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = presentOrNull(kept[i]);
        }
        return kept;
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
        String read = id;
        if (read == null) {
            read = Objects.requireNonNull(stored).id();
            id = read;
        }
        return read;
    }

    public Schema schema() {
        return schema == null ? Objects.requireNonNull(stored).schema() : schema;
    }

    /** A column's value; empty where it is missing or the catalog has no such column. */
    public Optional<Object> value(String column) {
        int index = schema().indexOf(column);
        return index < 0 ? Optional.empty() : Optional.ofNullable(at(index));
    }

    /** The value at a position of {@link Schema#columns()}; null is missing. For loops where an Optional is too much. */
    public @Nullable Object at(int column) {
        @Nullable Object[] read = values;
        if (read == UNREAD && stored != null) {
            read = kept(stored.schema(), id(), stored.values());
            values = read;
        }
        return read[column];
    }

    /** What its catalog keeps of it; null where that was not rendered. */
    @Nullable
    Stored stored() {
        return stored;
    }

    @Override
    public String toString() {
        return "item " + id();
    }
}

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
    private static final byte[] NOTHING = {};

    private final String id;
    private final Schema schema;
    private final byte[] rendered;
    private final @Nullable Values source;

    /** Threads that race to read them read the same. */
    private volatile @Nullable Object[] values;

    /** An item's values, read when one is first asked for; always the same. */
    public interface Values {
        /** In the order of the schema's columns, each of its {@link Type}'s Java class. */
        @Nullable
        Object[] read();
    }

    private Item(Schema schema, String id, byte[] rendered, @Nullable Values source, @Nullable Object[] values) {
        this.id = Objects.requireNonNull(id, "id");
        this.schema = schema;
        this.rendered = rendered;
        this.source = source;
        this.values = values;
    }

    /** An item whose values stand in the order of the schema's columns, each of its {@link Type}'s Java class. */
    public static Item of(Schema schema, String id, @Nullable Object... values) {
        return new Item(schema, id, NOTHING, null, kept(schema, id, values));
    }

    /**
     * An item of a catalog that was rendered.
     *
     * @param rendered what {@link Renderer#row} gave for it; not copied
     */
    public static Item rendered(Schema schema, String id, byte[] rendered, Values values) {
        return new Item(schema, id, rendered, values, UNREAD);
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
        return id;
    }

    public Schema schema() {
        return schema;
    }

    /** A column's value; empty where it is missing or the catalog has no such column. */
    public Optional<Object> value(String column) {
        int index = schema.indexOf(column);
        return index < 0 ? Optional.empty() : Optional.ofNullable(at(index));
    }

    /** The value at a position of {@link Schema#columns()}; null is missing. For loops where an Optional is too much. */
    public @Nullable Object at(int column) {
        @Nullable Object[] read = values;
        if (read == UNREAD && source != null) {
            read = kept(schema, id, source.read());
            values = read;
        }
        return read[column];
    }

    /** What rules that its catalog was rendered with give for it; of no length where it was not. */
    byte[] rendered() {
        return rendered;
    }

    @Override
    public String toString() {
        return "item " + id;
    }
}

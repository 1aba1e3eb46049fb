package dev.garnish.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a catalog, in their order. Immutable. Two schemas are equal if they have the same columns in the same
 * order; rules are checked against one and read columns by position.
 *
 * <pre>{@code
 * Schema schema = Schema.of(
 *         new Column("title", Type.TEXT),
 *         new Column("release_year", Type.NUMBER),
 *         new Column("genres", Type.TEXT_LIST));
 * }</pre>
 */
public final class Schema {
    private final List<Column> columns;
    private final Map<String, Integer> positions;

    private Schema(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.positions = new HashMap<>();
        for (int i = 0; i < this.columns.size(); i++) {
            if (positions.put(this.columns.get(i).name(), i) != null) {
                throw new IllegalArgumentException(
                        "two columns are named " + this.columns.get(i).name());
            }
        }
    }

    /**
     * A schema of these columns.
     *
     * @param columns copied, in this order; may be empty
     * @return the schema
     * @throws IllegalArgumentException if two have the same name
     */
    public static Schema of(List<Column> columns) {
        return new Schema(columns);
    }

    /**
     * A schema of these columns.
     *
     * @param columns in this order; may be none
     * @return the schema
     * @throws IllegalArgumentException if two have the same name
     */
    public static Schema of(Column... columns) {
        return new Schema(List.of(columns));
    }

    /** {@return the columns in their order; unmodifiable} */
    public List<Column> columns() {
        return columns;
    }

    /**
     * The position of a column.
     *
     * @param name as the column has it, in lower case
     * @return from 0; -1 where there is no column of that name
     */
    public int indexOf(String name) {
        return positions.getOrDefault(name, -1);
    }

    @Override
    public boolean equals(Object other) {
        return other == this || (other instanceof Schema schema && schema.columns.equals(columns));
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return columns.toString();
    }
}

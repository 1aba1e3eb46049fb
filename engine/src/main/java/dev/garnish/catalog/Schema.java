package dev.garnish.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a catalog, in their order. */
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

    public static Schema of(List<Column> columns) {
        return new Schema(columns);
    }

    public static Schema of(Column... columns) {
        return new Schema(List.of(columns));
    }

    public List<Column> columns() {
        return columns;
    }

    /** The position of a column, or -1 where the catalog has none of that name. */
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

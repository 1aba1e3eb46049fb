package dev.garnish.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One column of a catalog, as rules name it: {@code item.<name>}. Names are lower case. */
public record Column(String name, Type type) {
    public Column {
        Objects.requireNonNull(type, "type");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }

    /** By hand: a record's generated method keeps its class loader alive, and so a web application that has ended. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column column && column.name.equals(name) && column.type == type;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type);
    }
}

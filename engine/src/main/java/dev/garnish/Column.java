package dev.garnish;

import java.util.Objects;

/** One column of a catalog, as rules name it: {@code item.<name>}. Names are lower case. */
public record Column(String name, Type type) {
    public Column {
        Objects.requireNonNull(type, "type");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }
}

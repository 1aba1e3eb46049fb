package dev.garnish.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column of a catalog.
 *
 * @param name in lower case: {@code release_year} is {@code item.release_year} in rules, and a name that is no plain word is
 *     written {@code item["release year"]}
 * @param type which values it holds
 */
public record Column(String name, Type type) {
    /**
     * A column.
     *
     * @param name not blank
     * @param type not null
     * @throws IllegalArgumentException if the name is blank
     */
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

package dev.garnish.catalog.db.model;

import dev.garnish.catalog.db.internal.text.Excerpt;
import dev.garnish.internal.text.Printable;
import java.nio.file.Path;

/**
 * A row that cannot be imported.
 *
 * @param line where it starts, counted from 1
 * @param column as the file spells it; empty where the row as a whole is bad
 */
public record BadRow(Path file, long line, String column, String reason) {
    /** {@code items.csv:7: price: `abc` is no number ...}. */
    @Override
    public String toString() {
        return "%s:%d: %s%s"
                .formatted(
                        Printable.name(file.toString()),
                        line,
                        column.isEmpty() ? "" : Excerpt.of(column) + ": ",
                        reason);
    }
}

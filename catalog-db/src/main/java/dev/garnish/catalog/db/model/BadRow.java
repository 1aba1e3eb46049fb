package dev.garnish.catalog.db.model;

import dev.garnish.catalog.db.internal.text.Excerpt;
import dev.garnish.internal.text.Printable;
import java.nio.file.Path;

/**
 * A row that cannot be imported.
 *
 * @param file the file that has it
 * @param line where it starts, counted from 1
 * @param column as the file spells it; empty where the row as a whole is bad
 * @param reason what is wrong and what would be right; it quotes an excerpt of the cell
 */
public record BadRow(Path file, long line, String column, String reason) {
    /** {@return one line, safe to print: {@code items.csv:7: price: `abc` is no number ...}} */
    @Override
    public String toString() {
        return "%s:%d: %s%s"
                .formatted(
                        Printable.name(file.toString()),
                        line,
                        column.isEmpty() ? "" : Excerpt.name(column) + ": ",
                        reason);
    }
}

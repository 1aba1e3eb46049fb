package dev.garnish.catalog.db.internal.input;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a file: where it starts, and its cells in the order of {@link Rows#names()}; or why it is none. */
public final class Row {
    private final long line;
    private final @Nullable Object[] cells;
    private final @Nullable String trouble;

    private Row(long line, @Nullable Object[] cells, @Nullable String trouble) {
        this.line = line;
        this.cells = cells;
        this.trouble = trouble;
    }

    static Row of(long line, @Nullable Object[] cells) {
        return new Row(line, cells, null);
    }

    static Row bad(long line, @Nullable Object[] cells, String trouble) {
        return new Row(line, cells, trouble);
    }

    /** The line it starts in, counted from 1. */
    public long line() {
        return line;
    }

    /** Text, a list of texts or null, which is missing. A row may have fewer cells than there are names. */
    public @Nullable Object cell(int index) {
        return index < cells.length ? cells[index] : null;
    }

    /** Why the row as a whole is bad; null where it is not. */
    public @Nullable String trouble() {
        return trouble;
    }

    List<@Nullable Object> cells() {
        return Arrays.asList(cells);
    }

    @Override
    public String toString() {
        return Arrays.toString(cells);
    }
}

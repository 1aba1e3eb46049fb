package dev.garnish.catalog.db.internal.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one file, read as a stream; close it. Which kind of file it is shows in its first bytes, not its name. */
public abstract sealed class Rows implements AutoCloseable permits CsvRows, JsonRows, JsonLines {
    final Input input;

    public Rows(Input input) {
        this.input = input;
    }

    /** Opens a CSV, JSON or JSON Lines file; an {@link InputException} says why it is none. */
    public static Rows open(Path file) {
        Input input = Input.open(file);
        try {
            return switch (input.kind()) {
                case CSV -> CsvRows.of(input);
                case JSON -> JsonRows.of(input);
                case JSON_LINES -> new JsonLines(input);
            };
        } catch (IOException e) {
            throw input.failed(0, e);
        }
    }

    /** The columns met so far, as the file spells them; JSON may bring more with every row, at the end. */
    public abstract List<String> names();

    /** The next row; null behind the last. */
    public abstract @Nullable Row next();

    /** Whether all names are known before the first row. */
    public boolean hasHeader() {
        return false;
    }

    /** Whether a text that a spreadsheet would run has a quote before it. */
    public boolean guardsFormulas() {
        return false;
    }

    /** How many bytes of the file were read, and how many it has. */
    public long read() {
        return input.read();
    }

    public long size() {
        return input.size();
    }

    @Override
    public void close() {
        input.close();
    }
}

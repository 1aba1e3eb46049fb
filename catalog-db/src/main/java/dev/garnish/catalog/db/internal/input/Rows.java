package dev.garnish.catalog.db.internal.input;

import dev.garnish.catalog.db.model.ImportQuestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one file, read as a stream; close it. Which kind of file it is shows in its first bytes, not its name. */
public abstract sealed class Rows implements AutoCloseable permits CsvRows, JsonRows, JsonLines, XmlRows {
    final Input input;

    public Rows(Input input) {
        this.input = input;
    }

    /** Opens a CSV, JSON, JSON Lines or XML file; an {@link InputException} says why it is none. */
    public static Rows open(Path file, InputOptions options) {
        Input input = Input.open(file, options);
        try {
            return switch (input.kind()) {
                case CSV -> CsvRows.of(input);
                case JSON -> JsonRows.of(input, Envelope.of(options, input.head()));
                case JSON_LINES -> lines(input, Envelope.of(options, input.head()));
                case XML -> XmlRows.of(input);
            };
        } catch (IOException e) {
            throw input.failed(0, e);
        }
    }

    private static Rows lines(Input input, Envelope envelope) throws IOException {
        return envelope.isOutermost() ? new JsonLines(input) : JsonRows.of(input, envelope);
    }

    /** What is to be said of how the file is read. */
    public Optional<String> remark() {
        return input.remark();
    }

    /** What was only found of how the file is read. */
    public Optional<ImportQuestion> question() {
        return input.question();
    }

    /** The columns met so far, as the file spells them; JSON may bring more with every row, at the end. */
    public abstract List<String> names();

    /** Of the columns met so far those that only lead to others and never had a value. */
    public Set<String> hollow() {
        return Set.of();
    }

    /** The next row; null behind the last. */
    public abstract @Nullable Row next();

    /** Whether all names are known before the first row. */
    public boolean hasHeader() {
        return false;
    }

    /** Whether a comma in a cell is rare, since commas are between cells or, in JSON, between values. */
    public boolean commasPartCells() {
        return true;
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

package dev.garnish.catalog.db.internal.input;

import dev.garnish.catalog.db.model.ImportQuestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file, which is opened and read once however often they are gone through: what was read is spooled until
 * the last time. So a pipe is as good as a file, and nobody can exchange the file between two readings.
 */
public final class RecordedRows implements AutoCloseable {
    /** How the rows of a file look to whoever imports them. */
    public interface Shape {
        List<String> names();

        Row row(Row read);
    }

    private final Path file;
    private final Rows rows;
    private final RowSpool spool;
    private final long start;
    private boolean isRecording = true;
    private boolean isOver;
    private long recorded;
    private long next;
    private RowSpool.@Nullable Reader replay;
    private @Nullable Shape shape;

    private RecordedRows(Path file, Rows rows, RowSpool spool) {
        this.file = file;
        this.rows = rows;
        this.spool = spool;
        this.start = spool.end();
    }

    /**
     * Opens a CSV, JSON, JSON Lines or XML file; an {@link InputException} says why it is none.
     *
     * @param spool for the rows of several files, each of which is read to its end before another is begun, or not at all
     *     before the last time
     */
    public static RecordedRows open(Path file, InputOptions options, RowSpool spool) {
        return new RecordedRows(file, Rows.open(file, options), spool);
    }

    /** From now on rows come in another shape; all of the file's columns were met. */
    public void shape(Shape shape) {
        this.shape = shape;
    }

    /** What is to be said of how the file is read. */
    public Optional<String> remark() {
        return rows.remark();
    }

    /** Whether its first line names its columns. */
    public boolean isHeaded() {
        return rows.hasHeader();
    }

    /** What was only found of how the file is read. */
    public Optional<ImportQuestion> question() {
        return rows.question();
    }

    /** The columns met so far, as the file spells them. */
    public List<String> names() {
        return shape == null ? rows.names() : shape.names();
    }

    /** Of the columns met so far those that only lead to others and never had a value. */
    public Set<String> hollow() {
        return rows.hollow();
    }

    /** The next row; null behind the last. */
    public @Nullable Row next() {
        Row row = recorded();
        return row == null || shape == null ? row : shape.row(row);
    }

    private @Nullable Row recorded() {
        try {
            if (next < recorded) {
                next++;
                RowSpool.Reader reader = replay == null ? spool.from(start) : replay;
                replay = reader;
                return reader.next();
            }
            return isOver ? null : advance();
        } catch (IOException e) {
            throw InputException.environment(
                    "%s: its rows cannot be kept in %s while they are checked: %s"
                            .formatted(file, System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        }
    }

    private @Nullable Row advance() throws IOException {
        Row row = rows.next();
        if (row == null) {
            isOver = true;
            rows.close();
        } else if (isRecording) {
            spool.add(row);
            recorded++;
            next++;
        }
        return row;
    }

    /** Begins with the first row again. */
    public void rewind() {
        next = 0;
        replay = null;
    }

    /** As {@link #rewind}, for the last time: what was not read before is not recorded any more. */
    public void rewindOnceMore() {
        rewind();
        isRecording = false;
    }

    /** Whether the names are known before the last row is. */
    public boolean hasHeader() {
        return isOver || rows.hasHeader();
    }

    /** Reads on until no row can bring another name. */
    public void meetAllNames() {
        if (!hasHeader()) {
            readAll();
        }
    }

    /** Reads to the end, so that the file is closed. */
    public void readAll() {
        Row row = recorded();
        while (row != null) {
            row = recorded();
        }
    }

    /** Whether a comma in a cell is rare, since commas are between cells or, in JSON, between values. */
    public boolean commasPartCells() {
        return rows.commasPartCells();
    }

    /** Whether a text that a spreadsheet would run has a quote before it. */
    public boolean guardsFormulas() {
        return rows.guardsFormulas();
    }

    /** About how many bytes of the file the rows so far take, and how many it has. */
    public long read() {
        return isOver && recorded > 0 ? (long) ((double) next / recorded * size()) : rows.read();
    }

    public long size() {
        return rows.size();
    }

    @Override
    public void close() {
        rows.close();
    }
}

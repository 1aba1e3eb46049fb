package dev.garnish.catalog;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the bad rows of an import: the first of them in memory, all of them in the file for rejects. */
final class BadRows implements AutoCloseable {
    private static final int SHOWN = 20;

    private final List<BadRow> first = new ArrayList<>();
    private final long most;
    private final @Nullable CsvWriter rejects;
    private long count;
    private String lastRow = "";

    private BadRows(long most, @Nullable CsvWriter rejects) {
        this.most = most;
        this.rejects = rejects;
    }

    /** At most so many bad rows are left out; one more and nothing is imported. */
    static BadRows of(long most, Optional<Path> rejects) {
        if (rejects.isEmpty()) {
            return new BadRows(most, null);
        }
        try {
            CsvWriter writer = CsvWriter.builder().build(Files.newBufferedWriter(rejects.get()));
            writer.writeRecord("file", "line", "column", "reason");
            return new BadRows(most, writer);
        } catch (IOException e) {
            throw CatalogException.environment(
                    "rejects %s: can not be written: %s".formatted(rejects.get(), Failures.reason(e)), e);
        }
    }

    /** One of perhaps several troubles of a row; the row counts once. */
    void add(BadRow row) {
        String place = row.file() + ":" + row.line();
        if (!place.equals(lastRow)) {
            count++;
            lastRow = place;
        }
        if (count <= SHOWN) {
            first.add(row);
        }
        if (rejects != null) {
            rejects.writeRecord(row.file().toString(), Long.toString(row.line()), row.column(), row.reason());
        }
    }

    long count() {
        return count;
    }

    /** Throws if there are more than may be left out. */
    void judge() {
        if (count > most) {
            throw new InvalidItemsException(first, count);
        }
    }

    @Override
    public void close() {
        try {
            if (rejects != null) {
                rejects.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

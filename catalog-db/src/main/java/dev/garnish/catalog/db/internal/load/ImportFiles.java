package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.input.InputOptions;
import dev.garnish.catalog.db.internal.input.RecordedRows;
import dev.garnish.catalog.db.internal.input.RowSpool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of an import, each opened and read once, when it is first needed. */
final class ImportFiles implements AutoCloseable {
    /** How many files stay open with nothing but their header read; the others are spooled. */
    private static final int MOST_OPEN = 16;

    private final List<Path> paths;
    private final RowSpool spool = new RowSpool();
    private final List<RecordedRows> rows = new ArrayList<>();

    private final InputOptions options;

    ImportFiles(List<Path> paths, InputOptions options) {
        this.paths = paths;
        this.options = options;
    }

    int count() {
        return paths.size();
    }

    Path path(int index) {
        return paths.get(index);
    }

    /** A file's rows from the first one on. Files are first asked for in order. */
    RecordedRows rows(int index) {
        if (index == rows.size()) {
            rows.add(RecordedRows.open(paths.get(index), options, spool));
        }
        RecordedRows one = rows.get(index);
        one.rewind();
        return one;
    }

    /** The names of all of a file's columns. */
    List<String> names(int index) {
        RecordedRows one = rows(index);
        if (index < MOST_OPEN) {
            one.meetAllNames();
        } else {
            one.readAll();
        }
        return one.names();
    }

    @Override
    public void close() {
        rows.forEach(RecordedRows::close);
        spool.close();
    }
}

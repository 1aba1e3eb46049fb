package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.model.BadRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where rows come from, as one number each: the file's place in the list over the line's number. */
final class RowOrigins {
    private static final int LINE_BITS = 40;

    private final List<Path> files = new ArrayList<>();

    void file(Path file) {
        files.add(file);
    }

    long row(long line) {
        return (long) (files.size() - 1) << LINE_BITS | line;
    }

    Path file(long row) {
        return files.get((int) (row >>> LINE_BITS));
    }

    static long line(long row) {
        return row & ((1L << LINE_BITS) - 1);
    }

    BadRow bad(long row, String column, String reason) {
        return new BadRow(file(row), line(row), column, reason);
    }

    /** A row as another row's trouble names it. */
    String named(long row, long other) {
        String line = "line " + line(row);
        return file(row).equals(file(other)) ? line : line + " of " + file(row);
    }
}

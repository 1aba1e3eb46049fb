package dev.garnish.catalog.db.internal.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be imported, and how.
 *
 * @param extend whether columns that the catalog lacks are added
 * @param migrations the folder of the user's migrations, which need not be there
 * @param reviewed whether migrations that an import makes are written to that folder, too
 * @param replace whether items that are not in the files go
 * @param maxRemoved of a hundred items at most so many go so
 * @param maxBad up to so many bad rows are left out
 * @param rejects where bad rows are written to
 */
public record ImportOptions(
        List<Path> files,
        ColumnMapping mapping,
        boolean extend,
        Path migrations,
        boolean reviewed,
        boolean replace,
        int maxRemoved,
        long maxBad,
        Optional<Path> rejects,
        Progress progress) {
    /** Hears now and then how far an import has come. */
    public interface Progress {
        /** So many rows so far, from so many of all bytes. */
        void at(long rows, long read, long size);
    }

    public ImportOptions {
        files = List.copyOf(files);
    }
}

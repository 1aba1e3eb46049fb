package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.input.InputOptions;
import dev.garnish.catalog.db.internal.text.Shell;
import dev.garnish.catalog.db.model.Repeats;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be imported, and how.
 *
 * @param extend whether columns that the catalog lacks are added
 * @param widen columns that become wider where values do not fit
 * @param migrations the folder of the user's migrations, which need not be there
 * @param reviewed whether migrations that an import makes are written to that folder, too
 * @param replace whether items that are not in the files go
 * @param maxRemoved of a hundred items at most so many go so
 * @param maxBad up to so many bad rows are left out
 * @param rejects where bad rows are written to
 * @param reading how values are read where the files do not show it
 * @param repeats what becomes of rows that have one id
 * @param isTrial whether the files are only looked at
 * @param given the options as a command has them
 */
public record ImportOptions(
        List<Path> files,
        ColumnMapping mapping,
        boolean extend,
        Set<String> widen,
        Path migrations,
        boolean reviewed,
        boolean replace,
        int maxRemoved,
        long maxBad,
        Optional<Path> rejects,
        Progress progress,
        ReadingOptions reading,
        Repeats repeats,
        boolean isTrial,
        List<String> given) {
    /** Hears now and then how far an import has come. */
    public interface Progress {
        /** How many rows so far, from how many of all bytes. */
        void at(long rows, long read, long size);
    }

    public ImportOptions {
        files = List.copyOf(files);
        given = List.copyOf(given);
        widen = Set.copyOf(widen);
    }

    InputOptions input() {
        return new InputOptions(
                reading.encoding(),
                reading.rows(),
                reading.json(),
                mapping.leftOut(),
                mapping.idNames(),
                reading.header());
    }

    /** The whole command of this import with more options. */
    String command(String catalog, String more) {
        Stream<String> named = files.stream().map(file -> Shell.word(file.toString()));
        Stream<String> options = given.stream().map(Shell::word);
        return "garnish catalog import %s --catalog %s %s"
                .formatted(
                        named.collect(Collectors.joining(" ")),
                        Shell.word(catalog),
                        Stream.concat(options, Stream.of(more)).collect(Collectors.joining(" ")));
    }
}

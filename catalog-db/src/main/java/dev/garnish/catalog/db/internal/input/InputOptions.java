package dev.garnish.catalog.db.internal.input;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How files are read where they do not say it themselves.
 *
 * @param encoding of texts; empty: it shows
 * @param rows path to the objects that are rows in JSON, {@code .} for the outermost; empty: it shows
 * @param json paths whose objects and lists stay JSON text
 * @param leftOut paths, and all below them, that are not read
 * @param ids names of members that hold ids, in lower case: an object that has one is a row and no envelope
 * @param header the columns of CSV files that have no header line
 */
public record InputOptions(
        Optional<Charset> encoding,
        Optional<String> rows,
        Set<String> json,
        Set<String> leftOut,
        List<String> ids,
        List<String> header) {
    public InputOptions {
        json = Set.copyOf(json);
        leftOut = Set.copyOf(leftOut);
        ids = List.copyOf(ids);
        header = List.copyOf(header);
    }

    /** For files that have their header lines. */
    public InputOptions(
            Optional<Charset> encoding,
            Optional<String> rows,
            Set<String> json,
            Set<String> leftOut,
            List<String> ids) {
        this(encoding, rows, json, leftOut, ids, List.of());
    }

    boolean isLeftOut(String path) {
        return !leftOut.isEmpty() && Paths.isWithin(path, leftOut);
    }
}

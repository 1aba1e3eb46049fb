package dev.garnish.rules;

import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Reads the lookup tables beside the rules, whose text is CSV. Safe for use by many threads. Within one check a table is
 * asked for once.
 */
@FunctionalInterface
public interface TableReader {
    /** No tables at all. A class and no lambda, which costs a fresh JVM more. */
    @SuppressWarnings("UnnecessaryAnonymousClass")
    TableReader NONE = new TableReader() {
        @Override
        public Optional<String> read(Source rules, String file) {
            return Optional.empty();
        }
    };

    /**
     * The text of a table's file.
     *
     * @param rules the rules file that names it, which is in the same folder
     * @param file a plain file name, never with a folder
     * @return empty where there is no such file; that becomes a problem of the rules
     * @throws UncheckedIOException if it is there and cannot be read; that becomes a problem of the rules
     */
    Optional<String> read(Source rules, String file);
}

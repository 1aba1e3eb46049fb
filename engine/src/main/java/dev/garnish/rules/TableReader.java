package dev.garnish.rules;

import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Reads what rules name: the lookup tables beside them, whose text is CSV, and the rules files that they include. Safe for
 * use by many threads. Within one check a table is asked for once.
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
     * The text of a table's file, or of an included rules file, whose name ends in {@code .rules}.
     *
     * @param rules the rules file that names it
     * @param file of a table, a plain file name in the same folder; of included rules, a path from that folder to one in it
     *     or below it, with {@code /} between folders, never with {@code ..}
     * @return empty where there is no such file; that becomes a problem of the rules
     * @throws UncheckedIOException if it is there and cannot be read; that becomes a problem of the rules
     */
    Optional<String> read(Source rules, String file);
}

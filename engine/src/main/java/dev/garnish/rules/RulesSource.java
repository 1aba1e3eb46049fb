package dev.garnish.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Where rules are read from, each time anew: files, a configuration service, a database. It also reads the tables
 * that the rules it gave name, and the rules that they include. Two sources are {@code equals} if they read from the same place. Safe for use by many threads.
 *
 * <pre>{@code
 * RulesSource source = () -> List.of(new Source("shop.rules", configuration.text("shop.rules")));
 * }</pre>
 */
public interface RulesSource extends TableReader {
    /**
     * The rules files that are there now.
     *
     * @return in a fixed order, which is that of the attributes; never empty
     * @throws IOException if nothing is there, or not all of it can be read
     * @throws UncheckedIOException the same
     */
    List<Source> sources() throws IOException;

    /** No table and no other rules, unless it is overridden. */
    @Override
    default Optional<String> read(Source rules, String file) {
        return Optional.empty();
    }
}

package dev.garnish;

import dev.garnish.internal.lang.parse.Formatter;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.util.List;

/**
 * The one layout of rules files, for editors and other tools; {@code garnish fmt} writes it to files. Stateless and safe for
 * many threads.
 *
 * <pre>{@code
 * String text = RulesFormatter.format(new Source("shop.rules", typed));
 * }</pre>
 */
public final class RulesFormatter {
    private RulesFormatter() {}

    /**
     * The same rules in their one layout. Comments stay, and the file says what it said; no catalog is needed. A second
     * formatting changes nothing.
     *
     * @param source one rules file
     * @return its text without a byte order mark, with a line break at its end; the line breaks are all of the kind of
     *     its first one, {@code \\r\\n} or {@code \\n}
     * @throws InvalidRulesException if the file cannot be read to its end; it shows every mistake in how it is written,
     *     and none that needs the catalog's columns or other files to be seen
     */
    public static String format(Source source) {
        Problems problems = new Problems();
        return Formatter.format(source, problems)
                .orElseThrow(() -> new InvalidRulesException(
                        problems.inOrder(List.of(source)), List.of(source), TableReader.NONE));
    }
}

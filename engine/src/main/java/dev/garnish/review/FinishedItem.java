package dev.garnish.review;

import dev.garnish.event.Diagnostic;
import java.util.List;

/**
 * What the {@link FinishedColumns} give for one item. Immutable.
 *
 * @param id as the catalog has it
 * @param values one for each column, in their order
 * @param diagnostics what failed on the way
 */
public record FinishedItem(String id, List<String> values, List<Diagnostic> diagnostics) {
    /**
     * An item; the lists are copied.
     *
     * @param id as the catalog has it
     * @param values one for each column
     * @param diagnostics what failed on the way
     */
    public FinishedItem {
        values = List.copyOf(values);
        diagnostics = List.copyOf(diagnostics);
    }
}

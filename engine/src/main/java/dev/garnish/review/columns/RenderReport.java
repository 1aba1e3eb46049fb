package dev.garnish.review.columns;

import dev.garnish.event.Diagnostic;
import java.util.List;

/**
 * What a {@link CatalogRender} wrote. Immutable.
 *
 * @param items that were evaluated: all of the catalog, or those that differ between two versions of it
 * @param dropped of those, items that nobody is shown
 * @param written items
 * @param removed items that were there earlier and are not now
 * @param removedIds the first of them
 * @param refused items that the shape does not take; they are not in the file
 * @param refusedItems the first of them
 * @param failed evaluations of values that are written: another case gave them
 * @param diagnostics the first of them
 * @param formulas values and ids of a CSV that a spreadsheet would run
 */
public record RenderReport(
        long items,
        long dropped,
        long written,
        long removed,
        List<String> removedIds,
        long refused,
        List<Refused> refusedItems,
        long failed,
        List<Diagnostic> diagnostics,
        long formulas) {
    /**
     * A report; the lists are copied.
     *
     * @param items that were evaluated
     * @param dropped items that nobody is shown
     * @param written items
     * @param removed items
     * @param removedIds the first of them
     * @param refused items
     * @param refusedItems the first of them
     * @param failed evaluations
     * @param diagnostics the first of them
     * @param formulas values and ids of a CSV that a spreadsheet would run
     */
    public RenderReport {
        removedIds = List.copyOf(removedIds);
        refusedItems = List.copyOf(refusedItems);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * An item that is not in the file.
     *
     * @param item its id
     * @param reason why the shape does not take it
     */
    public record Refused(String item, String reason) {}
}

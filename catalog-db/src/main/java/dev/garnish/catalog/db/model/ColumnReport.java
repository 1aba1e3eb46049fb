package dev.garnish.catalog.db.model;

import java.util.List;

/**
 * What an import found out about a column.
 *
 * @param spelled its name in the first file that has it
 * @param column its name in the catalog
 * @param type as rules name it; {@code undecided} while no row has a value
 * @param reason why it has this type, with a value and its line where one decided
 * @param filled how many rows have a value
 * @param rows how many rows there are
 * @param samples some of the values
 */
public record ColumnReport(
        String spelled, String column, String type, String reason, long filled, long rows, List<String> samples) {
    /**
     * Copies the samples.
     *
     * @param spelled its name in the first file that has it
     * @param column its name in the catalog
     * @param type as rules name it; {@code undecided} while no row has a value
     * @param reason why it has this type
     * @param filled how many rows have a value
     * @param rows how many rows there are
     * @param samples some of the values
     */
    public ColumnReport {
        samples = List.copyOf(samples);
    }
}

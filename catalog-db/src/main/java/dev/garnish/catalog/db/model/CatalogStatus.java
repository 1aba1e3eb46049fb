package dev.garnish.catalog.db.model;

import dev.garnish.catalog.Schema;
import java.util.List;
import java.util.Optional;

/**
 * What a catalog is. Immutable.
 *
 * @param name its path or address
 * @param bytes its size
 * @param items how many it has
 * @param schema its columns
 * @param leftOut a line for each column of the table that rules cannot see
 * @param version the newest; empty where nothing was imported yet
 * @param readOnly whether another program made its table of items, so that nothing can be imported into it
 * @param altered whether another program is known to have written to it since that version; of a server only {@code CatalogStore.verify} knows
 * @param kept numbers of the earlier versions that can be gone back to, newest first
 */
public record CatalogStatus(
        String name,
        long bytes,
        long items,
        Schema schema,
        List<String> leftOut,
        Optional<CatalogVersion> version,
        boolean readOnly,
        boolean altered,
        List<Long> kept) {
    /**
     * Copies the lists.
     *
     * @param name its path or address
     * @param bytes its size
     * @param items how many it has
     * @param schema its columns
     * @param leftOut a line for each column of the table that rules cannot see
     * @param version the newest; empty where nothing was imported yet
     * @param readOnly whether another program made its table of items
     * @param altered whether another program is known to have written to it since that version
     * @param kept numbers of the earlier versions, newest first
     */
    public CatalogStatus {
        leftOut = List.copyOf(leftOut);
        kept = List.copyOf(kept);
    }
}

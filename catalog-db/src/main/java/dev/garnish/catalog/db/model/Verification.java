package dev.garnish.catalog.db.model;

import java.util.List;
import java.util.Optional;

/**
 * What a look at every item found.
 *
 * @param items how many were read
 * @param content their checksum, as {@link CatalogVersion#content()}
 * @param version that the items were compared with; empty where there is none to compare with
 * @param findings a line for each thing that is not as it was written; empty where all is
 */
public record Verification(long items, String content, Optional<Long> version, List<String> findings) {
    /**
     * Copies the findings.
     *
     * @param items how many were read
     * @param content their checksum
     * @param version that the items were compared with; empty where there is none
     * @param findings a line for each thing that is not as it was written
     */
    public Verification {
        findings = List.copyOf(findings);
    }
}

package dev.garnish.catalog.db.model;

import java.util.List;

/**
 * What a look at every item found.
 *
 * @param items how many were read
 * @param content their checksum, as {@link CatalogVersion#content()}
 * @param findings a line for each thing that is not as it was written; empty where all is
 */
public record Verification(long items, String content, List<String> findings) {
    public Verification {
        findings = List.copyOf(findings);
    }
}

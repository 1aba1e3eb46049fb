package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.text.Failures;

/** What has become of a new version of a catalog that is watched. */
public sealed interface CatalogNews {
    /** In one line. */
    String message();

    /**
     * It is in use now.
     *
     * @param before the version's number that was in use, 0 where nobody counted
     */
    record Replaced(long before, long now) implements CatalogNews {
        @Override
        public String message() {
            return "version " + now + " of the catalog took the place of version " + before;
        }
    }

    /**
     * It cannot be used, and the last good one stays. Told once, however often it is found.
     *
     * @param kept the number of the version that stays, 0 where nobody counted
     */
    record Refused(long kept, Throwable reason) implements CatalogNews {
        @Override
        public String message() {
            return "version " + kept + " of the catalog stays: " + Failures.reason(reason);
        }
    }
}

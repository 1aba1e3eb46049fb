package dev.garnish.catalog;

import java.time.Duration;

/**
 * One catalog, as a new version whenever a time is over, so that what was remembered of its items is looked up again.
 *
 * @param timeToLive zero: one version for ever
 */
record SameCatalog(Catalog catalog, Duration timeToLive) implements CatalogSource {
    @Override
    public Object stamp() {
        return timeToLive.isZero() ? 0L : Math.floorDiv(System.nanoTime(), timeToLive.toNanos());
    }

    @Override
    public Catalog open() {
        return catalog;
    }
}

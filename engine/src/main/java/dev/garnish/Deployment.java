package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Rules over one version of the items, used as one reference, and how many use the version now; the last one lets go of
 * it. Safe for use by many threads.
 */
final class Deployment {
    private final Enricher enricher;
    private final Catalog catalog;
    private final Catalog version;
    private final CatalogSource source;
    private final Instant since;

    /** When this was made, as a {@link System#nanoTime}: from then on items are remembered. */
    private final long made = System.nanoTime();

    /** Shared by all that use the version. */
    private final AtomicInteger users;

    private Deployment(
            Enricher enricher,
            Catalog catalog,
            Catalog version,
            CatalogSource source,
            Instant since,
            AtomicInteger users) {
        this.enricher = enricher;
        this.catalog = catalog;
        this.version = version;
        this.source = source;
        this.since = since;
        this.users = users;
    }

    /**
     * With one user, who made it.
     *
     * @param catalog what looks the version's items up
     * @param version as the source gave it
     */
    static Deployment of(Enricher enricher, Catalog catalog, Catalog version, CatalogSource source) {
        return new Deployment(enricher, catalog, version, source, Instant.now(), new AtomicInteger(1));
    }

    /** Other rules over the same version, with the same users. */
    Deployment with(Enricher other) {
        return new Deployment(other, catalog, version, source, Instant.now(), users);
    }

    /** Whether what is remembered of the version's items is older than the source allows. */
    boolean isExpired() {
        Duration limit = source.timeToLive();
        return !limit.isZero() && System.nanoTime() - made > limit.toNanos();
    }

    /** The same rules over the same version, with nothing remembered of its items. */
    Deployment renewed() {
        return new Deployment(enricher.with(catalog), catalog, version, source, since, users);
    }

    Enricher enricher() {
        return enricher;
    }

    Catalog catalog() {
        return catalog;
    }

    /** What a log calls the version. */
    String catalogName() {
        return source.name(version);
    }

    Instant since() {
        return since;
    }

    /** Whether there is one more user now; not so when the last one has left. */
    boolean enter() {
        for (int now = users.get(); now > 0; now = users.get()) {
            if (users.compareAndSet(now, now + 1)) {
                return true;
            }
        }
        return false;
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            Guarded.run(() -> source.release(version));
        }
    }
}

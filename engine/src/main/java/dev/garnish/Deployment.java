package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.Recipient;
import dev.garnish.internal.lookup.TimedCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One rule set over one version of the items, as {@link Garnish#use} gives it to calls that belong together. Safe for use
 * by many threads, until the work that it was given to is done.
 */
public final class Deployment {
    private final Enricher enricher;
    private final TimedCatalog catalog;
    private final Catalog version;
    private final CatalogSource source;
    private final Instant since;
    private final String rules;

    /** Asked for when it is needed: a catalog may read all of its items to name them. */
    private volatile @Nullable String name;

    /** When this was made, as a {@link System#nanoTime}: from then on items are remembered. */
    private final long made = System.nanoTime();

    /** How many use the version, here and in other deployments; the last one lets go of it. */
    private final AtomicInteger users;

    private Deployment(
            Enricher enricher,
            TimedCatalog catalog,
            Catalog version,
            CatalogSource source,
            Instant since,
            AtomicInteger users) {
        this.enricher = enricher;
        this.catalog = catalog;
        this.version = version;
        this.source = source;
        this.since = since;
        this.rules = enricher.rulesChecksum();
        this.users = users;
    }

    /**
     * With one user, who made it.
     *
     * @param catalog what looks the version's items up
     * @param version as the source gave it
     */
    static Deployment of(Enricher enricher, TimedCatalog catalog, Catalog version, CatalogSource source) {
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

    /**
     * What one recipient is shown for these items, as {@link Garnish#recommend} gives it.
     *
     * @param recipient whom the message is for
     * @param itemIds what is recommended, in the order in which it is to be shown
     * @return the result, which stays usable after the work
     */
    public Recommendations recommend(Recipient recipient, List<String> itemIds) {
        return enricher.recommend(recipient, itemIds);
    }

    /**
     * The reply to a host's event, as {@link Garnish#enrich(EventFormat, byte[])} gives it.
     *
     * @param format the shape of the event
     * @param event JSON in UTF-8; read during the call only, never changed
     * @return the reply in a new array, and the report on it
     * @throws InvalidEventException if it is not JSON or not of the format's shape
     */
    public Enrichment enrich(EventFormat format, byte[] event) {
        return enricher.enrich(format, event);
    }

    /**
     * Writes the reply to a host's event into a buffer that the caller reuses. The buffer's former content is overwritten.
     *
     * @param format the shape of the event
     * @param event JSON in UTF-8; read during the call only, never changed
     * @param reply takes the reply; after an exception its content is undefined
     * @return the numbers and diagnostics of this reply
     * @throws InvalidEventException if it is not JSON or not of the format's shape
     */
    public Report enrich(EventFormat format, byte[] event, ReplyBuffer reply) {
        return enricher.enrich(format, event, reply);
    }

    /**
     * As {@link #enrich(EventFormat, byte[], ReplyBuffer)}, with a deadline for this call.
     *
     * @param format the shape of the event
     * @param event JSON in UTF-8; read during the call only, never changed
     * @param reply takes the reply; after an exception its content is undefined
     * @param within how long look-ups of the event's items may take together, in place of the usual deadline; items that
     *     were not found until then count as unknown
     * @return the numbers and diagnostics of this reply
     * @throws InvalidEventException if it is not JSON or not of the format's shape
     */
    public Report enrich(EventFormat format, byte[] event, ReplyBuffer reply, Duration within) {
        catalog.answerUntil(System.nanoTime() + within.toNanos());
        try {
            return enricher.enrich(format, event, reply);
        } finally {
            catalog.answerAsUsual();
        }
    }

    /** {@return the {@linkplain RuleSet#checksum() checksum} of the rules} */
    public String rules() {
        return rules;
    }

    /** {@return the version of the items; its look-ups keep to the deadline of the {@link Garnish}} */
    public Catalog catalog() {
        return catalog;
    }

    /** {@return what a log calls the version of the items, as {@link CatalogSource#name} gives it} */
    public String catalogName() {
        String known = name;
        if (known == null) {
            known = source.name(version);
            name = known;
        }
        return known;
    }

    /** {@return when these rules came into use over these items} */
    public Instant since() {
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

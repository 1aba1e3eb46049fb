package dev.garnish.lambda;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.db.DbCatalog;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.internal.rows.RenderedCatalog;
import dev.garnish.internal.rows.Rendering;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A catalog whose look-ups end in time: what does not answer before the calling thread's deadline fails, and so does a
 * look-up while too many others are still stuck. Safe for use by many threads.
 */
final class TimedCatalog implements RenderedCatalog {
    private final Catalog catalog;

    /** By thread, because a runtime may call one handler from many, and an enricher knows no deadlines. */
    private final ThreadLocal<Long> deadline = new ThreadLocal<>();

    /** Null where nothing can get stuck. */
    private final @Nullable TimedLookUps timed;

    TimedCatalog(Catalog catalog) {
        this.catalog = catalog;
        this.timed = catalog instanceof PackedCatalog pack && pack.isHeld() ? null : new TimedLookUps();
    }

    /** Until when look-ups of the calling thread may take, as a {@link System#nanoTime}. */
    void answerUntil(long nanos) {
        deadline.set(nanos);
    }

    @Override
    public Map<String, Item> find(Set<String> ids) {
        Long until = deadline.get();
        if (until == null || timed == null) {
            return catalog.find(ids);
        }
        // A database has threads of its own, and gives what it found until then.
        return catalog instanceof DbCatalog database
                ? database.find(ids, Duration.ofNanos(Math.max(0, until - System.nanoTime())))
                : timed.find(catalog, ids, until);
    }

    @Override
    public Optional<Direct> direct() {
        return timed == null ? catalog.direct() : Optional.empty();
    }

    @Override
    public Schema schema() {
        return catalog.schema();
    }

    @Override
    public Optional<Rendering> rendering() {
        return RenderedCatalog.of(catalog);
    }

    @Override
    public Stream<Item> items() {
        return catalog.items();
    }

    @Override
    public String version() {
        return catalog.version();
    }
}

package dev.garnish.internal.lookup;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.TimedLookUp;
import dev.garnish.internal.rows.RenderedCatalog;
import dev.garnish.internal.rows.Rendering;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A catalog whose look-ups end in time: what does not answer before the calling thread's deadline fails, and so does a
 * look-up while too many others are still stuck. Safe for use by many threads.
 */
public final class TimedCatalog implements RenderedCatalog {
    private static final int MOST_STUCK = 8;

    private final Catalog catalog;

    /** By thread, because a runtime may call one handler from many, and an enricher knows no deadlines. */
    private final ThreadLocal<Long> deadline = new ThreadLocal<>();

    /** Null where nothing can get stuck. */
    private final @Nullable TimeLimiter limiter;

    /** How long each look-up may take where the calling thread has no deadline; zero: as long as it takes. */
    private final Duration limit;

    /** @param limit how long each look-up may take; zero: as long as it takes */
    public TimedCatalog(Catalog catalog, Duration limit) {
        this.catalog = catalog;
        this.limit = limit;
        this.limiter = catalog.direct().isPresent() ? null : new TimeLimiter(Integer.MAX_VALUE, MOST_STUCK);
    }

    /** Until when look-ups of the calling thread may take, as a {@link System#nanoTime}. */
    public void answerUntil(long nanos) {
        deadline.set(nanos);
    }

    /** Look-ups of the calling thread may take as long as any other's. */
    public void answerAsUsual() {
        deadline.remove();
    }

    @Override
    public Map<String, Item> find(Set<String> ids) {
        Long asked = deadline.get();
        if (limiter == null || (asked == null && limit.isZero())) {
            return catalog.find(ids);
        }
        Duration within = asked == null ? limit : Duration.ofNanos(Math.max(0, asked - System.nanoTime()));
        return catalog instanceof TimedLookUp database ? database.find(ids, within) : find(ids, within, limiter);
    }

    private Map<String, Item> find(Set<String> ids, Duration within, TimeLimiter threads) {
        try {
            return threads.await(within, wanted -> catalog.find(ids));
        } catch (TimeoutException e) {
            throw new IllegalStateException("the catalog did not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    @Override
    public Optional<Direct> direct() {
        return limiter == null ? catalog.direct() : Optional.empty();
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

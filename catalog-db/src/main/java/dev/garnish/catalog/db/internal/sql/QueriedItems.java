package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.internal.lookup.TimeLimiter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Items that are asked for in batches when they are needed, remembered in bounds, each look-up with a deadline. A look-up
 * that fails or is late reports what had been found; what comes after the deadline is remembered for the next.
 */
public final class QueriedItems implements Items {
    private static final int BATCH = 1_000;
    private static final int PAGE = 10_000;

    /** Nobody's message waits for a page of a check over the whole catalog. */
    private static final Duration PAGE_DEADLINE = Duration.ofMinutes(1);

    private final ItemQueries version;
    private final Connections connections;
    private final Duration deadline;
    private final TimeLimiter limiter;
    private final String name;
    private final ItemCache cache = new ItemCache();

    /** @param name as messages begin, for instance {@code catalog shop.mv.db} */
    public QueriedItems(String name, ItemQueries version, Connections connections, Duration deadline) {
        this.name = name;
        this.version = version;
        this.connections = connections;
        this.deadline = deadline;
        int atOnce = Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
        this.limiter = new TimeLimiter(atOnce, atOnce);
    }

    @Override
    public Map<String, Item> find(Set<String> ids) {
        return find(ids, deadline);
    }

    @Override
    public Map<String, Item> find(Set<String> ids, Duration most) {
        Map<String, Item> found = new HashMap<>();
        List<String> others = cache.find(ids, found);
        if (others.isEmpty()) {
            return found;
        }
        Map<String, Item> lookedUp = new ConcurrentHashMap<>();
        try {
            Duration wait = most.compareTo(deadline) < 0 ? most : deadline;
            await(wait, wanted -> lookUp(others, lookedUp, wanted));
            found.putAll(lookedUp);
            return found;
        } catch (RuntimeException e) {
            found.putAll(lookedUp);
            throw new CatalogUnavailableException(found, e);
        }
    }

    /** Puts each batch where the caller sees it at once, who may leave before the last one is there. */
    private Map<String, Item> lookUp(List<String> ids, Map<String, Item> found, AtomicBoolean wanted) {
        for (int from = 0; from < ids.size() && wanted.get(); from += BATCH) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
            List<Item> items = connections.ask(connection -> version.find(connection, some));
            cache.remember(some, items);
            items.forEach(item -> found.put(item.id(), item));
        }
        return found;
    }

    /** The work's result; a {@link CatalogException} where it is late or the caller is interrupted. */
    private <T> T await(Duration most, TimeLimiter.Work<T> work) {
        try {
            return limiter.await(most, work);
        } catch (TimeoutException | RejectedExecutionException late) {
            throw CatalogException.environment("%s: no answer within %d ms".formatted(name, most.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CatalogException.environment(name + ": interrupted while waiting for items", e);
        }
    }

    @Override
    public Stream<Item> stream() {
        return StreamSupport.stream(
                new KeysetSpliterator(after -> await(
                        PAGE_DEADLINE, wanted -> connections.ask(connection -> version.page(connection, after, PAGE)))),
                false);
    }

    @Override
    public void close() {
        limiter.close();
        connections.close();
    }
}

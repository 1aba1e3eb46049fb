package dev.garnish.lambda;

import dev.garnish.Catalog;
import dev.garnish.Item;
import dev.garnish.Rendering;
import dev.garnish.Schema;
import dev.garnish.catalog.PackedCatalog;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A catalog whose look-ups end in time: what does not answer before the calling thread's deadline fails, and so does a
 * look-up while too many others are still stuck. Safe for use by many threads.
 */
final class TimedCatalog implements Catalog {
    private static final int MOST_STUCK = 8;
    private static final int IDLE_SECONDS = 10;

    private final Catalog catalog;

    /** By thread, because a runtime may call one handler from many, and an enricher knows no deadlines. */
    private final ThreadLocal<Long> deadline = new ThreadLocal<>();

    /** Null where nothing can get stuck. */
    private final @Nullable ExecutorService threads;

    TimedCatalog(Catalog catalog) {
        this.catalog = catalog;
        this.threads = catalog instanceof PackedCatalog pack && pack.isHeld() ? null : threads();
    }

    private static ExecutorService threads() {
        return new ThreadPoolExecutor(0, MOST_STUCK, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "garnish-catalog");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Until when look-ups of the calling thread may take, as a {@link System#nanoTime}. */
    void answerUntil(long nanos) {
        deadline.set(nanos);
    }

    @Override
    public Map<String, Item> find(Set<String> ids) {
        Long until = deadline.get();
        if (until == null || threads == null) {
            return catalog.find(ids);
        }
        Future<Map<String, Item>> asked = threads.submit(() -> catalog.find(ids));
        try {
            return asked.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the catalog did not answer in time", e);
        }
    }

    @Override
    public Schema schema() {
        return catalog.schema();
    }

    @Override
    public Optional<Rendering> rendering() {
        return catalog.rendering();
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

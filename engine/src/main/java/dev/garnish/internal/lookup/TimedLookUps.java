package dev.garnish.internal.lookup;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups by threads of their own, so that one that gets stuck keeps nobody waiting beyond a deadline. Any number may be
 * under way, but only so many beyond their deadline: a catalog that hangs does not gather threads without end.
 */
final class TimedLookUps implements ThreadFactory {
    private static final int MOST_STUCK = 8;
    private static final int IDLE_SECONDS = 10;

    private final ExecutorService threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this);

    private final AtomicInteger stuck = new AtomicInteger();

    /** A class and no lambda, as is this one: a fresh JVM makes classes for each lambda. */
    private final class LookUp implements Callable<Map<String, Item>> {
        private final Catalog catalog;
        private final Set<String> ids;

        /** Set by whichever comes first, the end of the look-up or its deadline. */
        private final AtomicBoolean isOver = new AtomicBoolean();

        LookUp(Catalog catalog, Set<String> ids) {
            this.catalog = catalog;
            this.ids = ids;
        }

        @Override
        public Map<String, Item> call() {
            try {
                return catalog.find(ids);
            } finally {
                if (!isOver.compareAndSet(false, true)) {
                    stuck.decrementAndGet();
                }
            }
        }

        void abandon() {
            stuck.incrementAndGet();
            if (!isOver.compareAndSet(false, true)) {
                stuck.decrementAndGet();
            }
        }
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "garnish-catalog");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * @param until the {@link System#nanoTime} of the deadline
     * @throws IllegalStateException if the catalog does not answer in time
     * @throws RuntimeException what the catalog throws
     * @throws RejectedExecutionException while too many others are stuck
     */
    Map<String, Item> find(Catalog catalog, Set<String> ids, long until) {
        if (stuck.get() >= MOST_STUCK) {
            throw new RejectedExecutionException(MOST_STUCK + " look-ups are stuck in the catalog");
        }
        LookUp lookUp = new LookUp(catalog, ids);
        Future<Map<String, Item>> asked = threads.submit(lookUp);
        try {
            return asked.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            lookUp.abandon();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (TimeoutException e) {
            lookUp.abandon();
            throw new IllegalStateException("the catalog did not answer in time", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** As the catalog threw it, because that may hold items that were found all the same. */
    private static RuntimeException failure(@Nullable Throwable cause) {
        return cause instanceof RuntimeException thrown
                ? thrown
                : new IllegalStateException("the catalog failed", cause);
    }
}

package dev.garnish.lambda;

import dev.garnish.Catalog;
import dev.garnish.Item;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Look-ups by threads of their own, so that one that gets stuck keeps nobody waiting beyond a deadline. */
final class TimedLookUps {
    private static final int MOST_STUCK = 8;
    private static final int IDLE_SECONDS = 10;

    private final ExecutorService threads =
            new ThreadPoolExecutor(0, MOST_STUCK, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "garnish-catalog");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * @param until the {@link System#nanoTime} of the deadline
     * @throws IllegalStateException if the catalog does not answer in time
     * @throws java.util.concurrent.RejectedExecutionException while too many others are stuck
     */
    Map<String, Item> find(Catalog catalog, Set<String> ids, long until) {
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
}

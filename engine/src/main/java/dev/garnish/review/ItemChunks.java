package dev.garnish.review;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Works on all items of a catalog with as many threads as there are processors, a few hundred items at a time. */
final class ItemChunks {
    private static final int SIZE = 500;

    private ItemChunks() {}

    /**
     * Reads the catalog once, in the thread of the caller.
     *
     * @param work for some items; several threads run it at once
     * @param results in the order of the catalog, in the thread of the caller
     */
    static <T> void each(Catalog catalog, Function<List<Item>, T> work, Consumer<? super T> results) {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(threads, ItemChunks::daemon);
        try (Stream<Item> items = catalog.items()) {
            Deque<Future<T>> running = new ArrayDeque<>();
            Iterator<Item> all = items.iterator();
            while (all.hasNext()) {
                List<Item> some = next(all);
                running.add(pool.submit(() -> work.apply(some)));
                if (running.size() > 2 * threads) {
                    results.accept(result(running.remove()));
                }
            }
            while (!running.isEmpty()) {
                results.accept(result(running.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "garnish-review");
        thread.setDaemon(true);
        return thread;
    }

    private static List<Item> next(Iterator<Item> all) {
        List<Item> some = new ArrayList<>(SIZE);
        while (all.hasNext() && some.size() < SIZE) {
            some.add(all.next());
        }
        return some;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            } else if (e.getCause() instanceof RuntimeException trouble) {
                throw trouble;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while items were evaluated");
        }
    }
}

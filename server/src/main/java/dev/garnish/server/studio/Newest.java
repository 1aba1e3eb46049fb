package dev.garnish.server.studio;

import dev.garnish.catalog.Catalog;
import dev.garnish.internal.lookup.ObservedCatalog;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/** Work over all items of which only the newest is of use: one that begins ends the one before. Safe for many threads. */
final class Newest {
    private final AtomicReference<Object> running = new AtomicReference<>(new Object());

    /** Work on items. */
    @FunctionalInterface
    interface Work<R> {
        R over(Catalog items) throws Exception;
    }

    /** @throws dev.garnish.server.internal.http.ProblemException if another began meanwhile */
    <R> R run(Catalog catalog, Work<R> work) throws Exception {
        Object mine = new Object();
        running.set(mine);
        try {
            return work.over(ObservedCatalog.until(() -> running.get() != mine, catalog));
        } catch (CancellationException e) {
            throw Refusals.conflict("a newer request took the place of this one");
        }
    }
}

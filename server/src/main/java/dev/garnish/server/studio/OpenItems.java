package dev.garnish.server.studio;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The items that are there now. A version that others take the place of stays open until nobody uses it any more. Safe for
 * many threads.
 */
final class OpenItems implements AutoCloseable {
    private final CatalogSource source;
    private final Function<Throwable, String> reasons;
    private @Nullable Object stamp;
    private @Nullable Version now;
    private String trouble = "the items are being opened";

    /** One version, and how many use it. */
    final class Version {
        private final Catalog catalog;
        private final ItemIndex index;
        private int users = 1;

        Version(Catalog catalog) {
            this.catalog = catalog;
            this.index = ItemIndex.of(catalog);
        }

        Catalog catalog() {
            return catalog;
        }

        ItemIndex index() {
            return index;
        }

        private void leave() {
            synchronized (OpenItems.this) {
                users--;
                if (users > 0) {
                    return;
                }
            }
            source.release(catalog);
        }
    }

    OpenItems(CatalogSource source, Function<Throwable, String> reasons) {
        this.source = source;
        this.reasons = reasons;
    }

    /** Work that may fail on files. */
    @FunctionalInterface
    interface Work<R> {
        R with(Version version) throws Exception;
    }

    /** Works with the items that are there; says why where there are none. */
    <R> R use(Work<R> work) throws Exception {
        Version version = taken();
        try {
            return work.with(version);
        } finally {
            version.leave();
        }
    }

    private synchronized Version taken() {
        if (now == null) {
            throw Refusals.unprocessable("there are no items: " + trouble);
        }
        now.users++;
        return now;
    }

    /** Why there are no items, or no newer ones; empty where all is well. */
    synchronized String trouble() {
        return trouble;
    }

    /**
     * Looks for another version; for one thread at a time.
     *
     * @return whether something changed that the page shows
     */
    boolean look() {
        Object before = stamp;
        try {
            Object found = source.stamp();
            return !found.equals(before) && open(found);
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private boolean open(Object found) {
        Catalog catalog;
        try {
            catalog = source.open();
        } catch (RuntimeException e) {
            stamp = source.mayRecover(e) ? null : found;
            return failed(e);
        }
        Version opened = new Version(catalog);
        stamp = found;
        turn(opened, "");
        return true;
    }

    private boolean failed(RuntimeException e) {
        String reason = reasons.apply(e);
        synchronized (this) {
            boolean isNew = !reason.equals(trouble);
            trouble = reason;
            return isNew;
        }
    }

    private void turn(@Nullable Version next, String reason) {
        Version before;
        synchronized (this) {
            before = now;
            now = next;
            trouble = reason;
        }
        if (before != null) {
            before.leave();
        }
    }

    @Override
    public void close() {
        turn(null, "the studio is stopping");
    }
}

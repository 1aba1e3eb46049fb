package dev.garnish.catalog.db;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.internal.live.Guarded;
import dev.garnish.catalog.db.internal.live.RefCounted;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The newest version of a catalog, and what a host makes of each version, an {@code Enricher} for instance. A newer
 * file is noticed by its stamp, opened and made use of beside the work that goes on, and then both take over as one
 * reference: whoever uses them sees one version with what was made of it, and the file of an old one is let go of when its
 * last user is done. What cannot be opened, or not be made use of, is reported, and the last good version stays. Safe for
 * use by many threads.
 *
 * <p>A listener hears of a version after the swap, so whatever it throws changes nothing: that goes to the
 * {@linkplain Thread#getUncaughtExceptionHandler uncaught exception handler} of the thread that looked, and the next look
 * comes as if nothing had happened.
 *
 * @param <T> what is made of each version
 */
public final class LiveCatalog<T> implements AutoCloseable {
    private static final Object UNSEEN = new Object();

    private final VersionSource source;
    private final Consumer<? super CatalogNews> told;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Object swap = new Object();
    private Function<? super Catalog, ? extends T> making;
    private Object seen;
    private String refused = "";

    /** Null when closed. */
    private volatile @Nullable RefCounted<CatalogFile, T> newest;

    private LiveCatalog(
            VersionSource source, Function<? super Catalog, ? extends T> making, Consumer<? super CatalogNews> told) {
        this.source = source;
        this.making = making;
        this.told = told;
        this.seen = source.stamp();
        this.newest = first(source, making);
    }

    /**
     * Opens a pack or an H2 file.
     *
     * @param every how often the file is looked at, by a thread of its own; zero for never: the host calls {@link #look}
     * @param making called with each version before it is used; what it throws keeps the version from being used
     * @param told hears what became of each newer version, after the swap and in the thread that looked
     * @throws CatalogException if the file cannot be used now
     */
    public static <T> LiveCatalog<T> open(
            Path file,
            Duration every,
            Function<? super Catalog, ? extends T> making,
            Consumer<? super CatalogNews> told) {
        return open(new FileBackend(file), every, making, told);
    }

    /** As the other, wherever the catalog stands. */
    public static <T> LiveCatalog<T> open(
            CatalogAddress address,
            Duration every,
            Function<? super Catalog, ? extends T> making,
            Consumer<? super CatalogNews> told) {
        return open(Backend.of(address), every, making, told);
    }

    static <T> LiveCatalog<T> open(
            VersionSource source,
            Duration every,
            Function<? super Catalog, ? extends T> making,
            Consumer<? super CatalogNews> told) {
        LiveCatalog<T> live = new LiveCatalog<>(source, making, told);
        if (!every.isZero()) {
            Thread poller = new Thread(() -> live.poll(every), "garnish-catalog-live");
            poller.setDaemon(true);
            poller.start();
        }
        return live;
    }

    private static <T> RefCounted<CatalogFile, T> first(
            VersionSource source, Function<? super Catalog, ? extends T> making) {
        CatalogFile catalog = source.open();
        try {
            return RefCounted.of(catalog, making.apply(catalog));
        } catch (Throwable e) {
            Guarded.run(catalog::close);
            throw e;
        }
    }

    /** Works with what was made of the newest version. It stays usable until the work is done, and not longer. */
    public <R> R use(Function<? super T, ? extends R> work) {
        RefCounted<CatalogFile, T> view = enter();
        try {
            return work.apply(view.made());
        } finally {
            view.leave();
        }
    }

    private RefCounted<CatalogFile, T> enter() {
        while (true) {
            RefCounted<CatalogFile, T> view = open();
            if (view.enter()) {
                return view;
            }
        }
    }

    private RefCounted<CatalogFile, T> open() {
        RefCounted<CatalogFile, T> view = newest;
        if (view == null) {
            throw new IllegalStateException("the catalog is closed");
        }
        return view;
    }

    /** The number of the newest version, 0 where nobody counted. */
    public long number() {
        return open().catalog().number();
    }

    /**
     * Makes something else of the newest version and of those to come, with other rules for instance. If that fails, what
     * it throws is thrown here, and all stays as it was.
     */
    public synchronized void remake(Function<? super Catalog, ? extends T> other) {
        RefCounted<CatalogFile, T> before = open();
        T made = other.apply(before.catalog());
        making = other;
        synchronized (swap) {
            newest = newest == null ? null : before.with(made);
        }
        if (!refused.isEmpty()) {
            seen = UNSEEN;
        }
    }

    private void poll(Duration every) {
        while (!isEnded(every)) {
            Guarded.run(this::look);
        }
    }

    private boolean isEnded(Duration wait) {
        try {
            return end.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Looks whether there is a newer version, in the calling thread; whether one took over. */
    public synchronized boolean look() {
        if (newest == null) {
            return false;
        }
        try {
            Object found = source.stamp();
            if (found.equals(seen) || !take(found)) {
                return false;
            }
        } catch (Throwable e) {
            refuse(e);
            return false;
        }
        return true;
    }

    private boolean take(Object found) {
        seen = found;
        CatalogFile catalog = source.open();
        RefCounted<CatalogFile, T> newer = null;
        try {
            newer = newer(catalog, found);
        } finally {
            if (newer == null) {
                Guarded.run(catalog::close);
            }
        }
        return newer != null && replace(newer);
    }

    /** Null where the catalog is not to take over: it is still being replaced, or has the content that is in use. */
    private @Nullable RefCounted<CatalogFile, T> newer(CatalogFile catalog, Object found) {
        if (!source.stamp().equals(found)) {
            seen = UNSEEN;
            return null;
        }
        if (!isNews(catalog)) {
            refused = "";
            return null;
        }
        return RefCounted.of(catalog, making.apply(catalog));
    }

    private boolean isNews(CatalogFile catalog) {
        CatalogFile now = open().catalog();
        return catalog.number() == 0
                || catalog.number() != now.number()
                || !catalog.version().equals(now.version());
    }

    private boolean replace(RefCounted<CatalogFile, T> newer) {
        RefCounted<CatalogFile, T> before;
        synchronized (swap) {
            before = newest;
            newest = before == null ? null : newer;
        }
        refused = "";
        if (before == null) {
            newer.leave();
            return false;
        }
        before.leave();
        tell(new CatalogNews.Replaced(before.catalog().number(), newer.catalog().number()));
        return true;
    }

    private void tell(CatalogNews news) {
        Guarded.run(() -> told.accept(news));
    }

    private void refuse(Throwable reason) {
        RefCounted<CatalogFile, T> kept = newest;
        if (reason instanceof CatalogException trouble && trouble.kind() == CatalogException.Kind.ENVIRONMENT) {
            // What stands in the way may go without a change of the file.
            seen = UNSEEN;
        }
        if (kept != null && !reason.toString().equals(refused)) {
            refused = reason.toString();
            tell(new CatalogNews.Refused(kept.catalog().number(), reason));
        }
    }

    /** Nothing looks any more; work that is under way goes on to its end. */
    @Override
    public void close() {
        end.countDown();
        RefCounted<CatalogFile, T> last;
        synchronized (swap) {
            last = newest;
            newest = null;
        }
        if (last != null) {
            last.leave();
        }
    }
}

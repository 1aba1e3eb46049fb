package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.db.model.CatalogException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads of our own for work that may take too long or never end. Callers wait until a deadline and may be interrupted;
 * the work never is (H2 would close the file under every reader), it goes on to its end. So many run at once at most, and
 * while all of those are overdue others fail at once.
 */
final class TimeLimiter implements AutoCloseable {
    private static final int IDLE_SECONDS = 10;

    private final String name;
    private final int most;
    private final Semaphore free;
    private final AtomicInteger overdue = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    /** What may take long; {@code wanted} turns false when nobody waits any more. */
    interface Work<T> {
        T run(AtomicBoolean wanted);
    }

    /** @param name of what is waited for, as messages begin */
    TimeLimiter(String name, int most) {
        this.name = name;
        this.most = most;
        this.free = new Semaphore(most);
        this.threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "garnish-catalog");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** The work's result; a {@link CatalogException} where it takes longer than the deadline or the caller is interrupted. */
    <T> T await(Duration deadline, Work<T> work) {
        long until = System.nanoTime() + deadline.toNanos();
        try {
            if (overdue.get() >= most || !free.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                throw late(deadline);
            }
            return await(until, deadline, start(work));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CatalogException.environment(name + ": interrupted while waiting for items", e);
        }
    }

    private <T> Running<T> start(Work<T> work) {
        if (threads.isShutdown()) {
            free.release();
            throw new IllegalStateException(name + ": closed");
        }
        AtomicBoolean wanted = new AtomicBoolean(true);
        Running<T> running = new Running<>(wanted, () -> work.run(wanted));
        threads.execute(running);
        return running;
    }

    private <T> T await(long until, Duration deadline, Running<T> running) throws InterruptedException {
        try {
            return running.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late(deadline);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            running.leave();
        }
    }

    private CatalogException late(Duration deadline) {
        return CatalogException.environment("%s: no answer within %d ms".formatted(name, deadline.toMillis()));
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }

    /** How many run on without anybody who waits. */
    int overdue() {
        return overdue.get();
    }

    /** Nothing more begins; what runs ends by itself. */
    @Override
    public void close() {
        threads.shutdown();
    }

    /** Work under way, which is overdue once its caller has left before its end. */
    private final class Running<T> extends FutureTask<T> {
        private final AtomicBoolean wanted;

        Running(AtomicBoolean wanted, Callable<T> work) {
            super(work);
            this.wanted = wanted;
        }

        void leave() {
            // The waiting end before the work's own end is told.
            if (!isDone() && wanted.compareAndSet(true, false)) {
                overdue.incrementAndGet();
            }
        }

        @Override
        protected void done() {
            if (!wanted.compareAndSet(true, false)) {
                overdue.decrementAndGet();
            }
            free.release();
        }
    }
}

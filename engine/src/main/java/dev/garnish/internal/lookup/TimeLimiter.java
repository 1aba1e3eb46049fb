package dev.garnish.internal.lookup;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads of our own for look-ups that may take too long or never end. Callers wait until a deadline and may be
 * interrupted; the work never is (H2 would close the file under every reader), it goes on to its end. While too much work
 * is overdue nothing else begins: a catalog that hangs does not gather threads without end. Safe for use by many threads.
 */
public final class TimeLimiter implements AutoCloseable, ThreadFactory {
    private static final int IDLE_SECONDS = 10;

    private final int mostOverdue;
    private final Semaphore free;
    private final AtomicInteger overdue = new AtomicInteger();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this);

    /** What may take long; {@code wanted} turns false when nobody waits any more. */
    public interface Work<T> {
        T run(AtomicBoolean wanted);
    }

    /**
     * @param atOnce how much work runs at once; the rest waits
     * @param mostOverdue how much work may run on without anybody who waits
     */
    public TimeLimiter(int atOnce, int mostOverdue) {
        this.mostOverdue = mostOverdue;
        this.free = new Semaphore(atOnce);
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "garnish-catalog");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The work's result.
     *
     * @param deadline from now; zero or less has passed
     * @throws TimeoutException if the work has not ended by the deadline
     * @throws RejectedExecutionException if too much work is overdue
     * @throws InterruptedException if the caller is interrupted
     * @throws IllegalStateException if this is closed, or with the error that ended the work as its cause
     * @throws RuntimeException what the work throws
     */
    public <T> T await(Duration deadline, Work<T> work) throws InterruptedException, TimeoutException {
        long until = System.nanoTime() + deadline.toNanos();
        if (overdue.get() >= mostOverdue) {
            throw new RejectedExecutionException(mostOverdue + " look-ups are stuck in the catalog");
        }
        if (!free.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        Running<T> running = start(work);
        try {
            return running.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            running.leave();
        }
    }

    private <T> Running<T> start(Work<T> work) {
        Running<T> running = new Running<>(new AtomicBoolean(true), work);
        try {
            threads.execute(running);
            return running;
        } catch (RejectedExecutionException e) {
            free.release();
            throw new IllegalStateException("closed", e);
        }
    }

    /** As it was thrown, because it may hold items that were found all the same. */
    private static RuntimeException failure(@Nullable Throwable cause) {
        return cause instanceof RuntimeException thrown
                ? thrown
                : new IllegalStateException("the catalog failed", cause);
    }

    /** How much work runs on without anybody who waits. */
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

        Running(AtomicBoolean wanted, Work<T> work) {
            super(new Call<>(wanted, work));
            this.wanted = wanted;
        }

        void leave() {
            // The waiting end before the work's own end is reported.
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

    private record Call<T>(AtomicBoolean wanted, Work<T> work) implements Callable<T> {
        @Override
        public T call() {
            return work.run(wanted);
        }
    }
}

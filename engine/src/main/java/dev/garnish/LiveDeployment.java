package dev.garnish;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The one reference to the deployment in use. Safe for use by many threads. */
final class LiveDeployment implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Null when closed. */
    private final AtomicReference<@Nullable Deployment> now;

    LiveDeployment(Deployment first) {
        this.now = new AtomicReference<>(first);
    }

    /**
     * What is in use, with one more user, who has to leave it.
     *
     * @throws IllegalStateException if this is closed
     */
    Deployment enter() {
        while (true) {
            Deployment serving = now.get();
            if (serving == null) {
                throw new IllegalStateException("this Garnish is closed");
            }
            Deployment fresh = serving.isExpired() ? serving.renewed() : serving;
            if ((fresh == serving || now.compareAndSet(serving, fresh)) && fresh.enter()) {
                return fresh;
            }
        }
    }

    /** What is in use, which may end at any time; null when closed. */
    @Nullable
    Deployment now() {
        return now.get();
    }

    /** What was replaced; null when closed. */
    @Nullable
    Deployment replace(UnaryOperator<Deployment> successor) {
        while (true) {
            Deployment before = now.get();
            if (before == null || now.compareAndSet(before, successor.apply(before))) {
                return before;
            }
        }
    }

    /** Waits; whether this was closed meanwhile. */
    boolean isClosedWithin(Duration wait) throws InterruptedException {
        return closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Nothing takes over any more; work that is under way goes on to its end. */
    @Override
    public void close() {
        closed.countDown();
        Deployment last = now.getAndSet(null);
        if (last != null) {
            last.leave();
        }
    }
}

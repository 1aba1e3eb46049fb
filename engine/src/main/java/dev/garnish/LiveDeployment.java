package dev.garnish;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The one reference to the deployment in use. Safe for use by many threads. */
final class LiveDeployment implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Null when closed. Changed under this object's lock; an atomic makes a fresh JVM load what it is made of. */
    private volatile @Nullable Deployment now;

    LiveDeployment(Deployment first) {
        this.now = first;
    }

    /**
     * What is in use, with one more user, who has to leave it.
     *
     * @throws IllegalStateException if this is closed
     */
    Deployment enter() {
        while (true) {
            Deployment serving = now;
            if (serving == null) {
                throw new IllegalStateException("this Garnish is closed");
            }
            Deployment fresh = serving.isExpired() ? serving.renewed() : serving;
            if ((fresh == serving || replace(serving, fresh)) && fresh.enter()) {
                return fresh;
            }
        }
    }

    private synchronized boolean replace(Deployment before, Deployment after) {
        boolean isStill = now == before;
        if (isStill) {
            now = after;
        }
        return isStill;
    }

    /** What is in use, which may end at any time; null when closed. */
    @Nullable
    Deployment now() {
        return now;
    }

    /** What was replaced; null when closed. */
    @Nullable
    Deployment replace(UnaryOperator<Deployment> successor) {
        while (true) {
            Deployment before = now;
            if (before == null || replace(before, successor.apply(before))) {
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
        Deployment last = taken();
        if (last != null) {
            last.leave();
        }
    }

    private synchronized @Nullable Deployment taken() {
        Deployment last = now;
        now = null;
        return last;
    }
}

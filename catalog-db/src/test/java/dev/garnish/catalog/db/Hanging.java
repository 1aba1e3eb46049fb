package dev.garnish.catalog.db;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What a database calls for each title that it reads, and waits for. Public for H2. */
public final class Hanging {
    static final AtomicInteger INTERRUPTED = new AtomicInteger();

    private static volatile CountDownLatch gate = new CountDownLatch(0);

    private Hanging() {}

    public static String title(String title) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            INTERRUPTED.incrementAndGet();
        }
        return title;
    }

    static void hang() {
        gate = new CountDownLatch(1);
    }

    static void letGo() {
        gate.countDown();
    }
}

package dev.garnish.lambda;

import dev.garnish.Change;
import dev.garnish.Garnish;
import java.time.Duration;

/**
 * Looks for something newer beside the invocations: at most once in a while, never twice at a time, and without ever
 * keeping an invocation waiting. Lambda may freeze a look between two invocations and let it go on much later.
 */
final class Lookout {
    private final String name;
    private final long everyMillis;
    private final Garnish garnish;
    private final boolean isForRules;

    /** Guarded by this object; an atomic makes a fresh JVM load what it is made of. */
    private boolean looking;

    private volatile long last = System.currentTimeMillis();

    /**
     * For newer rules or, if not for these, for newer items.
     *
     * @param every the time between two looks; zero for none at all
     */
    Lookout(String name, Duration every, Garnish garnish, boolean isForRules) {
        this.name = name;
        this.everyMillis = every.toMillis();
        this.garnish = garnish;
        this.isForRules = isForRules;
    }

    /** Starts a look unless there was one a moment ago; returns at once. */
    void lookIfDue() {
        if (isDue() && begin()) {
            start();
        }
    }

    private synchronized boolean begin() {
        boolean begins = !looking;
        looking = true;
        return begins;
    }

    private synchronized void end() {
        looking = false;
    }

    /** By the clock on the wall, which goes on in a frozen process; one that was set back makes a look due. */
    private boolean isDue() {
        return everyMillis > 0 && Math.abs(System.currentTimeMillis() - last) >= everyMillis;
    }

    private void start() {
        try {
            Thread thread = new Thread(this::look, name);
            thread.setDaemon(true);
            thread.start();
        } catch (OutOfMemoryError noThreadToHave) {
            end();
        }
    }

    private void look() {
        try {
            garnish.refresh(isForRules ? Change.Subject.RULES : Change.Subject.CATALOG);
        } finally {
            last = System.currentTimeMillis();
            end();
        }
    }
}

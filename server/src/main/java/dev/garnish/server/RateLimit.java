package dev.garnish.server;

import java.util.function.LongSupplier;

/** How many requests a key may make: a bucket that fills evenly and holds those of one second. Safe for many threads. */
final class RateLimit {
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final LongSupplier nanos;
    private double left;
    private long filled;

    /** @param perSecond 0 for any number */
    RateLimit(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.left = perSecond;
        this.filled = nanos.getAsLong();
    }

    boolean isOf(RateLimit other) {
        return perSecond == other.perSecond;
    }

    /** Whether there is one more, which is then taken. */
    synchronized boolean take() {
        if (perSecond == 0) {
            return true;
        }
        long now = nanos.getAsLong();
        left = Math.min(perSecond, left + (now - filled) / NANOS * perSecond);
        filled = now;
        boolean isLeft = left >= 1;
        left -= isLeft ? 1 : 0;
        return isLeft;
    }
}

package dev.garnish.internal.eval;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The remaining work that evaluations may do, counted in steps and not in time, so that the same input gives the same
 * values on every machine, and the moment for which they are done. A step is about one character or list entry that is
 * looked at or made. For one thread.
 */
public final class Budget {
    /** Steps of one value: all cases of an attribute for one item. Every case may read 64 KB a hundred times. */
    static final long VALUE = 16_000_000;

    /** Steps of one event, or of all that a report asks about one item. */
    static final long EVENT = 1_000_000_000;

    /** Null before anybody asks, unless it is given. */
    private @Nullable LocalDateTime now;

    private long left = EVENT;
    private long floor;

    /** A budget for one event that happens now. */
    public static Budget ofEvent() {
        return new Budget(null);
    }

    /**
     * A budget for one event.
     *
     * @param now in UTC, when the event happens: the same for all of its values
     */
    public static Budget ofEvent(LocalDateTime now) {
        return new Budget(now);
    }

    private Budget(@Nullable LocalDateTime now) {
        this.now = now;
    }

    /** In UTC, the same whenever it is asked. */
    LocalDateTime now() {
        LocalDateTime asked = now == null ? LocalDateTime.now(ZoneOffset.UTC) : now;
        now = asked;
        return asked;
    }

    /** Starts a value, which gets its part of what is left. */
    void beginValue() {
        floor = Math.max(0, left - VALUE);
    }

    /** Takes steps; false where the value, or all, has done too much. */
    boolean spend(long steps) {
        left -= steps;
        return left >= floor;
    }

    /** Whether the value that was begun last has done too much. */
    boolean isExceeded() {
        return left < floor;
    }

    /** Whether nothing is left for any other value. */
    public boolean isSpent() {
        return left <= 0;
    }
}

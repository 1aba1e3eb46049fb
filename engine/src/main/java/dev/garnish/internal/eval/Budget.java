package dev.garnish.internal.eval;

/**
 * The remaining work that evaluations may do, counted in steps and not in time, so that the same input gives the same
 * values on every machine. A step is about one character or list entry that is looked at or made. For one thread.
 */
public final class Budget {
    /** Steps of one value: all cases of an attribute for one item. Every case may read 64 KB a hundred times. */
    static final long VALUE = 16_000_000;

    /** Steps of one event, or of all that a report asks about one item. */
    static final long EVENT = 1_000_000_000;

    private long left = EVENT;
    private long floor;

    /** A budget for one event. */
    public static Budget ofEvent() {
        return new Budget();
    }

    private Budget() {}

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

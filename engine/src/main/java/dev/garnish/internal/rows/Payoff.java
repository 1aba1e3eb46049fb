package dev.garnish.internal.rows;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether caching by segment pays: not while most of what is asked for was never asked for before. Then nothing is
 * remembered for a while, so that many different recipients cost what evaluating each of them costs, and then it is tried
 * again. Safe for use by many threads: a count that is lost in a race changes nothing but when.
 */
final class Payoff {
    /** So much may be made at first: what is asked for often has to be made once. */
    private static final int FIRST = 1 << 17;

    private static final int TRIAL = 1 << 12;

    /** How many recipients are served without remembering before the next trial. */
    private static final int PAUSE = 1 << 15;

    /** Making and remembering one costs as much as finding this many saves. */
    private static final int COST = 2;

    /** What is left to be spent; below zero, the recipients up to the next trial. */
    private final AtomicInteger balance = new AtomicInteger(FIRST);

    boolean isGood() {
        return balance.get() >= 0;
    }

    /** After recipients were served with remembering: what was found, and what had to be made. */
    void count(int found, int made) {
        int before = balance.get();
        if (before >= 0) {
            int after = Math.min(FIRST, before + found - COST * made);
            balance.compareAndSet(before, after < 0 ? -PAUSE : after);
        }
    }

    /** After recipients were served without. */
    void pause(int recipients) {
        int before = balance.get();
        if (before < 0) {
            balance.compareAndSet(before, before + recipients >= 0 ? TRIAL : before + recipients);
        }
    }
}

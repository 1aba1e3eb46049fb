package dev.garnish.catalog.db;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One change of a catalog file, from its begin to its end, in which it succeeded in one step or leaves nothing. A process
 * that has to end gives up those that it is at.
 */
final class Attempt {
    /** A step of it. */
    interface Step {
        void run() throws IOException;
    }

    private static final List<Attempt> UNDER_WAY = new ArrayList<>();
    private static boolean givenUp;

    private final Step clear;
    private boolean succeeded;

    private Attempt(Step clear) {
        this.clear = clear;
    }

    /** @param clear takes away what was tried, where it did not succeed */
    static Attempt begin(Step clear) {
        Attempt attempt = new Attempt(clear);
        synchronized (UNDER_WAY) {
            UNDER_WAY.add(attempt);
        }
        return attempt;
    }

    /** The one step that makes the change, unless this process has to end. */
    void succeed(Step step) throws IOException {
        synchronized (UNDER_WAY) {
            if (givenUp) {
                throw new IOException("interrupted");
            }
            step.run();
            succeeded = true;
        }
    }

    void end() throws IOException {
        synchronized (UNDER_WAY) {
            if (UNDER_WAY.remove(this) && !succeeded) {
                clear.run();
            }
        }
    }

    /** Nothing succeeds from now on in this process; false, and nothing is given up, where something has already. */
    static boolean giveUp() throws IOException {
        synchronized (UNDER_WAY) {
            if (UNDER_WAY.stream().anyMatch(attempt -> attempt.succeeded)) {
                return false;
            }
            givenUp = true;
            for (Attempt attempt : UNDER_WAY) {
                attempt.clear.run();
            }
            UNDER_WAY.clear();
            return true;
        }
    }
}

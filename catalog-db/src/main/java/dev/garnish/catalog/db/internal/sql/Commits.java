package dev.garnish.catalog.db.internal.sql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The changes that are under way and can be given up together; its monitor orders their ends and the giving up. */
public final class Commits {
    private final List<InterruptibleCommit> underWay = new ArrayList<>();
    private boolean givenUp;

    /**
     * Begins a change.
     *
     * @param clear takes away what was tried, where it did not succeed
     */
    public synchronized InterruptibleCommit begin(InterruptibleCommit.Step clear) {
        InterruptibleCommit commit = new InterruptibleCommit(this, clear);
        underWay.add(commit);
        return commit;
    }

    synchronized void requireWanted() throws IOException {
        if (givenUp) {
            throw new IOException("interrupted");
        }
    }

    synchronized boolean remove(InterruptibleCommit commit) {
        return underWay.remove(commit);
    }

    /** Nothing succeeds from now on; false, and nothing is given up, where something has already. */
    public synchronized boolean giveUp() throws IOException {
        if (underWay.stream().anyMatch(InterruptibleCommit::hasSucceeded)) {
            return false;
        }
        givenUp = true;
        for (InterruptibleCommit commit : underWay) {
            commit.clear();
        }
        underWay.clear();
        return true;
    }
}

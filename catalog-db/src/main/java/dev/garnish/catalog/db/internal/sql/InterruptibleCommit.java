package dev.garnish.catalog.db.internal.sql;

import java.io.IOException;

/** One change of a catalog, from its begin to its end, in which it succeeded in one step or leaves nothing. */
public final class InterruptibleCommit {
    /** A step of it. */
    public interface Step {
        void run() throws IOException;
    }

    private final Commits commits;
    private final Step clear;
    private boolean succeeded;

    InterruptibleCommit(Commits commits, Step clear) {
        this.commits = commits;
        this.clear = clear;
    }

    boolean hasSucceeded() {
        return succeeded;
    }

    void clear() throws IOException {
        clear.run();
    }

    /** The one step that makes the change, unless it was given up. */
    public void succeed(Step step) throws IOException {
        synchronized (commits) {
            commits.requireWanted();
            step.run();
            succeeded = true;
        }
    }

    /** Takes away what was tried, where it did not succeed. */
    public void end() throws IOException {
        synchronized (commits) {
            if (commits.remove(this) && !succeeded) {
                clear.run();
            }
        }
    }
}

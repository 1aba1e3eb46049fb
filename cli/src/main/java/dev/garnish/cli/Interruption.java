package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogChanges;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * What a signal to end does to a command about a catalog: it ends with one line and exit code 4, or as it would have ended
 * where its change is already made.
 */
final class Interruption implements Runnable {
    private static final long TIMEOUT_SECONDS = 10;
    private static final String CLEAR = "\r\u001b[K";

    private final Console console;
    private final CatalogChanges changes;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exit = Exit.BUG;

    private Interruption(Console console, CatalogChanges changes) {
        this.console = console;
        this.changes = changes;
    }

    static int guard(Console console, CatalogChanges changes, IntSupplier command) {
        Interruption interruption = new Interruption(console, changes);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption, "garnish-interruption"));
        try {
            interruption.exit = command.getAsInt();
            return interruption.exit;
        } finally {
            interruption.ended.countDown();
        }
    }

    @Override
    public void run() {
        if (ended.getCount() > 0) {
            Runtime.getRuntime().halt(end());
        }
    }

    private int end() {
        boolean isOver = !gaveUp() && hasEnded();
        Spool.clear();
        if (isOver) {
            return exit;
        }
        console.err().println((console.errTerminal() ? CLEAR : "") + "garnish: interrupted: no catalog was changed");
        console.err().flush();
        return Exit.ENVIRONMENT;
    }

    private boolean gaveUp() {
        try {
            return changes.giveUp();
        } catch (IOException e) {
            // What could not be taken away is taken away by the next command.
            return true;
        }
    }

    private boolean hasEnded() {
        try {
            return ended.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

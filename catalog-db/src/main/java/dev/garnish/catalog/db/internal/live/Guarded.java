package dev.garnish.catalog.db.internal.live;

/** Runs what must not disturb its caller, such as a listener of the application's. */
public final class Guarded {
    private Guarded() {}

    /** What is run. */
    public interface Work {
        public void run() throws Exception;
    }

    /** Whatever the work throws goes to the uncaught exception handler of this thread, where the application sees it. */
    public static void run(Work work) {
        try {
            work.run();
        } catch (Throwable e) {
            report(e);
        }
    }

    private static void report(Throwable thrown) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        } catch (Throwable e) {
            // A handler that fails has nobody to report to, as in the JDK itself.
        }
    }
}

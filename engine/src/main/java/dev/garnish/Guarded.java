package dev.garnish;

/** Runs an application's own code where what it throws must not disturb the caller. */
final class Guarded {
    private Guarded() {}

    /** Whatever the work throws goes to the uncaught exception handler of this thread, where the application sees it. */
    static void run(Runnable work) {
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

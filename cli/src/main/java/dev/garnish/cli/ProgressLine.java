package dev.garnish.cli;

import java.util.Locale;

/** One line on a terminal that tells how far long work has come, drawn anew a few times a second; elsewhere nothing. */
final class ProgressLine implements AutoCloseable {
    private static final long EVERY = 200_000_000;
    private static final String CLEAR = "\r\u001b[K";

    private final Console console;
    private final String what;
    private final long started = System.nanoTime();
    private long drawn = started;
    private boolean shown;

    private ProgressLine(Console console, String what) {
        this.console = console;
        this.what = what;
    }

    /** A line that counts this, a word in the plural. */
    static ProgressLine on(Console console, String what) {
        return new ProgressLine(console, what);
    }

    /** So many are done, after so many of all bytes. */
    void at(long done, long read, long size) {
        long now = System.nanoTime();
        if (!console.errTerminal() || now - drawn < EVERY) {
            return;
        }
        drawn = now;
        shown = true;
        double seconds = (now - started) / 1e9;
        double part = size == 0 ? 1 : Math.min(1, (double) read / size);
        console.err()
                .print(CLEAR
                        + String.format(
                                Locale.ROOT,
                                "%,d %s, %d %%, %,.0f a second, %.0f s left",
                                done,
                                what,
                                Math.round(100 * part),
                                done / seconds,
                                part == 0 ? 0 : seconds / part - seconds));
        console.err().flush();
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (shown) {
            shown = false;
            console.err().print(CLEAR);
            console.err().flush();
        }
    }
}

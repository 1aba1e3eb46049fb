package dev.garnish.cli;

import dev.garnish.catalog.Catalog;
import dev.garnish.internal.lookup.ObservedCatalog;
import java.util.Locale;
import java.util.function.LongSupplier;

/** One line on a terminal that shows how far long work has come, drawn anew a few times a second; elsewhere nothing. */
final class ProgressLine implements AutoCloseable {
    private static final long EVERY = 200_000_000;
    private static final String CLEAR = "\r\u001b[K";

    private final Console console;
    private final String what;
    private final LongSupplier nanoTime;
    private final long started;
    private long drawn;
    private boolean shown;

    ProgressLine(Console console, String what, LongSupplier nanoTime) {
        this.console = console;
        this.what = what;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.drawn = started;
    }

    /** A line that counts this, a word in the plural. */
    static ProgressLine on(Console console, String what) {
        return new ProgressLine(console, what, System::nanoTime);
    }

    /** So many are done, after so many of all bytes; 0 where nobody knows how many there are. */
    void at(long done, long read, long size) {
        long now = nanoTime.getAsLong();
        if (!console.errTerminal() || now - drawn < EVERY) {
            return;
        }
        drawn = now;
        shown = true;
        console.err().print(CLEAR + line(done, read, size, (now - started) / 1e9));
        console.err().flush();
    }

    /** A catalog whose items are counted on this line as they are read. */
    Catalog counting(Catalog catalog) {
        return ObservedCatalog.counted(catalog, read -> at(read, 0, 0));
    }

    private String line(long done, long read, long size, double seconds) {
        double rate = done / seconds;
        if (size == 0) {
            return String.format(Locale.ROOT, "%s, %,.0f a second", counted(done), rate);
        }
        double part = Math.min(1, (double) read / size);
        return String.format(
                Locale.ROOT,
                "%s, %d %%, %,.0f a second, %.0f s left",
                counted(done),
                Math.round(100 * part),
                rate,
                part == 0 ? 0 : seconds / part - seconds);
    }

    private String counted(long done) {
        return SummaryLine.count(done, what.substring(0, what.length() - 1));
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

package dev.garnish.benchmarks.catalogs;

import dev.garnish.catalog.Catalog;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * One catalog in one fresh JVM: {@code Probe WAY FILE SIZE} opens it, finds 250 items and says so, then looks on. Without
 * words it is a bare JVM. Each line is a name and a number.
 */
public final class Probe {
    private static final int IDS = 250;
    private static final int LOOK_UPS = 1_200;
    private static final long LONGEST_NANOS = 6_000_000_000L;

    private final Catalog catalog;
    private final long size;

    private Probe(Catalog catalog, long size) {
        this.catalog = catalog;
        this.size = size;
    }

    public static void main(String[] words) {
        if (words.length == 0) {
            say(Figure.STARTED, 0);
            say(Figure.HEAP, heap());
            return;
        }
        long start = System.nanoTime();
        Catalog opened = Way.valueOf(words[0]).open(Path.of(words[1]));
        long open = System.nanoTime();
        Probe probe = new Probe(opened, Long.parseLong(words[2]));
        long first = probe.timed(Rows.ids(0, IDS, probe.size));
        say(Figure.STARTED, 0);
        say(Figure.OPENED, open - start);
        say(Figure.FIRST, first);
        say(Figure.HEAP, heap());
        say(Figure.OTHERS, probe.others());
        say(Figure.HEAP_AFTER, heap());
        say(Figure.AGAIN, probe.again());
        // A catalog that nobody uses any more would take no memory.
        say(Figure.COLUMNS, opened.schema().columns().size());
    }

    /** Items that were not asked for before, as long as there are any. */
    private long others() {
        long[] nanos = new long[LOOK_UPS];
        int count = 0;
        long end = System.nanoTime() + LONGEST_NANOS;
        while (count < LOOK_UPS && System.nanoTime() < end) {
            nanos[count] = timed(Rows.ids((count + 1L) * IDS, IDS, size));
            count++;
        }
        return median(nanos, count / 2, count);
    }

    private long again() {
        Set<String> same = Rows.ids(0, IDS, size);
        long[] nanos = new long[LOOK_UPS];
        for (int i = 0; i < LOOK_UPS; i++) {
            nanos[i] = timed(same);
        }
        return median(nanos, LOOK_UPS / 2, LOOK_UPS);
    }

    private long timed(Set<String> ids) {
        long start = System.nanoTime();
        int found = catalog.find(ids).size();
        long nanos = System.nanoTime() - start;
        if (found != ids.size()) {
            throw new IllegalStateException("found " + found + " of " + ids.size() + " items");
        }
        return nanos;
    }

    private static long median(long[] nanos, int from, int to) {
        long[] warm = Arrays.copyOfRange(nanos, from, to);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    private static long heap() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void say(Figure figure, long value) {
        System.out.println(figure + " " + value);
        System.out.flush();
    }
}

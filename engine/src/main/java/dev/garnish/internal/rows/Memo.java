package dev.garnish.internal.rows;

import org.jspecify.annotations.Nullable;

/**
 * Rows by the UTF-8 bytes of their id, bounded. A hit takes no lock and makes no object: readers may see a table that
 * lags behind, at worst they miss. When full it starts over, so that it holds what is asked for now.
 */
final class Memo {
    private static final int FIRST_CAPACITY = 1024;
    private static final int LONGEST_ID = 256;

    /** At least this many slots a row, so that most look-ups see one row. */
    private static final int SPARE = 4;

    /** No look-up goes further, whatever ids somebody chooses. */
    private static final int MAX_PROBES = 16;

    private final long maxWeight;
    private volatile @Nullable Row[] table = new @Nullable Row[FIRST_CAPACITY];

    /** By slot of the table. */
    private int[] hashes = new int[FIRST_CAPACITY];

    private int count;
    private long weight;

    Memo(long maxWeight) {
        this.maxWeight = maxWeight;
    }

    /** The row of the id that is in these bytes and has this {@link dev.garnish.internal.json.JsonText#hash}; null where none is remembered. */
    @Nullable
    Row find(int hash, byte[] bytes, int from, int to) {
        @Nullable Row[] rows = table;
        int mask = rows.length - 1;
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            Row row = rows[hash + probe & mask];
            if (row == null) {
                return null;
            }
            if (row.isOf(bytes, from, to)) {
                return row;
            }
        }
        return null;
    }

    private void clear() {
        hashes = new int[FIRST_CAPACITY];
        table = new @Nullable Row[FIRST_CAPACITY];
        count = 0;
        weight = 0;
    }

    /** Keeps the row of an id of this hash. */
    synchronized void put(int hash, Row row) {
        if (row.idLength() > LONGEST_ID) {
            return;
        }
        if (weight + row.weight() > maxWeight) {
            clear();
        } else if (SPARE * count >= table.length) {
            grow();
        }
        weight += row.weight();
        count += insert(table, hashes, hash, row) ? 1 : 0;
    }

    private void grow() {
        @Nullable Row[] rows = table;
        @Nullable Row[] more = new @Nullable Row[2 * rows.length];
        int[] moreHashes = new int[more.length];
        for (int slot = 0; slot < rows.length; slot++) {
            Row row = rows[slot];
            if (row != null) {
                insert(more, moreHashes, hashes[slot], row);
            }
        }
        hashes = moreHashes;
        table = more;
    }

    /** Whether it took a free slot; else it took the place of another. */
    private static boolean insert(@Nullable Row[] rows, int[] hashes, int hash, Row row) {
        int mask = rows.length - 1;
        int probe = 0;
        while (probe < MAX_PROBES && rows[hash + probe & mask] != null) {
            probe++;
        }
        int slot = hash + (probe == MAX_PROBES ? 0 : probe) & mask;
        rows[slot] = row;
        hashes[slot] = hash;
        return probe < MAX_PROBES;
    }
}

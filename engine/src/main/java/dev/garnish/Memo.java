package dev.garnish;

import org.jspecify.annotations.Nullable;

/**
 * Rows by the UTF-8 bytes of their id, bounded. A hit takes no lock and makes no object: readers may see a table that
 * lags behind, at worst they miss. When full it starts over, so that it holds what is asked for now.
 */
final class Memo {
    private static final int FIRST_CAPACITY = 1024;
    private static final int LONGEST_ID = 256;

    /** So many slots a row at least, so that most look-ups see one row. */
    private static final int SPARE = 4;

    /** No look-up goes further, whatever ids somebody chooses. */
    private static final int MAX_PROBES = 16;

    private final long maxWeight;
    private volatile @Nullable Row[] table = new @Nullable Row[FIRST_CAPACITY];
    private int count;
    private long weight;

    Memo(long maxWeight) {
        this.maxWeight = maxWeight;
    }

    /** The row of the id in these bytes, whose {@link #hash} leads to a slot; null where it is not held. */
    @Nullable
    Row find(int slot, byte[] bytes, int from, int to) {
        @Nullable Row[] rows = table;
        int mask = rows.length - 1;
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            Row row = rows[slot + probe & mask];
            if (row == null) {
                return null;
            }
            if (row.isOf(bytes, from, to)) {
                return row;
            }
        }
        return null;
    }

    /** The row of an id whose characters are ASCII; null where it is not held, or the id is another. */
    @Nullable
    Row find(String id) {
        @Nullable Row[] rows = table;
        int slot = mixed(id.hashCode());
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            Row row = rows[slot + probe & rows.length - 1];
            if (row == null || row.isOf(id)) {
                return row;
            }
        }
        return null;
    }

    /** That of {@code String}, where all is ASCII. Four bytes a step: a step waits for the one before. */
    static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        int at = from;
        for (; at + 4 <= to; at += 4) {
            hash = hash * (31 * 31 * 31 * 31)
                    + (bytes[at] * (31 * 31 * 31) + bytes[at + 1] * (31 * 31) + bytes[at + 2] * 31 + bytes[at + 3]);
        }
        for (; at < to; at++) {
            hash = hash * 31 + bytes[at];
        }
        return mixed(hash);
    }

    private static int mixed(int hash) {
        int product = hash * 0x9e3779b9;
        return product ^ product >>> 15;
    }

    /** Something that belongs to a row became heavier. */
    synchronized void add(int more) {
        if (weight + more > maxWeight) {
            clear();
        }
        weight += more;
    }

    private void clear() {
        table = new @Nullable Row[FIRST_CAPACITY];
        count = 0;
        weight = 0;
    }

    /** Keeps the row of an id of this {@link #hash}. */
    synchronized void put(int slot, Row row) {
        if (row.idLength() > LONGEST_ID) {
            return;
        }
        if (weight + row.weight() > maxWeight) {
            clear();
        } else if (SPARE * count >= table.length) {
            grow();
        }
        weight += row.weight();
        count += insert(table, slot, row) ? 1 : 0;
    }

    private void grow() {
        @Nullable Row[] more = new @Nullable Row[2 * table.length];
        for (Row row : table) {
            if (row != null) {
                insert(more, hash(row.text(), 0, row.idLength()), row);
            }
        }
        table = more;
    }

    /** Whether it took a free slot; else it took the place of another. */
    private static boolean insert(@Nullable Row[] rows, int slot, Row row) {
        int mask = rows.length - 1;
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            if (rows[slot + probe & mask] == null) {
                rows[slot + probe & mask] = row;
                return true;
            }
        }
        rows[slot & mask] = row;
        return false;
    }
}

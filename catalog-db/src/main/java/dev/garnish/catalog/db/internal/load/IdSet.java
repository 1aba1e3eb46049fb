package dev.garnish.catalog.db.internal.load;

/** The hashes of the ids seen so far, each with its row (never 0): 16 bytes a slot where a set of texts takes 100. */
final class IdSet {
    private static final double FULL = 0.6;

    private long[] hashes = new long[1 << 12];
    private long[] rows = new long[1 << 12];
    private int size;

    /** FNV-1a over UTF-8 bytes, then mixed: 64 bits, so that no two ids of a catalog share one by chance. */
    static long hash(byte[] id) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : id) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 29);
    }

    /** The row that came before with this hash, or 0; then this row is remembered. */
    long before(long hash, long row) {
        if (size > FULL * hashes.length) {
            grow();
        }
        int slot = slot(hash);
        long before = rows[slot];
        if (before == 0) {
            hashes[slot] = hash;
            rows[slot] = row;
            size++;
        }
        return before;
    }

    /** The row with this hash, or 0. */
    long get(long hash) {
        return rows[slot(hash)];
    }

    private int slot(long hash) {
        int slot = (int) hash & (hashes.length - 1);
        while (rows[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldRows = rows;
        hashes = new long[2 * oldHashes.length];
        rows = new long[2 * oldRows.length];
        for (int i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != 0) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                rows[slot] = oldRows[i];
            }
        }
    }
}

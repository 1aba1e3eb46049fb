package dev.garnish.catalog;

/**
 * The hash of an id, and a slot of the index: the hash's lowest 16 bits over the 48 bits of the record's position; 0 is
 * empty. An id's slot is the hash's highest bits, or the next that is free.
 */
final class PackIndex {
    static final int POSITION_BITS = 48;
    private static final long POSITION = (1L << POSITION_BITS) - 1;

    private PackIndex() {}

    /** FNV-1a over the UTF-8 bytes, then mixed, so that the highest bits depend on all of them. */
    static long hash(byte[] id) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : id) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 29);
    }

    static long slot(long hash, int slotBits) {
        return hash >>> (Long.SIZE - slotBits);
    }

    static long entry(long hash, long position) {
        return hash << POSITION_BITS | position;
    }

    static long position(long entry) {
        return entry & POSITION;
    }

    static boolean mayBe(long entry, long hash) {
        return entry >>> POSITION_BITS == (hash & 0xffff);
    }

    /** So many slots that at most half of them are taken. */
    static int slotBits(long items) {
        int bits = 4;
        while (1L << bits < 2 * items) {
            bits++;
        }
        return bits;
    }
}

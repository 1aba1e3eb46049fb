package dev.garnish.catalog.db.internal.pack;

import java.util.zip.CRC32;

/**
 * The hash of an id, and a slot of the index: the hash's lowest 16 bits over the 48 bits of the record's position; 0 is
 * empty. An id's slot is the hash's highest bits, or the next that is free.
 */
public final class PackIndex {
    static final int POSITION_BITS = 48;
    private static final long POSITION = (1L << POSITION_BITS) - 1;

    private PackIndex() {}

    /** CRC-32 of UTF-8 bytes, which a fresh JVM does not interpret byte by byte; mixed, so that the highest bits depend on all. */
    public static long hash(byte[] bytes, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, to - from);
        long hash = crc.getValue() * 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 32);
    }

    public static long slot(long hash, int slotBits) {
        return hash >>> (Long.SIZE - slotBits);
    }

    static long entry(long hash, long position) {
        return hash << POSITION_BITS | position;
    }

    public static long position(long entry) {
        return entry & POSITION;
    }

    public static boolean mayBe(long entry, long hash) {
        return entry >>> POSITION_BITS == (hash & 0xffff);
    }

    /** As many slots as leave half of them free. */
    static int slotBits(long items) {
        int bits = 4;
        while (1L << bits < 2 * items) {
            bits++;
        }
        return bits;
    }
}

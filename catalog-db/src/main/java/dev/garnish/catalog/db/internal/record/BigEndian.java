package dev.garnish.catalog.db.internal.record;

/** Numbers in byte arrays. By hand: a fresh JVM pays more for the platform's view handles than for a whole pack. */
public final class BigEndian {
    private BigEndian() {}

    public static int int4(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }

    public static long long8(byte[] bytes, int at) {
        return (long) int4(bytes, at) << 32 | (int4(bytes, at + 4) & 0xffffffffL);
    }

    public static void put4(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    public static void put8(byte[] bytes, int at, long value) {
        put4(bytes, at, (int) (value >>> 32));
        put4(bytes, at + 4, (int) value);
    }
}

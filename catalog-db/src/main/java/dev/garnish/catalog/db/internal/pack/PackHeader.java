package dev.garnish.catalog.db.internal.pack;

import java.util.zip.CRC32;

/**
 * The first part of a pack: where the others stand and what they hold. Big-endian, checked by a CRC-32 of its own.
 *
 * @param length of this header in bytes
 * @param fileLength of the whole pack
 * @param items how many records
 * @param slots where the index stands, right behind the records
 * @param slotBits the index has 2^slotBits slots of 8 bytes
 * @param checks where the CRC-32 of each block stands, right behind the index
 * @param number of the catalog version that was packed, 0 where nobody counted
 * @param version the content's SHA-256 in hex
 * @param outline how long the outline of the rules is that the pack was rendered with, right behind this header; 0
 *     where it was not
 * @param rows SHA-256 in hex of the version, the outline and all rows
 * @param body CRC-32 of everything behind this header
 */
public record PackHeader(
        int length,
        long fileLength,
        long items,
        long slots,
        int slotBits,
        long checks,
        long number,
        String version,
        int outline,
        String rows,
        int body) {
    /** "GARNPACK". */
    static final long MAGIC = 0x4741524e5041434bL;

    static final int FORMAT = 3;

    /** What follows the header is checked in blocks of this many bytes. */
    public static final int BLOCK = 4096;

    /** Bytes before the schema. */
    public static final int FIXED = 136;

    private static final int CHECKED_FROM = 20;
    private static final int LONGEST = 1 << 20;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    /** Whether this begins a pack, whose first bytes may be damaged: then it still says how long the file is. */
    public static boolean isMeant(byte[] first, long fileLength) {
        boolean isMagic = first.length >= Long.BYTES && PackBytes.long8(first, 0) == MAGIC;
        return isMagic || (first.length >= FIXED && PackBytes.long8(first, 20) == fileLength);
    }

    /** The length of the header that the first bytes of a file announce, or what is wrong with them. */
    public static int length(byte[] fixed, long fileLength) {
        if (fixed.length < FIXED) {
            throw PackFailure.of("it is truncated");
        }
        if (PackBytes.long8(fixed, 0) != MAGIC) {
            throw PackFailure.of(isMeant(fixed, fileLength) ? PackFailure.HEADER : "it is no pack");
        }
        int format = PackBytes.int4(fixed, 8);
        if (format != FORMAT) {
            throw PackFailure.of("its format is " + format + ", this reads format " + FORMAT);
        }
        int length = PackBytes.int4(fixed, 12);
        if (length < FIXED || length > LONGEST) {
            throw PackFailure.of(PackFailure.HEADER);
        }
        if (length > fileLength) {
            throw PackFailure.of("it is truncated");
        }
        return length;
    }

    public static PackHeader of(byte[] bytes, int length, long fileLength) {
        if (crc(bytes, length) != PackBytes.int4(bytes, 16)) {
            throw PackFailure.of(PackFailure.HEADER);
        }
        long whole = PackBytes.long8(bytes, 20);
        if (whole != fileLength) {
            throw PackFailure.of("it is " + (fileLength < whole ? "truncated" : "longer than it was") + ": "
                    + fileLength + " bytes of " + whole);
        }
        PackHeader header = new PackHeader(
                length,
                whole,
                PackBytes.long8(bytes, 28),
                PackBytes.long8(bytes, 36),
                PackBytes.int4(bytes, 44),
                PackBytes.long8(bytes, 48),
                PackBytes.long8(bytes, 56),
                hex(bytes, 64),
                PackBytes.int4(bytes, 96),
                hex(bytes, 104),
                PackBytes.int4(bytes, 100));
        header.requireSense();
        return header;
    }

    /** A header that was made on purpose can still lie. */
    private void requireSense() {
        boolean sense = slotBits > 0
                && slotBits < 48
                && outline >= 0
                && records() <= slots
                && checks == slots + (8L << slotBits)
                && fileLength == checks + 4 * blocks();
        if (!sense) {
            throw PackFailure.of(PackFailure.HEADER);
        }
    }

    long blocks() {
        return (checks - length + BLOCK - 1) / BLOCK;
    }

    /** Whether each record has the item's row behind it. */
    public boolean isRendered() {
        return outline > 0;
    }

    /** Where the records start. */
    public long records() {
        return (long) length + outline;
    }

    byte[] bytes(byte[] schemaBytes, byte[] contentSha256, byte[] rowsSha256) {
        byte[] bytes = new byte[length];
        PackBytes.put8(bytes, 0, MAGIC);
        PackBytes.put4(bytes, 8, FORMAT);
        PackBytes.put4(bytes, 12, length);
        PackBytes.put8(bytes, 20, fileLength);
        PackBytes.put8(bytes, 28, items);
        PackBytes.put8(bytes, 36, slots);
        PackBytes.put4(bytes, 44, slotBits);
        PackBytes.put8(bytes, 48, checks);
        PackBytes.put8(bytes, 56, number);
        System.arraycopy(contentSha256, 0, bytes, 64, contentSha256.length);
        PackBytes.put4(bytes, 96, outline);
        PackBytes.put4(bytes, 100, body);
        System.arraycopy(rowsSha256, 0, bytes, 104, rowsSha256.length);
        System.arraycopy(schemaBytes, 0, bytes, FIXED, schemaBytes.length);
        PackBytes.put4(bytes, 16, crc(bytes, length));
        return bytes;
    }

    private static int crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, CHECKED_FROM, length - CHECKED_FROM);
        return (int) crc.getValue();
    }

    private static String hex(byte[] bytes, int at) {
        char[] hex = new char[64];
        for (int i = 0; i < 32; i++) {
            hex[2 * i] = HEX[(bytes[at + i] >> 4) & 15];
            hex[2 * i + 1] = HEX[bytes[at + i] & 15];
        }
        return new String(hex);
    }
}

package dev.garnish.catalog.db.internal.h2;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A checksum over the whole file, inside the file: H2 has none over its pages, and serves what it finds. It stands in
 * the padding of H2's two header blocks, four bits a byte as control characters, which H2 trims; H2 itself overwrites it
 * with zeros when it opens the file for writing, so a seal is there exactly as long as nobody else has written.
 */
public final class FileChecksum {
    private static final int BLOCK = 4096;
    private static final int HEADERS = 2 * BLOCK;
    private static final long MARK = 0x6a51L;
    private static final int NIBBLES = 4 + 16 + 8;
    /** Behind H2's text, before the end of its block. */
    private static final int AT = BLOCK - 128;

    /** What a file shows. */
    public enum State {
        /** Nobody sealed it, or another program has written since. */
        NONE,
        WHOLE,
        BROKEN
    }

    private FileChecksum() {}

    static void put(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] seal = nibbles(open.length(), crc(open));
            open.seek(AT);
            open.write(seal);
            open.seek(BLOCK + AT);
            open.write(seal);
            open.getFD().sync();
        }
    }

    public static State of(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            if (open.length() < HEADERS) {
                return State.NONE;
            }
            byte[] first = read(open, AT);
            byte[] second = read(open, BLOCK + AT);
            if (isEmpty(first) && isEmpty(second)) {
                return State.NONE;
            }
            boolean whole = Arrays.equals(first, second) && Arrays.equals(first, nibbles(open.length(), crc(open)));
            return whole ? State.WHOLE : State.BROKEN;
        }
    }

    private static byte[] read(RandomAccessFile open, int at) throws IOException {
        byte[] bytes = new byte[NIBBLES];
        open.seek(at);
        open.readFully(bytes);
        return bytes;
    }

    private static boolean isEmpty(byte[] bytes) {
        for (byte each : bytes) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    /** Each four bits plus one, so that no byte is 0 and none is visible. */
    private static byte[] nibbles(long length, int crc) {
        byte[] nibbles = new byte[NIBBLES];
        for (int i = 0; i < 4; i++) {
            nibbles[i] = nibble(MARK, 12 - 4 * i);
        }
        for (int i = 0; i < 16; i++) {
            nibbles[4 + i] = nibble(length, 60 - 4 * i);
        }
        for (int i = 0; i < 8; i++) {
            nibbles[20 + i] = nibble(crc, 28 - 4 * i);
        }
        return nibbles;
    }

    private static byte nibble(long value, int shift) {
        return (byte) ((value >>> shift & 15) + 1);
    }

    /** Over everything but the two seals. */
    private static int crc(RandomAccessFile open) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] headers = new byte[HEADERS];
        open.seek(0);
        open.readFully(headers);
        Arrays.fill(headers, AT, AT + NIBBLES, (byte) 0);
        Arrays.fill(headers, BLOCK + AT, BLOCK + AT + NIBBLES, (byte) 0);
        crc.update(headers);
        byte[] some = new byte[1 << 18];
        for (int length = open.read(some); length > 0; length = open.read(some)) {
            crc.update(some, 0, length);
        }
        return (int) crc.getValue();
    }
}

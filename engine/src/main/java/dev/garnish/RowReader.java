package dev.garnish;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link Renderer} wrote. By hand and without locks: a cold function reads hundreds of rows before any of this is
 * compiled.
 */
final class RowReader {
    private final byte[] bytes;
    private int at;

    RowReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean truth() {
        return bytes[at++] != 0;
    }

    int small() {
        return bytes[at++];
    }

    int number() {
        int value =
                bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
        at += Integer.BYTES;
        return value;
    }

    long bits() {
        return (long) number() << Integer.SIZE | (number() & 0xffffffffL);
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** How many of something follow, of which each takes a byte at least. */
    int count() {
        int count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new IndexOutOfBoundsException("count " + count);
        }
        return count;
    }

    byte[] bytes() {
        int length = count();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }
}

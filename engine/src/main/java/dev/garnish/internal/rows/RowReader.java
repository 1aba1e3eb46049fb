package dev.garnish.internal.rows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link Renderer} wrote. By hand and without locks: a cold function reads hundreds of rows before any of this is
 * compiled.
 */
final class RowReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    RowReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    RowReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.end = to;
        this.at = from;
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

    /** A number as seven bits a byte, lowest first, the top bit set in all but the last. */
    long packed() {
        byte next = bytes[at++];
        long value = next & 0x7f;
        for (int shift = 7; next < 0; shift += 7) {
            next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
        }
        return value;
    }

    /** Where a part of so many bytes starts, which is passed. */
    int passed(int length) {
        if (length < 0 || length > end - at) {
            throw new IndexOutOfBoundsException("length " + length);
        }
        at += length;
        return at - length;
    }

    void requireEnd() {
        if (at != end) {
            throw new IndexOutOfBoundsException("not at the end");
        }
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** How many of something follow, of which each takes a byte at least. */
    int count() {
        int count = number();
        if (count < 0 || count > end - at) {
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

package dev.garnish.catalog.db.internal.pack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Appends to a file in blocks and keeps the CRC-32 of each. */
final class BlockWriter {
    private final RandomAccessFile file;
    private final byte[] block = new byte[PackHeader.BLOCK];
    private int used;
    private long position;
    private byte[] checks = new byte[1024];
    private int checked;
    private final CRC32 all = new CRC32();

    BlockWriter(RandomAccessFile file, long from) throws IOException {
        this.file = file;
        this.position = from;
        file.seek(from);
    }

    long position() {
        return position;
    }

    void write(byte[] bytes) throws IOException {
        int from = 0;
        while (from < bytes.length) {
            int some = Math.min(bytes.length - from, block.length - used);
            System.arraycopy(bytes, from, block, used, some);
            used += some;
            from += some;
            if (used == block.length) {
                flush();
            }
        }
        position += bytes.length;
    }

    /** Writes what is left, then the checks. */
    void finish() throws IOException {
        if (used > 0) {
            flush();
        }
        file.write(checks, 0, checked);
        all.update(checks, 0, checked);
    }

    /** The CRC-32 of all that was written. */
    int check() {
        return (int) all.getValue();
    }

    private void flush() throws IOException {
        file.write(block, 0, used);
        CRC32 crc = new CRC32();
        crc.update(block, 0, used);
        all.update(block, 0, used);
        if (checked == checks.length) {
            checks = Arrays.copyOf(checks, 2 * checks.length);
        }
        PackBytes.put4(checks, checked, (int) crc.getValue());
        checked += Integer.BYTES;
        used = 0;
    }
}

package dev.garnish.catalog.db.internal.pack;

import dev.garnish.catalog.Schema;
import dev.garnish.catalog.db.internal.record.RecordReader;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The blocks of a pack behind its header, each checked before anything of it is used. Safe for use by many threads. */
public abstract sealed class PackBytes permits PackBytes.InMemory, MappedBytes {
    public final PackHeader header;
    private final byte[] start;
    private volatile @Nullable Schema schema;

    /** The blocks behind a header, whose bytes stand at the start of these. */
    PackBytes(PackHeader header, byte[] start) {
        this.header = header;
        this.start = start;
    }

    // Numbers in byte arrays are read by hand: a fresh JVM pays more for the platform's view handles than for a whole
    // pack.

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

    /** Read when first asked for: who has rows does without. Threads that race read the same. */
    public final Schema schema() {
        Schema read = schema;
        if (read == null) {
            read = new RecordReader(start, PackHeader.FIXED, header.length()).schema();
            schema = read;
        }
        return read;
    }

    /** The numbers that stand at a position of the file. */
    abstract int int4(long at);

    public abstract long long8(long at);

    /** The record whose length stands at a position of the file. */
    public abstract PackRecord record(long at);

    /** So many bytes from a position of the file on. */
    public abstract byte[] bytes(long at, int length);

    /** Where the record behind this one starts. */
    public final long after(long at) {
        return at + Integer.BYTES + int4(at);
    }

    /** Checks every block. */
    public abstract void verify();

    /** Lets go of the file where it is still open. */
    public void close() {}

    /** A pack that was read whole, and checked whole before use. */
    public static final class InMemory extends PackBytes {
        private final byte[] bytes;

        public InMemory(PackHeader header, byte[] bytes) {
            super(header, bytes);
            this.bytes = bytes;
            CRC32 crc = new CRC32();
            crc.update(bytes, header.length(), bytes.length - header.length());
            if ((int) crc.getValue() != header.body()) {
                verify();
                throw PackFailure.damaged(header.checks());
            }
        }

        @Override
        public void verify() {
            CRC32 crc = new CRC32();
            int end = (int) header.checks();
            int check = end;
            for (int from = header.length(); from < end; from += PackHeader.BLOCK) {
                crc.reset();
                crc.update(bytes, from, Math.min(PackHeader.BLOCK, end - from));
                if ((int) crc.getValue() != PackBytes.int4(bytes, check)) {
                    throw PackFailure.damaged(from);
                }
                check += Integer.BYTES;
            }
        }

        @Override
        public int int4(long at) {
            return PackBytes.int4(bytes, (int) at);
        }

        @Override
        public long long8(long at) {
            return PackBytes.long8(bytes, (int) at);
        }

        @Override
        public byte[] bytes(long at, int length) {
            return Arrays.copyOfRange(bytes, (int) at, (int) at + length);
        }

        @Override
        public PackRecord record(long at) {
            int length = int4(at);
            if (length < 0 || length > header.slots() - at - Integer.BYTES) {
                throw PackFailure.damaged(at);
            }
            int from = (int) at + Integer.BYTES;
            return new PackRecord(this, bytes, from, from + length);
        }
    }
}

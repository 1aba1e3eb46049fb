package dev.garnish.catalog.db;

import dev.garnish.catalog.Schema;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The blocks of a pack behind its header, each checked before anything of it is used. Safe for use by many threads. */
abstract sealed class PackBytes permits PackBytes.Held, MappedBytes {
    final PackHeader header;
    private final byte[] start;
    private volatile @Nullable Schema schema;

    /** The blocks behind a header, whose bytes stand at the start of these. */
    PackBytes(PackHeader header, byte[] start) {
        this.header = header;
        this.start = start;
    }

    /** Read when first asked for: who has rows does without. Threads that race read the same. */
    final Schema schema() {
        Schema read = schema;
        if (read == null) {
            read = new RecordReader(start, PackHeader.FIXED, header.length()).schema();
            schema = read;
        }
        return read;
    }

    /** The numbers that stand at a position of the file. */
    abstract int int4(long at);

    abstract long long8(long at);

    /** The record whose length stands at a position of the file. */
    abstract PackRecord record(long at);

    /** So many bytes from a position of the file on. */
    abstract byte[] bytes(long at, int length);

    /** Where the record behind this one starts. */
    final long after(long at) {
        return at + Integer.BYTES + int4(at);
    }

    /** Checks every block. */
    abstract void verify();

    /** Lets go of the file where it is still open. */
    void close() {}

    /** A pack that was read whole, and checked whole before use. */
    static final class Held extends PackBytes {
        private final byte[] bytes;

        Held(PackHeader header, byte[] bytes) {
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
        void verify() {
            CRC32 crc = new CRC32();
            int end = (int) header.checks();
            int check = end;
            for (int from = header.length(); from < end; from += PackHeader.BLOCK) {
                crc.reset();
                crc.update(bytes, from, Math.min(PackHeader.BLOCK, end - from));
                if ((int) crc.getValue() != BigEndian.int4(bytes, check)) {
                    throw PackFailure.damaged(from);
                }
                check += Integer.BYTES;
            }
        }

        @Override
        int int4(long at) {
            return BigEndian.int4(bytes, (int) at);
        }

        @Override
        long long8(long at) {
            return BigEndian.long8(bytes, (int) at);
        }

        @Override
        byte[] bytes(long at, int length) {
            return Arrays.copyOfRange(bytes, (int) at, (int) at + length);
        }

        @Override
        PackRecord record(long at) {
            int length = int4(at);
            if (length < 0 || length > header.slots() - at - Integer.BYTES) {
                throw PackFailure.damaged(at);
            }
            int from = (int) at + Integer.BYTES;
            return new PackRecord(this, bytes, from, from + length);
        }
    }
}

package dev.garnish.catalog.db.internal.pack;

import dev.garnish.catalog.db.internal.text.Failures;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.zip.CRC32;

/**
 * A large pack: read block by block at first, because a fresh JVM answers many events before a mapping would have paid off,
 * then mapped into memory. A block is checked when it is first needed.
 */
public final class MappedBytes extends PackBytes {
    /** How many blocks are read before the file is mapped. */
    public static final int READS = 1024;

    /** A mapping cannot be longer than 2 GB; a power of two of blocks. */
    private static final int SEGMENT_BITS = 30;

    private static final ByteBuffer[] UNMAPPED = {};

    /** How many checks are read at once. */
    private static final int CHECKS = 1024;

    private final RandomAccessFile file;

    /** Blocks that were read and found good. Threads that race here read the same block twice. */
    private volatile byte[][] checkedBlocks;

    /** Checks that were read, {@value #CHECKS} each. */
    private final byte[][] checks;

    private int reads;

    private volatile ByteBuffer[] segments = UNMAPPED;

    /** 1 where a mapped block was found good. Threads that race here check the same block twice. */
    private final byte[] good;

    /** A pack whose file is open, and stays open until it is closed or mapped. */
    private MappedBytes(PackHeader header, byte[] start, RandomAccessFile file) {
        super(header, start);
        this.file = file;
        this.checkedBlocks = new byte[(int) header.blocks()][];
        this.good = new byte[(int) header.blocks()];
        this.checks = new byte[(good.length + CHECKS - 1) / CHECKS][];
    }

    /** Of a common type: who opens a small pack does not load this class. */
    public static PackBytes of(PackHeader header, byte[] start, RandomAccessFile file) {
        return new MappedBytes(header, start, file);
    }

    /**
     * Maps the file for good: what was read block by block is dropped, and the file closed, since a mapping outlives it.
     * Called once, under the lock of {@link #read}.
     */
    private void map() throws IOException {
        FileChannel channel = file.getChannel();
        int count = (int) ((header.fileLength() + (1L << SEGMENT_BITS) - 1) >>> SEGMENT_BITS);
        ByteBuffer[] mapped = new ByteBuffer[count];
        for (int i = 0; i < count; i++) {
            long from = (long) i << SEGMENT_BITS;
            mapped[i] = channel.map(MapMode.READ_ONLY, from, Math.min(1L << SEGMENT_BITS, header.fileLength() - from));
        }
        segments = mapped;
        checkedBlocks = new byte[0][];
        file.close();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw PackFailure.of("it cannot be closed", e);
        }
    }

    /** Checks every block, also those that no look-up ever needed. */
    @Override
    public void verify() {
        for (int block = 0; block < good.length; block++) {
            require(block);
        }
    }

    @Override
    public int int4(long at) {
        return PackBytes.int4(bytes(at, Integer.BYTES), 0);
    }

    @Override
    public long long8(long at) {
        return PackBytes.long8(bytes(at, Long.BYTES), 0);
    }

    @Override
    public PackRecord record(long at) {
        int length = int4(at);
        if (length < 0 || length > header.slots() - at - Integer.BYTES) {
            throw PackFailure.damaged(at);
        }
        return new PackRecord(this, bytes(at + Integer.BYTES, length), 0, length);
    }

    @Override
    public byte[] bytes(long at, int length) {
        require(at, length);
        byte[] bytes = new byte[length];
        copy(at, bytes);
        return bytes;
    }

    /**
     * Requires bytes to lie among records and index, in blocks that are good. A position comes from the file itself, so it is
     * trusted no more than the bytes.
     */
    private void require(long at, int length) {
        if (at < header.length() || at + length > header.checks()) {
            throw PackFailure.damaged(at);
        }
        long first = (at - header.length()) / PackHeader.BLOCK;
        long last = (at - header.length() + length - 1) / PackHeader.BLOCK;
        for (long block = first; block <= last; block++) {
            require((int) block);
        }
    }

    private void require(int block) {
        if (segments.length == 0) {
            block(block);
        } else if (good[block] == 0) {
            requireMapped(block);
        }
    }

    private void requireMapped(int block) {
        byte[] bytes = new byte[length(block)];
        copyMapped(from(block), bytes);
        require(block, bytes);
        good[block] = 1;
    }

    /** Compares a block's bytes with its check; a flipped bit is reported and never shown to a recipient. */
    private void require(int block, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length);
        if ((int) crc.getValue() != check(block)) {
            throw PackFailure.damaged(from(block));
        }
    }

    /** The CRC-32 of a block. Checks are read {@value #CHECKS} at a time, when one of them is first needed. */
    private int check(int block) {
        byte[] some = checks[block / CHECKS];
        if (some == null) {
            long at = header.checks() + (long) (block / CHECKS) * CHECKS * Integer.BYTES;
            some = new byte[(int) Math.min(CHECKS * Integer.BYTES, header.fileLength() - at)];
            read(at, some);
            checks[block / CHECKS] = some;
        }
        return PackBytes.int4(some, block % CHECKS * Integer.BYTES);
    }

    private long from(int block) {
        return header.length() + (long) block * PackHeader.BLOCK;
    }

    private int length(int block) {
        return (int) Math.min(PackHeader.BLOCK, header.checks() - from(block));
    }

    /** Copies bytes that may lie in several blocks. */
    private void copy(long at, byte[] target) {
        if (segments.length > 0) {
            copyMapped(at, target);
            return;
        }
        int done = 0;
        while (done < target.length) {
            int block = (int) ((at + done - header.length()) / PackHeader.BLOCK);
            byte[] bytes = block(block);
            int from = (int) (at + done - from(block));
            int some = Math.min(target.length - done, bytes.length - from);
            System.arraycopy(bytes, from, target, done, some);
            done += some;
        }
    }

    /** A block's bytes, from the mapping where it was mapped meanwhile. */
    private byte[] block(int block) {
        byte[][] kept = checkedBlocks;
        byte[] bytes = kept.length == 0 ? null : kept[block];
        if (bytes == null) {
            bytes = new byte[length(block)];
            read(from(block), bytes);
            require(block, bytes);
            if (kept.length > 0) {
                kept[block] = bytes;
            }
        }
        return bytes;
    }

    /**
     * Reads from the file, or from the mapping once that is there. The lock keeps threads from moving the file's position under
     * one another.
     */
    private synchronized void read(long at, byte[] bytes) {
        try {
            if (segments.length == 0 && reads == READS) {
                map();
            }
            if (segments.length > 0) {
                copyMapped(at, bytes);
                return;
            }
            reads++;
            file.seek(at);
            file.readFully(bytes);
        } catch (IOException e) {
            throw PackFailure.of("it cannot be read: " + Failures.reason(e), e);
        }
    }

    /** Copies bytes that may lie in two segments of the mapping. */
    private void copyMapped(long at, byte[] target) {
        ByteBuffer[] mapped = segments;
        int done = 0;
        while (done < target.length) {
            ByteBuffer segment = mapped[(int) ((at + done) >>> SEGMENT_BITS)];
            int from = (int) ((at + done) & ((1L << SEGMENT_BITS) - 1));
            int some = Math.min(target.length - done, segment.capacity() - from);
            segment.get(from, target, done, some);
            done += some;
        }
    }
}

package dev.garnish.catalog;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.zip.CRC32;

/** A large pack mapped into memory; a block is checked when it is first needed. */
final class MappedBytes extends PackBytes {
    /** A mapping can not be longer than 2 GB; a power of two of blocks. */
    private static final int SEGMENT_BITS = 30;

    private final ByteBuffer[] segments;
    /** 1 where a block was found good. Threads that race here check the same block twice. */
    private final byte[] good;

    private MappedBytes(PackHeader header, ByteBuffer[] segments) {
        super(header);
        this.segments = segments;
        this.good = new byte[(int) header.blocks()];
    }

    static MappedBytes of(PackHeader header, RandomAccessFile file) throws IOException {
        FileChannel channel = file.getChannel();
        int count = (int) ((header.fileLength() + (1L << SEGMENT_BITS) - 1) >>> SEGMENT_BITS);
        ByteBuffer[] segments = new ByteBuffer[count];
        for (int i = 0; i < count; i++) {
            long from = (long) i << SEGMENT_BITS;
            segments[i] =
                    channel.map(MapMode.READ_ONLY, from, Math.min(1L << SEGMENT_BITS, header.fileLength() - from));
        }
        return new MappedBytes(header, segments);
    }

    @Override
    void verify() {
        for (int block = 0; block < good.length; block++) {
            require(block);
        }
    }

    @Override
    int int4(long at) {
        return BigEndian.int4(bytes(at, Integer.BYTES), 0);
    }

    @Override
    long long8(long at) {
        return BigEndian.long8(bytes(at, Long.BYTES), 0);
    }

    @Override
    RecordReader record(long at) {
        int length = int4(at);
        if (length < 0 || length > header.slots() - at - Integer.BYTES) {
            throw damaged(at);
        }
        return new RecordReader(bytes(at + Integer.BYTES, length), 0, length);
    }

    @Override
    byte[] bytes(long at, int length) {
        require(at, length);
        byte[] bytes = new byte[length];
        copy(at, bytes);
        return bytes;
    }

    private void require(long at, int length) {
        if (at < header.length() || at + length > header.checks()) {
            throw damaged(at);
        }
        long first = (at - header.length()) / PackHeader.BLOCK;
        long last = (at - header.length() + length - 1) / PackHeader.BLOCK;
        for (long block = first; block <= last; block++) {
            require((int) block);
        }
    }

    private void require(int block) {
        if (good[block] != 0) {
            return;
        }
        long from = header.length() + (long) block * PackHeader.BLOCK;
        byte[] bytes = new byte[(int) Math.min(PackHeader.BLOCK, header.checks() - from)];
        copy(from, bytes);
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length);
        byte[] check = new byte[Integer.BYTES];
        copy(header.checks() + (long) block * Integer.BYTES, check);
        if ((int) crc.getValue() != BigEndian.int4(check, 0)) {
            throw damaged(from);
        }
        good[block] = 1;
    }

    private void copy(long at, byte[] target) {
        int done = 0;
        while (done < target.length) {
            ByteBuffer segment = segments[(int) ((at + done) >>> SEGMENT_BITS)];
            int from = (int) ((at + done) & ((1L << SEGMENT_BITS) - 1));
            int some = Math.min(target.length - done, segment.capacity() - from);
            segment.get(from, target, done, some);
            done += some;
        }
    }
}

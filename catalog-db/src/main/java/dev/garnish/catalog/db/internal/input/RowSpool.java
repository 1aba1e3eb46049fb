package dev.garnish.catalog.db.internal.input;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes, written once and read again: in memory while they are few, then in a temporary file that only its owner
 * may read and that is gone when it is closed; where the system allows it, also when the process is killed.
 */
public final class RowSpool implements AutoCloseable {
    private static final int MEMORY = 8 << 20;
    private static final int LOOK = 1 << 16;
    private static final int NOTHING = 0;
    private static final int TEXT = 1;
    private static final int TEXTS = 2;
    private static final int ABSENT = 3;
    private static final int NUMBER = 4;

    private final int most;
    private final DataOutputStream out = new DataOutputStream(new End());
    /** The bytes behind those in the file. */
    private byte[] memory = new byte[LOOK];

    private int used;
    private long spilled;
    private @Nullable FileChannel file;

    public RowSpool() {
        this(MEMORY);
    }

    /** @param most bytes in memory */
    RowSpool(int most) {
        this.most = most;
    }

    /** Where the next row will stand. */
    long end() {
        return spilled + used;
    }

    void add(Row row) throws IOException {
        out.writeLong(row.line());
        text(row.trouble());
        List<@Nullable Object> cells = row.cells();
        out.writeInt(cells.size());
        for (Object cell : cells) {
            if (cell instanceof List<?> texts) {
                out.writeByte(TEXTS);
                out.writeInt(texts.size());
                for (Object text : texts) {
                    text(String.valueOf(text));
                }
            } else if (cell == Row.ABSENT) {
                out.writeByte(ABSENT);
            } else if (cell instanceof BigDecimal number) {
                out.writeByte(NUMBER);
                text(number.toString());
            } else {
                text((String) cell);
            }
        }
    }

    private void text(@Nullable String text) throws IOException {
        if (text == null) {
            out.writeByte(NOTHING);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(TEXT);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** Reads from a row on; valid until the next row is added. */
    Reader from(long start) {
        return new Reader(new DataInputStream(new BufferedInputStream(new From(start), LOOK)));
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // It was only ours.
            return;
        }
    }

    /** Rows one after the other; whoever reads knows how many there are. */
    static final class Reader {
        private final DataInputStream in;

        private Reader(DataInputStream in) {
            this.in = in;
        }

        Row next() throws IOException {
            long line = in.readLong();
            String trouble = (String) cell();
            @Nullable Object[] cells = new Object[in.readInt()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cell();
            }
            return trouble == null ? Row.of(line, cells) : Row.bad(line, cells, trouble);
        }

        private @Nullable Object cell() throws IOException {
            return switch (in.readByte()) {
                case NOTHING -> null;
                case TEXT -> text();
                case ABSENT -> Row.ABSENT;
                case NUMBER -> new BigDecimal(String.valueOf(cell()));
                default -> texts();
            };
        }

        private String text() throws IOException {
            return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        }

        private List<String> texts() throws IOException {
            int count = in.readInt();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                texts.add(String.valueOf(cell()));
            }
            return texts;
        }
    }

    private final class End extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (used + length > most) {
                spill(ByteBuffer.wrap(memory, 0, used));
                used = 0;
            }
            if (length > most) {
                spill(ByteBuffer.wrap(bytes, from, length));
                return;
            }
            if (used + length > memory.length) {
                memory = Arrays.copyOf(memory, Math.min(most, Math.max(2 * memory.length, used + length)));
            }
            System.arraycopy(bytes, from, memory, used, length);
            used += length;
        }

        private void spill(ByteBuffer bytes) throws IOException {
            FileChannel to = file == null ? temporary() : file;
            file = to;
            while (bytes.hasRemaining()) {
                spilled += to.write(bytes, spilled);
            }
        }

        private static FileChannel temporary() throws IOException {
            Path path = Files.createTempFile("garnish-", ".rows");
            return FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
    }

    private final class From extends InputStream {
        private long at;

        From(long at) {
            this.at = at;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int some = file != null && at < spilled
                    ? file.read(ByteBuffer.wrap(bytes, from, (int) Math.min(length, spilled - at)), at)
                    : Math.min(length, used - (int) (at - spilled));
            if (some <= 0) {
                return -1;
            }
            if (at >= spilled) {
                System.arraycopy(memory, (int) (at - spilled), bytes, from, some);
            }
            at += some;
            return some;
        }
    }
}

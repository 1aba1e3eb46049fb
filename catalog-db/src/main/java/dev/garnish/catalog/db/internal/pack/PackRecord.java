package dev.garnish.catalog.db.internal.pack;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.db.internal.record.RecordReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One item's record among the bytes of a pack, without its length. What is not asked for is not read. */
public final class PackRecord implements Item.Stored {
    /** From here on a length takes more than a byte. */
    private static final int LONG = 0x80;

    private final PackBytes pack;
    private final byte[] bytes;
    private final int from;
    private final int to;

    PackRecord(PackBytes pack, byte[] bytes, int from, int to) {
        this.pack = pack;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Whether it is the record of the id in these bytes. */
    public boolean isOf(byte[] utf8, int idFrom, int idTo) {
        int length = idTo - idFrom;
        return length < LONG
                ? bytes[from] == length && isAt(from + 1, utf8, idFrom, idTo)
                : reader().isText(utf8, idFrom, idTo);
    }

    /** By hand: what the JDK compares arrays with takes ten times as long before it is compiled. */
    private boolean isAt(int at, byte[] utf8, int idFrom, int idTo) {
        byte[] here = bytes;
        for (int i = idFrom, k = at; i < idTo; i++, k++) {
            if (utf8[i] != here[k]) {
                return false;
            }
        }
        return true;
    }

    /** The item, which leaves its parts here until they are asked for where it has a row. */
    public Item item() {
        return pack.header.isRendered() ? Item.of(this) : whole();
    }

    /** The item with all of its values. */
    Item whole() {
        return reader().item(pack.schema());
    }

    private RecordReader reader() {
        return new RecordReader(bytes, from, to);
    }

    @Override
    public String id() {
        return reader().text();
    }

    @Override
    public Schema schema() {
        return pack.schema();
    }

    @Override
    public @Nullable Object[] values() {
        return reader().valuesBehindId(pack.schema());
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int rowFrom() {
        int rowTo = rowTo();
        int length = PackBytes.int4(bytes, rowTo);
        if (length < 0 || length > rowTo - from) {
            throw new IndexOutOfBoundsException("length " + length);
        }
        return rowTo - length;
    }

    /** The row's length stands at the very end. */
    @Override
    public int rowTo() {
        return to - Integer.BYTES;
    }

    public byte[] row() {
        return Arrays.copyOfRange(bytes, rowFrom(), rowTo());
    }
}

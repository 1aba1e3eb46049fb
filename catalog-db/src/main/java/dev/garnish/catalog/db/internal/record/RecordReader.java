package dev.garnish.catalog.db.internal.record;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RecordWriter} wrote. Plain loops: this runs in the first milliseconds of a cold function. */
public final class RecordReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    /**
     * A reader of a part of an array, which it neither copies nor changes.
     *
     * @param from where the record starts
     * @param to where it ends, exclusive; no length leads beyond
     */
    public RecordReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.end = to;
        this.at = from;
    }

    /** The item that stands here. */
    public Item item(Schema schema) {
        String id = text();
        return Item.of(schema, id, values(schema));
    }

    /** The schema that stands here. */
    public Schema schema() {
        int count = number();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(new Column(text(), RecordWriter.TYPES.get(number())));
        }
        return Schema.of(columns);
    }

    /** The values of the item that stands here. */
    @Nullable
    public Object[] valuesBehindId(Schema schema) {
        int length = bounded(number());
        at += length;
        return values(schema);
    }

    /** By column. A record has them in the order of the schema, without names. */
    private @Nullable Object[] values(Schema schema) {
        List<Column> columns = schema.columns();
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(columns.get(i).type());
        }
        return values;
    }

    /** Whether the text that stands here is this; only its length is passed. */
    public boolean isText(byte[] utf8, int from, int to) {
        int length = number();
        return length == to - from && Arrays.equals(bytes, at, at + length, utf8, from, to);
    }

    /** A byte says whether there is a value; behind it stands the value, or the entries of a list. */
    private @Nullable Object value(Type type) {
        if (bytes[at++] == 0) {
            return null;
        }
        if (!type.isList()) {
            return plain(type);
        }
        Object[] entries = new Object[bounded(number())];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = plain(type.element());
        }
        return Arrays.asList(entries);
    }

    private Object plain(Type type) {
        return switch (type) {
            case NUMBER -> decimal();
            case TRUTH -> bytes[at++] != 0;
            case DATE -> date();
            default -> text();
        };
    }

    /** A length and that many bytes of UTF-8. */
    public String text() {
        int length = bounded(number());
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /**
     * The scale, its sign in the lowest bit, then the unscaled value as bytes in two's complement. Up to eight are put together
     * by hand: nearly all numbers are that short, and a {@code BigInteger} would cost a cold function its class.
     */
    private BigDecimal decimal() {
        int mark = number();
        int scale = (mark >>> 1) ^ -(mark & 1);
        int length = bounded(number());
        int from = at;
        at += length;
        if (length > Long.BYTES) {
            return new BigDecimal(new BigInteger(bytes, from, length), scale);
        }
        long unscaled = bytes[from];
        for (int i = 1; i < length; i++) {
            unscaled = unscaled << 8 | (bytes[from + i] & 0xff);
        }
        return BigDecimal.valueOf(unscaled, scale);
    }

    /** Eight bytes of seconds since 1970 in UTC, and the nanoseconds of that second. */
    private LocalDateTime date() {
        long second = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            second = second << 8 | (bytes[at++] & 0xff);
        }
        return LocalDateTime.ofEpochSecond(second, number(), ZoneOffset.UTC);
    }

    /** Seven bits a byte, lowest first, the top bit set in all but the last. */
    int number() {
        int value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    /** A length cannot pass the end of what holds it. */
    private int bounded(int length) {
        if (length < 0 || length > end - at) {
            throw new IndexOutOfBoundsException("length " + length);
        }
        return length;
    }
}

package dev.garnish.catalog.db.internal.record;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items as bytes, one way only: equal items of equal schemas have equal bytes. It is what packs store and what content
 * checksums are taken over; docs/catalog.md describes it.
 */
public final class RecordWriter {
    /** A type's code is its place here: append, never reorder. */
    static final List<Type> TYPES = List.of(
            Type.TEXT,
            Type.NUMBER,
            Type.TRUTH,
            Type.DATE,
            Type.TEXT_LIST,
            Type.NUMBER_LIST,
            Type.TRUTH_LIST,
            Type.DATE_LIST);

    private byte[] bytes = new byte[4096];
    private int length;

    /** The schema: the number of columns, then name and type of each. */
    public byte[] schema(Schema schema) {
        length = 0;
        number(schema.columns().size());
        schema.columns().forEach(column -> {
            text(column.name());
            number(TYPES.indexOf(column.type()));
        });
        return Arrays.copyOf(bytes, length);
    }

    /**
     * An item: its id, then a mark (0 missing, 1 there) and the value of each column.
     *
     * @throws IllegalArgumentException if it has another schema
     */
    public byte[] item(Schema schema, Item item) {
        length = 0;
        text(item.id());
        for (int i = 0; i < schema.columns().size(); i++) {
            value(schema.columns().get(i).type(), item.at(schema, i));
        }
        return Arrays.copyOf(bytes, length);
    }

    private void value(Type type, @Nullable Object value) {
        put(value == null ? 0 : 1);
        if (value == null) {
            return;
        }
        if (type.isList()) {
            List<?> entries = (List<?>) value;
            number(entries.size());
            entries.forEach(entry -> plain(type.element(), entry));
        } else {
            plain(type, value);
        }
    }

    private void plain(Type type, Object value) {
        switch (type) {
            case NUMBER -> decimal((BigDecimal) value);
            case TRUTH -> put((Boolean) value ? 1 : 0);
            case DATE -> date((LocalDateTime) value);
            default -> text((String) value);
        }
    }

    private void text(String text) {
        bytes(utf8(text));
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void decimal(BigDecimal value) {
        int scale = value.scale();
        number((scale << 1) ^ (scale >> 31));
        bytes(value.unscaledValue().toByteArray());
    }

    private void date(LocalDateTime value) {
        long second = value.toEpochSecond(ZoneOffset.UTC);
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (second >>> shift));
        }
        number(value.get(ChronoField.NANO_OF_SECOND));
    }

    private void bytes(byte[] more) {
        number(more.length);
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** Seven bits a byte, lowest first, the top bit set in all but the last. */
    private void number(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            put((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        put(rest);
    }

    private void put(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}

package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.internal.record.Fingerprint;
import dev.garnish.catalog.db.internal.record.RecordWriter;
import dev.garnish.catalog.db.internal.sql.CellType;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the items hold before an import, as a hash of each: a row that changes nothing needs no table to wait in, and most
 * rows of most imports are of that kind. A row that is told apart wrongly would only be merged for nothing; 64 bits of
 * SHA-256 do not pass a row for the same by chance.
 */
final class CurrentRows {
    private static final int PAGE = 10_000;

    private final Connection connection;
    private final ItemTable items;
    private final List<Stored> columns;
    /** JSON is read as a list and written as text. */
    private final boolean comparable;

    private final IdSet hashes = new IdSet();
    private final IdSet seen = new IdSet();
    private final MessageDigest digest = Fingerprint.sha256();
    private final StringBuilder text = new StringBuilder();
    private String content = "";
    private long count;
    private long met;

    private CurrentRows(Connection connection, ItemTable items, List<Stored> columns) {
        this.connection = connection;
        this.items = items;
        this.columns = columns;
        this.comparable = columns.stream().noneMatch(column -> column.cell() == CellType.JSON);
    }

    /** @param columns those that the import fills */
    static CurrentRows of(Connection connection, ItemTable items, List<Stored> columns) throws SQLException {
        CurrentRows rows = new CurrentRows(connection, items, columns);
        @Nullable Object[] values = new Object[columns.size()];
        int[] places = columns.stream()
                .mapToInt(column -> items.schema().indexOf(column.name()))
                .toArray();
        MessageDigest content = Fingerprint.sha256();
        RecordWriter records = new RecordWriter();
        content.update(records.schema(items.schema()));
        rows.each(item -> {
            content.update(records.item(items.schema(), item));
            for (int i = 0; i < places.length; i++) {
                values[i] = item.at(items.schema(), places[i]);
            }
            rows.hashes.before(idHash(item.id()), rows.hash(values));
            rows.count++;
        });
        rows.content = HexFormat.of().formatHex(content.digest());
        return rows;
    }

    private interface Visitor {
        void visit(Item item);
    }

    private void each(Visitor visitor) throws SQLException {
        @Nullable String last = null;
        List<Item> page;
        do {
            page = items.page(connection, last, PAGE);
            for (Item item : page) {
                visitor.visit(item);
                last = item.id();
            }
        } while (page.size() == PAGE);
    }

    /** The content's checksum, as {@link Fingerprint} computes it. */
    String content() {
        return content;
    }

    long count() {
        return count;
    }

    /** Notes that there is a row for an item, and says whether it changes nothing. */
    boolean isUnchanged(String id, @Nullable Object[] values) {
        long idHash = idHash(id);
        long now = hashes.get(idHash);
        if (now != 0 && seen.before(idHash, 1) == 0) {
            met++;
        }
        return comparable && now != 0 && now == hash(values);
    }

    /** The ids of the items that no row was for, but for these. */
    List<String> missing(Collection<String> spared) throws SQLException {
        List<String> missing = new ArrayList<>();
        if (met < count) {
            each(item -> {
                if (seen.get(idHash(item.id())) == 0 && !spared.contains(item.id())) {
                    missing.add(item.id());
                }
            });
        }
        return missing;
    }

    private static long idHash(String id) {
        return IdSet.hash(RecordWriter.utf8(id));
    }

    /** Never 0. */
    private long hash(@Nullable Object[] values) {
        text.setLength(0);
        for (int i = 0; i < values.length; i++) {
            append(values[i], columns.get(i).cell());
        }
        return ByteBuffer.wrap(digest.digest(RecordWriter.utf8(text.toString())))
                        .getLong()
                | 1;
    }

    private void append(@Nullable Object value, CellType cell) {
        if (value == null) {
            text.append('-');
        } else if (cell == CellType.TEXTS) {
            List<?> list = value instanceof String[] texts ? Arrays.asList(texts) : List.of(value);
            List<?> entries = value instanceof List<?> given ? given : list;
            text.append('[').append(entries.size());
            entries.forEach(entry -> append(String.valueOf(entry)));
        } else {
            append(plain(value, cell));
        }
    }

    /** With its length, so that no two rows have one text. */
    private void append(String part) {
        text.append(':').append(part.length()).append(':').append(part);
    }

    /** One spelling for what is read from the database and what is to be written to it. */
    private static String plain(Object value, CellType cell) {
        if (value instanceof Double number) {
            return number(
                    cell == CellType.REAL
                            ? new BigDecimal(Float.toString(number.floatValue()))
                            : BigDecimal.valueOf(number));
        } else if (value instanceof BigDecimal number) {
            return number(number);
        } else if (value instanceof LocalDate date) {
            return date.atStartOfDay().toString();
        } else if (value instanceof OffsetDateTime time) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime().toString();
        }
        return value instanceof UUID id ? id.toString() : String.valueOf(value);
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }
}

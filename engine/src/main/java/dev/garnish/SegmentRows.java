package dev.garnish;

import org.jspecify.annotations.Nullable;

/** What was made of one row for segments. Threads may see a table that lags behind: at worst they miss. */
final class SegmentRows {
    private @Nullable Own[] table = new @Nullable Own[4];
    private int count;

    private static final class Own {
        private final Segment segment;
        private final Row row;

        private Own(Segment segment, Row row) {
            this.segment = segment;
            this.row = row;
        }
    }

    /** The row of a segment; null where it is not held. */
    @Nullable
    Row find(Segment segment) {
        @Nullable Own[] owns = table;
        for (int probe = 0; probe < owns.length; probe++) {
            Own own = owns[segment.number() + probe & owns.length - 1];
            if (own == null || own.segment == segment) {
                return own == null ? null : own.row;
            }
        }
        return null;
    }

    synchronized void put(Segment segment, Row row) {
        if (2 * ++count > table.length) {
            @Nullable Own[] more = new @Nullable Own[2 * table.length];
            for (Own own : table) {
                if (own != null) {
                    insert(more, own);
                }
            }
            table = more;
        }
        insert(table, new Own(segment, row));
    }

    /** There is a free slot: at most half of them are taken. */
    private static void insert(@Nullable Own[] owns, Own own) {
        int slot = own.segment.number();
        while (owns[slot & owns.length - 1] != null) {
            slot++;
        }
        owns[slot & owns.length - 1] = own;
    }
}

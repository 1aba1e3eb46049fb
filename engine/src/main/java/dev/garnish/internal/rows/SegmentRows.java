package dev.garnish.internal.rows;

import org.jspecify.annotations.Nullable;

/** What was made of items for segments, in bounds. Safe for use by many threads. */
final class SegmentRows {
    private static final int MOST = 1 << 15;

    private final CacheSlots<Own> rows;

    private static final class Own implements CacheSlots.Entry {
        private static final int OVERHEAD = 32;

        private final int hash;
        private final Segment segment;
        private final Row row;
        private final int weight;

        private Own(int hash, Segment segment, Row row) {
            this.hash = hash;
            this.segment = segment;
            this.row = row;
            this.weight = OVERHEAD + row.weight();
        }

        @Override
        public int hash() {
            return hash;
        }

        /** As it was put in: a row weighs less once its values are read. */
        @Override
        public int weight() {
            return weight;
        }
    }

    SegmentRows(long maxWeight) {
        this.rows = new CacheSlots<>(maxWeight, MOST);
    }

    long weight() {
        return rows.weight();
    }

    /** What was made of an item's row for a segment; null where it is not there. */
    @Nullable
    Row find(Row base, Segment segment) {
        int hash = hash(base, segment);
        for (int way = 0; way < CacheSlots.WAYS; way++) {
            Own own = rows.get(hash, way);
            if (own != null && own.hash == hash && own.segment.isSame(segment) && own.row.isOfSameItem(base)) {
                return own.row;
            }
        }
        return null;
    }

    void put(Row base, Segment segment, Row own) {
        rows.put(new Own(hash(base, segment), segment, own));
    }

    private static int hash(Row base, Segment segment) {
        return Segment.mixed(31 * base.idHash() + segment.hash());
    }
}

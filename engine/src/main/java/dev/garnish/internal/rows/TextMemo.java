package dev.garnish.internal.rows;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Rows by the text of their id, bounded: for callers that have one, so that it need not be encoded. Safe for use by many threads. */
final class TextMemo {
    private static final int OVERHEAD = 64;

    private final long maxWeight;
    private final Map<String, Row> rows = new ConcurrentHashMap<>();
    private long weight;

    TextMemo(long maxWeight) {
        this.maxWeight = maxWeight;
    }

    @Nullable
    Row find(String id) {
        return rows.get(id);
    }

    synchronized void put(String id, Row row) {
        int more = OVERHEAD + row.weight();
        if (weight + more > maxWeight) {
            rows.clear();
            weight = 0;
        }
        if (rows.put(id, row) == null) {
            weight += more;
        }
    }
}

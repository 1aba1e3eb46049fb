package dev.garnish.internal.rows;

import dev.garnish.internal.json.JsonText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one plan made, in bounds: {@link ItemLookUp} asks for them first, {@link Evaluation} puts in what was
 * missing. Safe for use by many threads.
 */
public final class RowCache {
    private static final long MOST_MEMORY = 384L << 20;
    private static final long MEMORY_FOR_UNKNOWN = 2L << 20;

    private final Row unknown;
    private final Memo known;

    /** Apart from the known ones, so that no number of unknown ids pushes those out. */
    private final Memo unknownIds;

    /** Null where nothing is made for segments. */
    private final @Nullable SegmentRows ofSegments;

    private final long memoryByText;

    /** Made when first used: a host that sends events does without. */
    private volatile @Nullable TextMemo byText;

    public RowCache(Plan plan) {
        long memory = plan.memory();
        long memoryForUnknown = Math.min(MEMORY_FOR_UNKNOWN, memory / 16);
        this.unknown = plan.row(new byte[0], null, new EnrichmentStats(plan));
        this.known = new Memo(plan.segmentsHaveRows() ? memory / 3 : memory * 2 / 3);
        this.ofSegments = plan.segmentsHaveRows() ? new SegmentRows(memory / 4) : null;
        this.unknownIds = new Memo(memoryForUnknown);
        this.memoryByText = memory / 3 - memoryForUnknown;
    }

    /**
     * How many bytes everything that is cached of one rule set over one catalog may take where nobody says: a sixteenth of
     * the largest heap, so that several fit, and at most 384 MB.
     */
    public static long defaultMemory() {
        return Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / 16);
    }

    /** What an id gives that no item has, whatever the id. */
    Row unknown() {
        return unknown;
    }

    /** The row of the id that is in these bytes and has this {@link JsonText#hash}; null where none is remembered. */
    @Nullable
    Row find(int hash, byte[] bytes, int from, int to) {
        Row row = known.find(hash, bytes, from, to);
        return row == null ? unknownIds.find(hash, bytes, from, to) : row;
    }

    /** The row of an id; null where none is remembered. */
    @Nullable
    Row find(String id) {
        TextMemo memo = byText();
        Row row = memo.find(id);
        if (row == null) {
            byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
            if (!isText(id, utf8)) {
                return unknown;
            }
            row = find(JsonText.hash(utf8, 0, utf8.length), utf8, 0, utf8.length);
            if (row != null && !row.isUnknown()) {
                memo.put(id, row);
            }
        }
        return row;
    }

    /** Half of a surrogate pair has no UTF-8: an id with one is no item's. */
    private static boolean isText(String id, byte[] utf8) {
        return utf8.length == id.length() || new String(utf8, StandardCharsets.UTF_8).equals(id);
    }

    private TextMemo byText() {
        TextMemo made = byText;
        if (made == null) {
            made = new TextMemo(memoryByText);
            byText = made;
        }
        return made;
    }

    /** Remembers the row of an id of this {@link JsonText#hash}. */
    void put(int hash, Row row) {
        (row.isUnknown() ? unknownIds : known).put(hash, row);
    }

    /** Null where nothing is made for segments. */
    @Nullable
    SegmentRows ofSegments() {
        return ofSegments;
    }
}

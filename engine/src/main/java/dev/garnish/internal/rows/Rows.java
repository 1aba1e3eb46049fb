package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import dev.garnish.internal.json.JsonWriter;
import dev.garnish.internal.lang.Program.UnknownItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The rows of one recipient's items, in order: a stretch of an array that nobody changes any more. */
public final class Rows {
    static final Rows NONE = new Rows(new Row[0], 0, 0);

    private final Row[] rows;
    private final int from;
    private final int to;

    public Rows(Row[] rows, int from, int to) {
        this.rows = rows;
        this.from = from;
        this.to = to;
    }

    static Rows of(List<Row> rows) {
        return new Rows(rows.toArray(new Row[0]), 0, rows.size());
    }

    int size() {
        return to - from;
    }

    Row get(int index) {
        return rows[from + index];
    }

    /** The same with a text as some items' value of one attribute, which counts as its {@code else}. */
    Rows withElse(int attribute, String text, BitSet positions) {
        Row[] others = Arrays.copyOfRange(rows, from, to);
        for (int at = positions.nextSetBit(0); at >= 0; at = positions.nextSetBit(at + 1)) {
            others[at] = others[at].withElse(attribute, text);
        }
        return new Rows(others, 0, others.length);
    }

    /** The items that the catalog holds. */
    List<Item> items() {
        List<Item> items = new ArrayList<>(size());
        for (int i = from; i < to; i++) {
            Item item = rows[i].item();
            if (item != null) {
                items.add(item);
            }
        }
        return List.copyOf(items);
    }

    int unknown() {
        int unknown = 0;
        for (int i = from; i < to; i++) {
            unknown += rows[i].isUnknown() ? 1 : 0;
        }
        return unknown;
    }

    /** What becomes of a recipient of these items, if the rules are for him. */
    RecipientResult.Kind kind(UnknownItem unknownItem) {
        boolean fails = unknownItem == UnknownItem.FAIL_RECIPIENT && unknown() > 0;
        return fails ? RecipientResult.Kind.FAILED : RecipientResult.Kind.FILLED;
    }

    /** Those that are not left out for everybody; these where none is. */
    Rows withoutDropped() {
        int dropped = 0;
        for (int i = from; i < to; i++) {
            dropped += rows[i].isDropped() ? 1 : 0;
        }
        if (dropped == 0) {
            return this;
        }
        Row[] left = new Row[size() - dropped];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (!rows[i].isDropped()) {
                left[count++] = rows[i];
            }
        }
        return new Rows(left, 0, count);
    }

    /** Bytes of all attributes' values with a comma or a bracket behind each. */
    long jsonSize() {
        long size = 0;
        for (int i = from; i < to; i++) {
            size += rows[i].jsonSize();
        }
        return size;
    }

    /** Writes one attribute's values, and the bracket that closes their list. */
    void writeTo(JsonWriter out, int attribute) {
        for (int i = from; i < to; i++) {
            rows[i].writeTo(out, attribute);
        }
        closeList(out, size());
    }

    /** Puts the bracket in place of the comma behind the last of so many entries. */
    static void closeList(JsonWriter out, int entries) {
        if (entries == 0) {
            out.raw(']');
        } else {
            out.replaceLast(']');
        }
    }
}

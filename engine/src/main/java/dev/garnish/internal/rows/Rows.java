package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import dev.garnish.internal.json.JsonWriter;
import dev.garnish.internal.lang.Program.UnknownItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one recipient's items, in order: a part of an array that nobody changes any more. And the item that they
 * were recommended for.
 */
public final class Rows {
    static final Rows NONE = new Rows(new Row[0], 0, 0);

    private final Row[] rows;
    private final int from;
    private final int to;

    /** Which of the recommended items each is, from 0; null: none was left out. */
    private final int @Nullable [] places;

    private final @Nullable Item seed;

    Rows(Row[] rows, int from, int to) {
        this(rows, from, to, null, null);
    }

    private Rows(Row[] rows, int from, int to, int @Nullable [] places, @Nullable Item seed) {
        this.rows = rows;
        this.from = from;
        this.to = to;
        this.places = places;
        this.seed = seed;
    }

    /** The same, recommended because of an item. */
    Rows from(Item other) {
        return new Rows(rows, from, to, places, other);
    }

    /** The same with other rows of the same items. */
    Rows with(Row[] others) {
        return new Rows(others, 0, others.length, places, seed);
    }

    /** The item that these were recommended for; null: none is known. */
    @Nullable
    Item seed() {
        return seed;
    }

    /** Which of the recommended items one is, from 1. */
    int place(int index) {
        return 1 + (places == null ? index : places[index]);
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
        return with(others);
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
        boolean[] dropped = null;
        for (int i = 0; i < size(); i++) {
            if (get(i).isDropped()) {
                dropped = dropped == null ? new boolean[size()] : dropped;
                dropped[i] = true;
            }
        }
        return dropped == null ? this : without(dropped);
    }

    /** These without some; these themselves where it is none. Of all that are recommended only. */
    Rows without(boolean[] dropped) {
        int left = 0;
        for (boolean one : dropped) {
            left += one ? 0 : 1;
        }
        if (left == dropped.length) {
            return this;
        }
        Row[] others = new Row[left];
        int[] otherPlaces = new int[left];
        int count = 0;
        for (int i = 0; i < dropped.length; i++) {
            if (!dropped[i]) {
                others[count] = get(i);
                otherPlaces[count++] = i;
            }
        }
        return new Rows(others, 0, left, otherPlaces, seed);
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

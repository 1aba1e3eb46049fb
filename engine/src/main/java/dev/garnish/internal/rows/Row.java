package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import dev.garnish.event.Diagnostic;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.json.JsonWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one item id gives for every recipient alike: the values of the attributes that read nothing but the item, as texts
 * and as encoded JSON; or for those of one segment, with the attributes that read nothing else. Passes between threads
 * without locks: all fields are final but the hash, and that and what is read later into {@code values} is the same whoever
 * asks first.
 */
public final class Row {
    private static final int OVERHEAD = 160;

    /** The id in UTF-8 and behind it the encoded values: they are read one after the other, so they lie together. */
    private final byte[] text;

    private final int idLength;

    /** Computed when first asked for; 0: not yet. */
    private int idHash;

    private final int[] ends;
    private final @Nullable Item item;
    /** Read from the JSON when first asked for, where null: threads that race read the same. */
    private final @Nullable String[] values;

    private final long fromElse;
    private final boolean dropped;
    private final List<Diagnostic> diagnostics;

    /**
     * A row for an id.
     *
     * @param item null where the catalog holds none of the id
     * @param values by attribute; null where it is to be read from the JSON; anything where that holds none
     * @param json the values encoded, each with a comma behind it
     * @param ends where in that the first attribute's part starts, and where each one's ends
     * @param fromElse a bit for each attribute whose value is its {@code else}
     */
    Row(
            byte[] id,
            @Nullable Item item,
            @Nullable String[] values,
            byte[] json,
            int[] ends,
            long fromElse,
            List<Diagnostic> diagnostics) {
        this(joined(id, json), shifted(ends, id.length), item, values, fromElse, false, List.copyOf(diagnostics));
    }

    /**
     * A row whose JSON stands somewhere among other bytes.
     *
     * @param ends as they are behind the id
     * @param diagnostics not copied
     */
    static Row of(
            byte[] id,
            @Nullable Item item,
            byte[] bytes,
            int jsonFrom,
            int[] ends,
            long fromElse,
            List<Diagnostic> diagnostics) {
        int last = ends.length - 1;
        byte[] text = Arrays.copyOf(id, ends[last]);
        System.arraycopy(bytes, jsonFrom, text, id.length, text.length - id.length);
        return new Row(text, ends, item, new @Nullable String[last], fromElse, false, diagnostics);
    }

    private Row(
            byte[] text,
            int[] ends,
            @Nullable Item item,
            @Nullable String[] values,
            long fromElse,
            boolean dropped,
            List<Diagnostic> diagnostics) {
        this.text = text;
        this.idLength = ends[0];
        this.ends = ends;
        this.item = item;
        this.values = values;
        this.fromElse = fromElse;
        this.dropped = dropped;
        this.diagnostics = diagnostics;
    }

    /** A row for an item that is left out of every list of every recipient. */
    static Row dropped(byte[] id, @Nullable Item item) {
        return new Row(id, new int[] {id.length}, item, new String[0], 0, true, List.of());
    }

    /** The same for another id: what all unknown items share. */
    Row withId(byte[] otherId) {
        byte[] json = Arrays.copyOfRange(text, idLength, text.length);
        int[] moved = shifted(ends, otherId.length - idLength);
        return new Row(joined(otherId, json), moved, item, values, fromElse, dropped, diagnostics);
    }

    /** The same with another text as one attribute's value, which counts as its {@code else}. */
    Row withElse(int attribute, String value) {
        @Nullable String[] others = values.clone();
        others[attribute] = value;
        int[] otherEnds = ends.clone();
        JsonWriter out = new JsonWriter(text.length);
        out.raw(text, 0, idLength);
        for (int i = 0; i < others.length; i++) {
            if (i == attribute) {
                out.text(value);
                out.raw(',');
            } else {
                out.raw(text, jsonFrom(i), jsonTo(i));
            }
            otherEnds[i + 1] = out.size();
        }
        return new Row(out.toBytes(), otherEnds, item, others, fromElse | 1L << attribute, dropped, diagnostics);
    }

    private static byte[] joined(byte[] id, byte[] json) {
        byte[] text = Arrays.copyOf(id, id.length + json.length);
        System.arraycopy(json, 0, text, id.length, json.length);
        return text;
    }

    /** The ends in the whole text, the id's before those of the attributes. */
    private static int[] shifted(int[] ends, int by) {
        int[] moved = new int[ends.length];
        for (int i = 0; i < ends.length; i++) {
            moved[i] = ends[i] + by;
        }
        return moved;
    }

    /** Whether its id is in these bytes. */
    boolean isOf(byte[] bytes, int from, int to) {
        return idLength == to - from && Arrays.equals(text, 0, idLength, bytes, from, to);
    }

    /** Whether it was made for the same id, and both found an item or neither did. */
    boolean isOfSameItem(Row other) {
        return isUnknown() == other.isUnknown() && isOf(other.text, 0, other.idLength);
    }

    /** The {@link JsonText#hash} of its id. */
    int idHash() {
        int hash = idHash;
        if (hash == 0) {
            hash = JsonText.hash(text, 0, idLength);
            idHash = hash;
        }
        return hash;
    }

    int idLength() {
        return idLength;
    }

    @Nullable
    Item item() {
        return item;
    }

    boolean isUnknown() {
        return item == null;
    }

    /** By attribute; null where it is to be read from the JSON. */
    @Nullable
    String[] values() {
        return values;
    }

    String value(int attribute) {
        String value = values[attribute];
        if (value == null) {
            value = JsonText.decode(text, jsonFrom(attribute) + 1, jsonTo(attribute) - 2);
            values[attribute] = value;
        }
        return value;
    }

    /** What {@link #jsonFrom} and {@link #jsonTo} are positions in, and begins with the id. */
    byte[] text() {
        return text;
    }

    byte[] id() {
        return Arrays.copyOf(text, idLength);
    }

    int jsonSize() {
        return text.length - idLength;
    }

    int jsonFrom(int attribute) {
        return ends[attribute];
    }

    int jsonTo(int attribute) {
        return ends[attribute + 1];
    }

    /** Writes one attribute's encoded value and the comma behind it. */
    void writeTo(JsonWriter out, int attribute) {
        out.raw(text, jsonFrom(attribute), jsonTo(attribute));
    }

    long fromElse() {
        return fromElse;
    }

    boolean isDropped() {
        return dropped;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** About how many bytes of memory it takes. */
    int weight() {
        int weight = OVERHEAD + text.length + ends.length * Integer.BYTES;
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            weight += 2 * (value == null ? jsonTo(i) - jsonFrom(i) : value.length());
        }
        return weight;
    }
}

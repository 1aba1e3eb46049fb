package dev.garnish;

import dev.garnish.event.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one item id gives for every recipient alike: the values of the attributes that read nothing but the item, as texts
 * and as encoded JSON. Immutable, all fields final, so that it may pass between threads without locks.
 */
final class Row {
    private static final int OVERHEAD = 160;

    private final byte[] id;
    private final @Nullable Item item;
    private final String[] values;
    private final byte[] json;
    private final int[] ends;
    private final long fromElse;
    private final boolean dropped;
    private final List<Diagnostic> diagnostics;

    /**
     * A row for an id in UTF-8.
     *
     * @param item null where the catalog holds none of the id
     * @param values by attribute; anything for one that reads more than the item
     * @param json the values encoded, each with a comma behind it
     * @param ends where each attribute's part of that ends
     * @param fromElse a bit for each attribute whose value is its {@code else}
     */
    Row(
            byte[] id,
            @Nullable Item item,
            String[] values,
            byte[] json,
            int[] ends,
            long fromElse,
            List<Diagnostic> diagnostics) {
        this(id, item, values, json, ends, fromElse, diagnostics, false);
    }

    private Row(
            byte[] id,
            @Nullable Item item,
            String[] values,
            byte[] json,
            int[] ends,
            long fromElse,
            List<Diagnostic> diagnostics,
            boolean dropped) {
        this.id = id;
        this.item = item;
        this.values = values;
        this.json = json;
        this.ends = ends;
        this.fromElse = fromElse;
        this.diagnostics = List.copyOf(diagnostics);
        this.dropped = dropped;
    }

    /** A row for an item that is left out of every list of every recipient. */
    static Row dropped(byte[] id, @Nullable Item item) {
        return new Row(id, item, new String[0], new byte[0], new int[0], 0, List.of(), true);
    }

    /** The same for another id: what all unknown items share. */
    Row withId(byte[] otherId) {
        return new Row(otherId, item, values, json, ends, fromElse, diagnostics, dropped);
    }

    /** The same with another text as one attribute's value, which counts as its {@code else}. */
    Row withElse(int attribute, String text) {
        String[] others = values.clone();
        others[attribute] = text;
        int[] otherEnds = new int[ends.length];
        JsonWriter out = new JsonWriter(json.length);
        for (int i = 0; i < ends.length; i++) {
            if (i == attribute) {
                out.text(text);
                out.raw(',');
            } else {
                out.raw(json, jsonFrom(i), jsonTo(i));
            }
            otherEnds[i] = out.size();
        }
        return new Row(id, item, others, out.toBytes(), otherEnds, fromElse | 1L << attribute, diagnostics, dropped);
    }

    byte[] id() {
        return id;
    }

    @Nullable
    Item item() {
        return item;
    }

    boolean isUnknown() {
        return item == null;
    }

    String value(int attribute) {
        return values[attribute];
    }

    byte[] json() {
        return json;
    }

    int jsonFrom(int attribute) {
        return attribute == 0 ? 0 : ends[attribute - 1];
    }

    int jsonTo(int attribute) {
        return ends[attribute];
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
        int weight = OVERHEAD + id.length + json.length + ends.length * Integer.BYTES;
        for (String value : values) {
            weight += 2 * value.length();
        }
        return weight;
    }
}

package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Budget;
import dev.garnish.internal.eval.Compiled;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.eval.Outcome;
import dev.garnish.internal.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one recipient gets: the rows of the items that stay, and the values that hold for this recipient alone. Immutable; the
 * arrays are shared and nobody changes them.
 *
 * <p>Most attributes read items alone. Their values stand in {@link Rows} as finished bytes of JSON, shared by all recipients, and
 * are copied to the reply; only the others are encoded here, for each recipient. So the size of a reply is known, or nearly, before
 * it is written, and a buffer is made once.
 */
public final class RecipientResult {
    /** What a value of one recipient takes in memory beside its text. */
    private static final int OVERHEAD = 96;

    private static final byte[] NOTHING = {'{', '}'};
    private static final Outcome[][] NO_OUTCOMES = {};

    /** What becomes of a recipient. */
    public enum Kind {
        FILLED,
        /** The rules are not for them, so that nothing is filled. */
        PASSED,
        /** Nothing is filled, and the reply leaves them out. */
        OMITTED,
        /** An item is unknown, and the rules say that this is not to be sent. */
        FAILED;

        /** No switch: a fresh JVM makes a class for each. */
        static Kind of(Compiled.Delivery delivery) {
            if (delivery == Compiled.Delivery.SERVED) {
                return FILLED;
            }
            if (delivery == Compiled.Delivery.PASSES) {
                return PASSED;
            }
            return delivery == Compiled.Delivery.OMITTED ? OMITTED : FAILED;
        }
    }

    private final AttributeLayout[] layouts;
    private final Kind kind;
    private final Rows rows;
    private final boolean listed;

    /** By attribute and position; an attribute in rows has an empty array, and where all are in rows there is none at all. */
    private final Outcome[][] own;

    /** What is written where nothing is filled. */
    private final byte[] unfilled;

    /**
     * A result that is filled.
     *
     * @param listed whether the recipient came with a list of items, maybe an empty one
     * @param own the outcomes of each attribute that rows do not hold; empty where rows hold all
     */
    public RecipientResult(AttributeLayout[] layouts, Rows rows, boolean listed, Outcome[][] own) {
        this.layouts = layouts;
        this.kind = Kind.FILLED;
        this.rows = rows;
        this.listed = listed;
        this.own = own;
        this.unfilled = NOTHING;
    }

    /** A result without values. */
    public RecipientResult(AttributeLayout[] layouts, Kind kind) {
        this(layouts, kind, NOTHING);
    }

    private RecipientResult(AttributeLayout[] layouts, Kind kind, byte[] unfilled) {
        this.layouts = layouts;
        this.kind = kind;
        this.rows = Rows.NONE;
        this.listed = false;
        this.own = NO_OUTCOMES;
        this.unfilled = unfilled;
    }

    /** A result that says why there are no values. */
    public static RecipientResult error(AttributeLayout[] layouts, Diagnostic why) {
        JsonWriter out = new JsonWriter(128);
        out.raw("{\"error\":".getBytes(StandardCharsets.UTF_8));
        out.text(why.message());
        out.raw(",\"errorCode\":".getBytes(StandardCharsets.UTF_8));
        out.text(why.code().name());
        out.raw('}');
        return new RecipientResult(layouts, Kind.PASSED, out.toBytes());
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it says anything of an attribute. */
    boolean gives(int attribute) {
        return kind == Kind.FILLED && (listed || layouts[attribute].once());
    }

    /**
     * How many bytes its JSON has at least: exact, unless a value of this recipient alone is not plain ASCII. It costs no look at
     * the letters of a value, so whoever has a limit asks it first and {@link #size} only in doubt.
     */
    public long minSize(boolean flat) {
        return size(flat, false);
    }

    /** How many bytes its JSON has. */
    long size(boolean flat) {
        return size(flat, true);
    }

    /** What is written but for the brace that opens it: a comma or the closing brace stands behind each member. */
    private long size(boolean flat, boolean exact) {
        long size = 1L + rows.jsonSize();
        for (int i = 0; i < layouts.length; i++) {
            if (gives(i)) {
                size += flat && !isOnce(i)
                        ? flatKeys(i)
                        : layouts[i].key().length + 1 + (isOnce(i) || rows.size() > 0 ? 0 : 1);
                size += layouts[i].isInRows() ? 0 : ownSize(i, exact);
            }
        }
        return Math.max(unfilled.length, size);
    }

    /** The keys {@code "Title_0":} and so on: five bytes beside name and digit, one more digit from the tenth and hundredth on. */
    private long flatKeys(int attribute) {
        int count = rows.size();
        long size = (name(attribute).length() + 5L) * count;
        for (long longer = 10; longer < count; longer *= 10) {
            size += count - longer;
        }
        return size;
    }

    private long ownSize(int attribute, boolean exact) {
        long size = 0;
        for (Outcome outcome : own[attribute]) {
            size += exact ? JsonWriter.length(outcome.value()) : outcome.value().length() + 2;
            size += isOnce(attribute) ? 0 : 1;
        }
        return size;
    }

    /** About how many bytes of memory the values of this recipient alone take. */
    public long ownMemory() {
        long bytes = 0;
        for (Outcome[] outcomes : own) {
            for (Outcome outcome : outcomes) {
                bytes += OVERHEAD + outcome.value().length();
            }
        }
        return bytes;
    }

    /**
     * Its values as one JSON object.
     *
     * @param flat a key for each value of a list, {@code Title_0}, instead of lists
     */
    public void writeTo(JsonWriter out, boolean flat) {
        if (kind != Kind.FILLED) {
            out.raw(unfilled);
            return;
        }
        out.raw('{');
        int open = out.size();
        for (int i = 0; i < layouts.length; i++) {
            if (gives(i) && flat && !layouts[i].once()) {
                writeFlat(out, i);
            } else if (gives(i)) {
                writeTo(out, i);
                out.raw(',');
            }
        }
        if (out.size() == open) {
            out.raw('}');
        } else {
            out.replaceLast('}');
        }
    }

    private void writeFlat(JsonWriter out, int attribute) {
        String name = layouts[attribute].name();
        for (int i = 0; i < rows.size(); i++) {
            out.text(name + "_" + i);
            out.raw(':');
            if (layouts[attribute].isInRows()) {
                rows.get(i).writeTo(out, attribute);
            } else {
                out.text(own[attribute][i].value());
                out.raw(',');
            }
        }
    }

    private void writeTo(JsonWriter out, int attribute) {
        out.raw(layouts[attribute].key());
        if (layouts[attribute].isInRows()) {
            rows.writeTo(out, attribute);
        } else if (layouts[attribute].once()) {
            out.text(own[attribute][0].value());
        } else {
            for (Outcome outcome : own[attribute]) {
                out.text(outcome.value());
                out.raw(',');
            }
            Rows.closeList(out, own[attribute].length);
        }
    }

    /** Its values by attribute: a text, or a list of texts. */
    public Map<String, Object> values() {
        return new Values(this);
    }

    /** The names of its attributes, in the order of the rules. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < layouts.length; i++) {
            names.add(name(i));
        }
        return names;
    }

    /** The position of an attribute; -1 where the rules have none of that name. */
    public int indexOf(String attribute) {
        return names().indexOf(attribute);
    }

    /**
     * The ids of the items that are shown.
     *
     * @param asked the ids that were asked for
     */
    public List<String> ids(List<String> asked) {
        List<String> ids = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            ids.add(asked.get(rows.place(i) - 1));
        }
        return List.copyOf(ids);
    }

    /**
     * Which case gave a value; the number of cases for {@code else}.
     *
     * @param compiled the rules of this result
     * @param moment when it was made; null where the rules do not read the clock
     */
    public int caseIndex(
            Compiled compiled, Recipient recipient, @Nullable LocalDateTime moment, int attribute, int position) {
        if (!layouts[attribute].isInRows()) {
            return own[attribute][position].caseIndex();
        }
        Row row = rows.get(position);
        if ((row.fromElse() & 1L << attribute) != 0) {
            return layouts[attribute].cases();
        }
        List<Item> alone = row.item() == null ? List.of() : List.of(row.item());
        Budget budget = moment == null ? Budget.ofEvent() : Budget.ofEvent(moment);
        Inputs inputs = Inputs.of(row.item(), 1, alone, recipient).within(budget);
        return compiled.attributes().get(attribute).evaluate(inputs).caseIndex();
    }

    String name(int attribute) {
        return layouts[attribute].name();
    }

    public boolean isOnce(int attribute) {
        return layouts[attribute].once();
    }

    /** The same without values, and without a word about why. */
    public RecipientResult emptied() {
        return new RecipientResult(layouts, kind == Kind.FILLED ? Kind.PASSED : kind);
    }

    RecipientResult omitted() {
        return new RecipientResult(layouts, Kind.OMITTED);
    }

    int attributes() {
        return layouts.length;
    }

    /** What an attribute's {@code else} gives when everything is missing. */
    String lastResort(int attribute) {
        return layouts[attribute].lastResort();
    }

    /** How many values it has of an attribute. */
    int count(int attribute) {
        if (!gives(attribute)) {
            return 0;
        }
        return layouts[attribute].once() ? 1 : rows.size();
    }

    public String value(int attribute, int position) {
        return layouts[attribute].isInRows() ? rows.get(position).value(attribute) : own[attribute][position].value();
    }

    /** How many bytes a value has as JSON. */
    int length(int attribute, int position) {
        if (!layouts[attribute].isInRows()) {
            return JsonWriter.length(own[attribute][position].value());
        }
        Row row = rows.get(position);
        return row.jsonTo(attribute) - row.jsonFrom(attribute) - 1;
    }

    /** The same with the last resort of an attribute's {@code else} in place of some values. */
    RecipientResult withElse(int attribute, BitSet positions) {
        String text = lastResort(attribute);
        if (layouts[attribute].isInRows()) {
            return new RecipientResult(layouts, rows.withElse(attribute, text, positions), listed, own);
        }
        Outcome[][] others = own.clone();
        others[attribute] = own[attribute].clone();
        Outcome fallback = layouts[attribute].fallback(text);
        for (int at = positions.nextSetBit(0); at >= 0; at = positions.nextSetBit(at + 1)) {
            others[attribute][at] = fallback;
        }
        return new RecipientResult(layouts, rows, listed, others);
    }

    public void countTo(EnrichmentStats stats) {
        if (kind == Kind.FILLED) {
            for (int i = 0; i < layouts.length; i++) {
                stats.values(count(i));
            }
            for (int i = 0; i < rows.size(); i++) {
                stats.row(rows.get(i));
            }
            for (int i = 0; i < own.length; i++) {
                for (Outcome outcome : own[i]) {
                    stats.outcome(i, outcome);
                }
            }
        }
    }
}

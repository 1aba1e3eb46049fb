package dev.garnish;

import dev.garnish.event.JsonWriter;
import dev.garnish.rules.eval.Outcome;
import java.util.Map;

/** What one recipient gets: the rows of the items that stay, and the values that hold for this recipient alone. */
final class Answer {
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    /** What becomes of a recipient. */
    enum Kind {
        FILLED,
        /** The rules are not for them, so that nothing is filled. */
        PASSED,
        /** Nothing is filled, and the reply leaves them out. */
        OMITTED,
        /** An item is unknown, and the rules say that this is not to be sent. */
        FAILED
    }

    private final Plan plan;
    private final Kind kind;
    private final Rows rows;
    private final boolean listed;
    private final Outcome[][] own;

    /**
     * An answer that is filled.
     *
     * @param listed whether the recipient came with a list of items, maybe an empty one
     * @param own the outcomes of each attribute that rows do not hold; empty where rows hold all
     */
    Answer(Plan plan, Rows rows, boolean listed, Outcome[][] own) {
        this.plan = plan;
        this.kind = Kind.FILLED;
        this.rows = rows;
        this.listed = listed;
        this.own = own;
    }

    /** An answer without values. */
    Answer(Plan plan, Kind kind) {
        this.plan = plan;
        this.kind = kind;
        this.rows = Rows.NONE;
        this.listed = false;
        this.own = new Outcome[0][];
    }

    Kind kind() {
        return kind;
    }

    /** Whether it says anything of an attribute. */
    boolean gives(int attribute) {
        return kind == Kind.FILLED && (listed || plan.heading(attribute).once());
    }

    /** How long its JSON is: exact, unless a value of this recipient alone is not plain ASCII. */
    int jsonSize() {
        int size = EMPTY_OBJECT.length + rows.jsonSize();
        int given = 0;
        for (int i = 0; i < plan.size(); i++) {
            if (gives(i)) {
                size += plan.key(i).length;
                size += plan.isInRows(i) ? rows.size() == 0 ? 1 : 0 : ownSize(i);
                given++;
            }
        }
        return size + Math.max(0, given - 1);
    }

    private int ownSize(int attribute) {
        int size = plan.heading(attribute).once() || own[attribute].length == 0 ? 1 : 0;
        for (Outcome outcome : own[attribute]) {
            size += outcome.value().length() + 3;
        }
        return size;
    }

    /**
     * Its values as one JSON object.
     *
     * @param flat a key for each value of a list, {@code Title_0}, instead of lists
     */
    void writeTo(JsonWriter out, boolean flat) {
        out.raw('{');
        int open = out.size();
        for (int i = 0; i < plan.size(); i++) {
            if (gives(i) && flat && !plan.heading(i).once()) {
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
        String name = plan.heading(attribute).name();
        for (int i = 0; i < rows.size(); i++) {
            out.text(name + "_" + i);
            out.raw(':');
            if (plan.isInRows(attribute)) {
                rows.get(i).writeTo(out, attribute);
            } else {
                out.text(own[attribute][i].value());
                out.raw(',');
            }
        }
    }

    private void writeTo(JsonWriter out, int attribute) {
        out.raw(plan.key(attribute));
        if (plan.isInRows(attribute)) {
            rows.writeTo(out, attribute);
        } else if (plan.heading(attribute).once()) {
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
    Map<String, Object> values() {
        return new Values(this);
    }

    String name(int attribute) {
        return plan.heading(attribute).name();
    }

    boolean isOnce(int attribute) {
        return plan.heading(attribute).once();
    }

    /** The same without values. */
    Answer emptied() {
        return kind == Kind.FILLED ? new Answer(plan, Kind.PASSED) : this;
    }

    Answer omitted() {
        return new Answer(plan, Kind.OMITTED);
    }

    int attributes() {
        return plan.size();
    }

    /** What an attribute's {@code else} gives when everything is missing. */
    String lastResort(int attribute) {
        return plan.heading(attribute).lastResort();
    }

    /** How many values it has of an attribute. */
    int count(int attribute) {
        if (!gives(attribute)) {
            return 0;
        }
        return plan.heading(attribute).once() ? 1 : rows.size();
    }

    String value(int attribute, int position) {
        return plan.isInRows(attribute) ? rows.get(position).value(attribute) : own[attribute][position].value();
    }

    /** The same with the last resort of an attribute's {@code else} as one of its values. */
    Answer withElse(int attribute, int position) {
        String text = plan.heading(attribute).lastResort();
        if (plan.isInRows(attribute)) {
            return new Answer(plan, rows.with(position, rows.get(position).withElse(attribute, text)), listed, own);
        }
        Outcome[][] others = own.clone();
        others[attribute] = own[attribute].clone();
        others[attribute][position] = plan.otherwise(attribute, text);
        return new Answer(plan, rows, listed, others);
    }

    void countTo(Tally tally) {
        if (kind == Kind.FILLED) {
            for (int i = 0; i < plan.size(); i++) {
                tally.values(count(i));
            }
            for (int i = 0; i < rows.size(); i++) {
                tally.row(rows.get(i));
            }
            for (int i = 0; i < own.length; i++) {
                for (Outcome outcome : own[i]) {
                    tally.outcome(i, outcome);
                }
            }
        }
    }
}

package dev.garnish;

import dev.garnish.event.JsonWriter;
import dev.garnish.rules.eval.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
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

    private boolean gives(int attribute) {
        return kind == Kind.FILLED && (listed || plan.attribute(attribute).once());
    }

    /** How long its JSON is: exact, unless a value of this recipient alone is not plain ASCII. */
    int jsonSize() {
        int size = EMPTY_OBJECT.length;
        boolean first = true;
        for (int i = 0; i < plan.size(); i++) {
            if (gives(i)) {
                size += (first ? 0 : 1) + plan.key(i).length;
                size += plan.isByItem(i) ? rows.jsonSize(i) : ownSize(i);
                first = false;
            }
        }
        return size;
    }

    private int ownSize(int attribute) {
        int size = plan.attribute(attribute).once() || own[attribute].length == 0 ? 1 : 0;
        for (Outcome outcome : own[attribute]) {
            size += outcome.value().length() + 3;
        }
        return size;
    }

    /** Its values as one JSON object. */
    void writeTo(JsonWriter out) {
        boolean first = true;
        out.raw('{');
        for (int i = 0; i < plan.size(); i++) {
            if (gives(i)) {
                if (!first) {
                    out.raw(',');
                }
                first = false;
                writeTo(out, i);
            }
        }
        out.raw('}');
    }

    private void writeTo(JsonWriter out, int attribute) {
        out.raw(plan.key(attribute));
        if (plan.isByItem(attribute)) {
            rows.writeTo(out, attribute);
        } else if (plan.attribute(attribute).once()) {
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
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < plan.size(); i++) {
            if (gives(i)) {
                values.put(plan.attribute(i).name(), plan.attribute(i).once() ? own[i][0].value() : list(i));
            }
        }
        return values;
    }

    private List<String> list(int attribute) {
        String[] list = new String[rows.size()];
        for (int i = 0; i < list.length; i++) {
            list[i] = plan.isByItem(attribute) ? rows.get(i).value(attribute) : own[attribute][i].value();
        }
        return List.of(list);
    }

    void countTo(Tally tally) {
        if (kind == Kind.FILLED) {
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

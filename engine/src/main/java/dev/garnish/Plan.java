package dev.garnish;

import dev.garnish.event.JsonWriter;
import dev.garnish.rules.eval.Attribute;
import dev.garnish.rules.eval.Compiled;
import dev.garnish.rules.eval.Inputs;
import dev.garnish.rules.eval.Outcome;
import dev.garnish.rules.lang.Program;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule set laid out for sending: what an item gives every recipient alike, and what is left for each recipient. */
final class Plan {
    static final Recipient NOBODY = Recipient.of("");
    private static final Outcome[] NONE = {};

    private final Program program;
    private final Compiled compiled;
    private final Attribute[] attributes;
    private final byte[][] keys;
    private final boolean[] byItem;
    private final boolean dropsByItem;
    private final boolean allByItem;

    Plan(Program program, Compiled compiled) {
        this.program = program;
        this.compiled = compiled;
        this.attributes = compiled.attributes().toArray(new Attribute[0]);
        this.keys = new byte[attributes.length][];
        this.byItem = new boolean[attributes.length];
        this.dropsByItem = !compiled.dropReadsRecipient();
        boolean all = true;
        for (int i = 0; i < attributes.length; i++) {
            keys[i] = key(attributes[i]);
            byItem[i] = isByItem(attributes[i]);
            all &= byItem[i];
        }
        this.allByItem = all;
    }

    private static byte[] key(Attribute attribute) {
        JsonWriter out = new JsonWriter(64);
        out.text(attribute.name());
        out.raw(':');
        if (!attribute.once()) {
            out.raw('[');
        }
        return out.toBytes();
    }

    private static boolean isByItem(Attribute one) {
        return !one.once() && !one.readsRecipient() && !one.readsPosition() && !one.readsItems();
    }

    int size() {
        return attributes.length;
    }

    Attribute attribute(int index) {
        return attributes[index];
    }

    /** The attribute's name as a JSON key with its colon, and the bracket that opens a list. */
    byte[] key(int index) {
        return keys[index];
    }

    /** Whether the attribute's values stand in rows. */
    boolean isByItem(int index) {
        return byItem[index];
    }

    boolean isElse(int index, Outcome outcome) {
        return outcome.caseIndex() == program.attributes().get(index).cases().size();
    }

    /** An outcome that counts as the attribute's {@code else}. */
    Outcome otherwise(int attribute, String text) {
        return new Outcome(text, program.attributes().get(attribute).cases().size(), List.of());
    }

    List<RecipientField> fields() {
        return program.recipientFields();
    }

    /** What an id gives for every recipient alike. */
    Row row(String id, @Nullable Item item) {
        Inputs inputs = Inputs.of(item, 1, item == null ? List.of() : List.of(item), NOBODY);
        byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
        return isDropped(item, inputs) ? Row.dropped(idBytes, item) : row(idBytes, item, inputs);
    }

    private boolean isDropped(@Nullable Item item, Inputs inputs) {
        return item == null
                ? program.unknownItem() == Program.UnknownItem.DROP_ITEM
                : dropsByItem && compiled.drops(inputs);
    }

    private Row row(byte[] id, @Nullable Item item, Inputs inputs) {
        String[] values = new String[attributes.length];
        int[] ends = new int[attributes.length + 1];
        long fromElse = 0;
        List<Diagnostic> diagnostics = new ArrayList<>(0);
        JsonWriter json = new JsonWriter(128);
        for (int i = 0; i < attributes.length; i++) {
            values[i] = "";
            if (byItem[i]) {
                Outcome outcome = attributes[i].evaluate(inputs);
                values[i] = outcome.value();
                json.text(outcome.value());
                json.raw(',');
                fromElse |= isElse(i, outcome) ? 1L << i : 0;
                diagnostics.addAll(outcome.diagnostics());
            }
            ends[i + 1] = json.size();
        }
        return new Row(id, item, values, json.toBytes(), ends, fromElse, diagnostics);
    }

    /** Applies the rules to one recipient. */
    Answer answer(Recipient recipient, Rows rows, boolean listed) {
        if (program.filter() != null && !compiled.filterHolds(Inputs.of(rows.items(), recipient))) {
            return new Answer(this, program.filter().omitOthers() ? Answer.Kind.OMITTED : Answer.Kind.PASSED);
        }
        if (program.unknownItem() == Program.UnknownItem.FAIL_RECIPIENT && rows.unknown() > 0) {
            return new Answer(this, Answer.Kind.FAILED);
        }
        Rows kept = withoutDropped(recipient, rows);
        return new Answer(this, kept, listed, allByItem ? new Outcome[0][] : outcomes(recipient, kept));
    }

    private Rows withoutDropped(Recipient recipient, Rows rows) {
        if (dropsByItem && !rows.anyDropped()) {
            return rows;
        }
        List<Item> items = rows.items();
        List<Row> kept = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Item item = row.item();
            boolean dropped = row.isDropped()
                    || (!dropsByItem && item != null && compiled.drops(Inputs.of(item, i + 1, items, recipient)));
            if (!dropped) {
                kept.add(row);
            }
        }
        return Rows.of(kept);
    }

    /** What rows do not hold. */
    private Outcome[][] outcomes(Recipient recipient, Rows rows) {
        List<Item> items = rows.items();
        Outcome[][] outcomes = new Outcome[attributes.length][];
        for (int i = 0; i < outcomes.length; i++) {
            if (byItem[i]) {
                outcomes[i] = NONE;
            } else if (attributes[i].once()) {
                outcomes[i] = new Outcome[] {attributes[i].evaluate(Inputs.of(items, recipient))};
            } else {
                outcomes[i] = outcomes(attributes[i], recipient, rows, items);
            }
        }
        return outcomes;
    }

    private static Outcome[] outcomes(Attribute attribute, Recipient recipient, Rows rows, List<Item> items) {
        Outcome[] outcomes = new Outcome[rows.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = attribute.evaluate(Inputs.of(rows.get(i).item(), i + 1, items, recipient));
        }
        return outcomes;
    }
}

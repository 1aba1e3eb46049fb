package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Budget;
import dev.garnish.internal.eval.Compiled;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.eval.Outcome;
import dev.garnish.internal.eval.RecipientParts;
import dev.garnish.internal.json.JsonWriter;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives by compiled rules what stands in no row, and the rows themselves. */
final class Evaluator {
    private static final Outcome[] NONE = {};

    private final Program program;
    private final Compiled compiled;
    private final AttributeLayout[] layouts;
    private final boolean filtersBySegment;
    private final boolean readsItems;

    /** @param bySegment whether the filter, too, may be asked by segment */
    Evaluator(CheckedRules rules, AttributeLayout[] layouts, boolean bySegment) {
        this.program = rules.program();
        this.compiled = rules.compiled();
        this.layouts = layouts;
        this.filtersBySegment = bySegment && compiled.filterReadsOnly(Segments.FIELDS);
        boolean readsItems = false;
        for (Attribute one : compiled.attributes()) {
            readsItems |= one.readsItems();
        }
        this.readsItems = readsItems;
    }

    /**
     * What an id gives for every recipient alike.
     *
     * @throws IllegalArgumentException if the item has other columns than the rules were checked against
     */
    Row row(byte[] id, @Nullable Item item, Budget budget) {
        if (item != null) {
            item.requireSchema(program.schema());
        }
        List<Item> alone = item == null ? List.of() : List.of(item);
        Inputs inputs = new Inputs(item, 1, 1, alone, null, Plan.NOBODY, budget);
        return isDropped(item, inputs) ? Row.dropped(id, item) : row(id, item, inputs);
    }

    /** For everybody: whether the recipient is read decides {@link #drops}. */
    private boolean isDropped(@Nullable Item item, Inputs inputs) {
        return (item == null || !compiled.dropReadsRecipient()) && compiled.isDropped(inputs);
    }

    private Row row(byte[] id, @Nullable Item item, Inputs inputs) {
        @Nullable String[] values = new @Nullable String[layouts.length];
        int[] ends = new int[layouts.length + 1];
        long fromElse = 0;
        List<Diagnostic> diagnostics = new ArrayList<>(0);
        JsonWriter json = new JsonWriter(128);
        for (int i = 0; i < layouts.length; i++) {
            if (layouts[i].isByItem()) {
                fromElse |= write(i, inputs, values, json, diagnostics);
            }
            ends[i + 1] = json.size();
        }
        return new Row(id, item, values, json.toBytes(), ends, fromElse, diagnostics);
    }

    /** Writes one attribute's value with a comma behind it; gives its bit if that is its {@code else}. */
    private long write(
            int index, Inputs inputs, @Nullable String[] values, JsonWriter json, List<Diagnostic> diagnostics) {
        Outcome outcome = attribute(index).evaluate(inputs);
        values[index] = outcome.value();
        json.text(outcome.value());
        json.raw(',');
        diagnostics.addAll(outcome.diagnostics());
        return outcome.caseIndex() == layouts[index].cases() ? 1L << index : 0;
    }

    /** What a row's item gives for those of one segment. */
    Row row(Row base, Segment segment, Budget budget) {
        Item item = base.item();
        List<Item> alone = item == null ? List.of() : List.of(item);
        Inputs inputs = new Inputs(item, 1, 1, alone, null, segment.recipient(), budget);
        @Nullable String[] values = base.values().clone();
        int[] ends = new int[layouts.length + 1];
        long fromElse = base.fromElse();
        List<Diagnostic> diagnostics = new ArrayList<>(base.diagnostics());
        JsonWriter json = new JsonWriter(128);
        for (int i = 0; i < layouts.length; i++) {
            if (layouts[i].isByItem()) {
                base.writeTo(json, i);
            } else if (layouts[i].isBySegment() && !layouts[i].once()) {
                fromElse |= write(i, inputs, values, json, diagnostics);
            }
            ends[i + 1] = json.size();
        }
        return new Row(base.id(), item, values, json.toBytes(), ends, fromElse, diagnostics);
    }

    private Attribute attribute(int index) {
        return compiled.attributes().get(index);
    }

    /** What distinguishes segments. */
    RecipientParts segmentParts() {
        List<Program.Attribute> bySegment = new ArrayList<>();
        for (int i = 0; i < layouts.length; i++) {
            if (layouts[i].isBySegment()) {
                bySegment.add(program.attributes().get(i));
            }
        }
        return RecipientParts.of(bySegment, filtersBySegment, program);
    }

    /** What the rules give for those of a key, one of whom has these of {@link Segments#FIELDS}. */
    Segment segment(List<Object> key, Recipient recipient, Budget budget) {
        Inputs inputs = Inputs.of(List.of(), recipient).within(budget);
        Outcome[][] outcomes = new Outcome[layouts.length][];
        for (int i = 0; i < outcomes.length; i++) {
            boolean known = layouts[i].isBySegment() && layouts[i].once();
            outcomes[i] = known ? new Outcome[] {attribute(i).evaluate(inputs)} : NONE;
        }
        return new Segment(key, recipient, filtersBySegment && !compiled.filterHolds(inputs), outcomes);
    }

    /** Whether anything that the rules give depends on nothing but an item and a segment. */
    boolean usesSegments() {
        for (AttributeLayout layout : layouts) {
            if (layout.isBySegment()) {
                return true;
            }
        }
        return program.filter() != null && filtersBySegment;
    }

    /** What is read of each recipient: not what only distinguishes segments. */
    Set<RecipientField> recipientFields() {
        Set<RecipientField> fields = new LinkedHashSet<>();
        for (int i = 0; i < layouts.length; i++) {
            if (!layouts[i].isBySegment()) {
                fields.addAll(attribute(i).recipientFields());
            }
        }
        if (!filtersBySegment || compiled.dropReadsRecipient()) {
            fields.addAll(compiled.fieldsBesideAttributes());
        }
        return fields;
    }

    /** What becomes of a recipient. */
    Compiled.Delivery delivery(Recipient recipient, @Nullable Segment segment, Rows rows, Budget budget) {
        return compiled.delivery(isFor(recipient, segment, rows, budget), rows.unknown() > 0);
    }

    private boolean isFor(Recipient recipient, @Nullable Segment segment, Rows rows, Budget budget) {
        if (program.filter() == null) {
            return true;
        }
        if (segment != null && filtersBySegment) {
            return !segment.passes();
        }
        List<Item> items = compiled.filterReadsItems() ? rows.items() : List.of();
        return compiled.filterHolds(
                Inputs.of(items, recipient).from(rows.seed()).within(budget));
    }

    /** Whether an item is left out of one recipient's lists. */
    boolean drops(Item item, int place, List<Item> items, Recipient recipient, @Nullable Item seed, Budget budget) {
        return compiled.drops(
                Inputs.of(item, place, items, recipient).from(seed).within(budget));
    }

    /** By attribute, what rows do not hold. */
    Outcome[][] outcomes(Recipient recipient, @Nullable Segment segment, Rows rows, Budget budget) {
        List<Item> items = readsItems ? rows.items() : List.of();
        Outcome[][] outcomes = new Outcome[layouts.length][];
        for (int i = 0; i < outcomes.length; i++) {
            if (layouts[i].isInRows()) {
                outcomes[i] = NONE;
            } else if (layouts[i].isBySegment() && segment != null) {
                outcomes[i] = segment.outcomes(i);
            } else if (layouts[i].once()) {
                outcomes[i] = new Outcome[] {
                    attribute(i)
                            .evaluate(Inputs.of(items, recipient)
                                    .from(rows.seed())
                                    .within(budget))
                };
            } else {
                outcomes[i] = outcomes(attribute(i), recipient, rows, items, budget);
            }
        }
        return outcomes;
    }

    private static Outcome[] outcomes(
            Attribute attribute, Recipient recipient, Rows rows, List<Item> items, Budget budget) {
        Outcome[] outcomes = new Outcome[rows.size()];
        for (int i = 0; i < outcomes.length; i++) {
            Inputs inputs = new Inputs(rows.get(i).item(), i + 1, rows.place(i), items, rows.seed(), recipient, budget);
            outcomes[i] = attribute.evaluate(inputs);
        }
        return outcomes;
    }
}

package dev.garnish.internal.rows;

import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Outcome;
import dev.garnish.internal.json.JsonWriter;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import java.util.List;

/** The output layout of an attribute. Immutable. */
final class AttributeLayout {
    private final String name;
    private final byte[] key;
    private final boolean once;
    private final boolean isByItem;
    private final boolean isBySegment;
    private final int cases;
    private final String lastResort;

    /**
     * The layout of an attribute.
     *
     * @param once one text for the recipient instead of one per item
     * @param isByItem whether its values read nothing but the item and the day, so that they stand in rows
     * @param isBySegment whether they read of the recipient only what a {@link Segment} says, and of items at most the one
     * @param cases how many cases it has before its {@code else}
     * @param lastResort what its {@code else} gives when everything is missing
     */
    AttributeLayout(String name, boolean once, boolean isByItem, boolean isBySegment, int cases, String lastResort) {
        this.name = name;
        this.key = key(name, once);
        this.once = once;
        this.isByItem = isByItem;
        this.isBySegment = isBySegment;
        this.cases = cases;
        this.lastResort = lastResort;
    }

    private static byte[] key(String name, boolean once) {
        JsonWriter key = new JsonWriter(64);
        key.text(name);
        key.raw(':');
        if (!once) {
            key.raw('[');
        }
        return key.toBytes();
    }

    /** Of every attribute, in the order of the rules. */
    static AttributeLayout[] of(CheckedRules rules) {
        List<Attribute> attributes = rules.compiled().attributes();
        AttributeLayout[] layouts = new AttributeLayout[attributes.size()];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = of(attributes.get(i), rules.program().attributes().get(i));
        }
        return layouts;
    }

    private static AttributeLayout of(Attribute one, Program.Attribute source) {
        boolean alone = !one.readsPosition() && !one.readsItems() && !one.readsMoment();
        boolean isByItem = alone && !one.once() && !one.readsRecipient();
        boolean isBySegment = alone && !isByItem && Segments.FIELDS.containsAll(one.recipientFields());
        return new AttributeLayout(
                one.name(), one.once(), isByItem, isBySegment, source.cases().size(), one.lastResort());
    }

    String name() {
        return name;
    }

    /** Its name as a JSON key with the colon, and the bracket that opens a list. Not to be changed. */
    byte[] key() {
        return key;
    }

    /** Whether it has one text for the recipient instead of one per item. */
    boolean once() {
        return once;
    }

    /** Whether its values read nothing but the item. */
    boolean isByItem() {
        return isByItem;
    }

    /** Whether they read of the recipient only what a segment says, and of items at most the one. */
    boolean isBySegment() {
        return isBySegment;
    }

    /** How many cases it has before its {@code else}. */
    int cases() {
        return cases;
    }

    /** What its {@code else} gives when everything is missing. */
    String lastResort() {
        return lastResort;
    }

    /** Whether its values stand in rows, everybody's or a segment's. */
    boolean isInRows() {
        return isByItem || (isBySegment && !once);
    }

    /** The same, evaluated for each recipient. */
    AttributeLayout withoutSegments() {
        return new AttributeLayout(name, once, isByItem, false, cases, lastResort);
    }

    boolean isElse(Outcome outcome) {
        return outcome.caseIndex() == cases;
    }

    /** An outcome that counts as the attribute's {@code else}. */
    Outcome fallback(String text) {
        return new Outcome(text, cases, List.of());
    }
}

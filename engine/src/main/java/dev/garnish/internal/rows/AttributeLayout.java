package dev.garnish.internal.rows;

import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import java.util.List;

/**
 * What is to be known of an attribute to send its values.
 *
 * @param once one text for the recipient instead of one per item
 * @param isByItem whether its values read nothing but the item, so that they stand in rows
 * @param isBySegment whether they read of the recipient only what a {@link Segment} says, and of items at most the one
 * @param cases how many cases it has before its {@code else}
 * @param lastResort what its {@code else} gives when everything is missing
 */
record AttributeLayout(String name, boolean once, boolean isByItem, boolean isBySegment, int cases, String lastResort) {
    /** Whether its values stand in rows, everybody's or a segment's. */
    boolean isInRows() {
        return isByItem || (isBySegment && !once);
    }

    /** The same, evaluated for each recipient. */
    AttributeLayout withoutSegments() {
        return new AttributeLayout(name, once, isByItem, false, cases, lastResort);
    }

    static AttributeLayout[] of(CheckedRules rules) {
        List<Attribute> attributes = rules.compiled().attributes();
        AttributeLayout[] headings = new AttributeLayout[attributes.size()];
        for (int i = 0; i < headings.length; i++) {
            headings[i] = of(attributes.get(i), rules.program().attributes().get(i));
        }
        return headings;
    }

    private static AttributeLayout of(Attribute one, Program.Attribute source) {
        boolean alone = !one.readsPosition() && !one.readsItems();
        boolean isByItem = alone && !one.once() && !one.readsRecipient();
        boolean isBySegment = alone && !isByItem && Segments.FIELDS.containsAll(one.recipientFields());
        return new AttributeLayout(
                one.name(), one.once(), isByItem, isBySegment, source.cases().size(), one.lastResort());
    }
}

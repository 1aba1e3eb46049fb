package dev.garnish;

import dev.garnish.rules.RuleSet;
import dev.garnish.rules.eval.Attribute;
import dev.garnish.rules.lang.Program;
import java.util.List;

/**
 * What is to be known of an attribute to send its values.
 *
 * @param once one text for the recipient instead of one per item
 * @param isByItem whether its values read nothing but the item, so that they stand in rows
 * @param cases how many cases it has before its {@code else}
 * @param lastResort what its {@code else} gives when everything is missing
 */
record Heading(String name, boolean once, boolean isByItem, int cases, String lastResort) {
    static Heading[] of(RuleSet rules) {
        List<Attribute> attributes = rules.compiled().attributes();
        Heading[] headings = new Heading[attributes.size()];
        for (int i = 0; i < headings.length; i++) {
            headings[i] = of(attributes.get(i), rules.program().attributes().get(i));
        }
        return headings;
    }

    private static Heading of(Attribute one, Program.Attribute source) {
        boolean isByItem = !one.once() && !one.readsRecipient() && !one.readsPosition() && !one.readsItems();
        return new Heading(one.name(), one.once(), isByItem, source.cases().size(), one.lastResort());
    }
}

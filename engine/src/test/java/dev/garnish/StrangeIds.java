package dev.garnish;

import dev.garnish.rules.RuleSet;
import dev.garnish.rules.lang.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks for as many different ids as its argument says, none of which the catalog holds, and one that it does. */
final class StrangeIds {
    private static final int AT_ONCE = 1_000;

    private StrangeIds() {}

    public static void main(String[] arguments) {
        Schema schema = Schema.of(new Column("title", Type.TEXT));
        RuleSet rules =
                RuleSet.parse(List.of(new Source("test.rules", "attribute Title\n use item.title\n else '-'")), schema);
        Enricher enricher = Enricher.of(rules, Catalog.of(schema, List.of(Item.of(schema, "1815", "Fleabag"))));
        int count = Integer.parseInt(arguments[0]);
        for (int from = 0; from < count; from += AT_ONCE) {
            List<String> ids = new ArrayList<>(List.of("1815"));
            List<String> titles = new ArrayList<>(List.of("Fleabag"));
            for (int id = from; id < from + AT_ONCE; id++) {
                ids.add("strange-" + id);
                titles.add("-");
            }
            Map<String, Object> values =
                    enricher.recommend(Recipient.of("e"), ids).values();
            if (!values.equals(Map.of("Title", titles))) {
                throw new AssertionError("wrong from " + from);
            }
        }
        Runtime.getRuntime().gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.println("answered " + count + ", heap after collection " + (used >> 20) + " MB");
    }
}

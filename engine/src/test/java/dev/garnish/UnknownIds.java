package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.rules.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks for as many different ids as its argument says, none of which the catalog holds, and one that it does; every
 * thousand of them for somebody from a country that was never heard of.
 */
final class UnknownIds {
    private static final int AT_ONCE = 1_000;
    private static final RecipientField COUNTRY = RecipientField.plain("country");
    private static final String RULES = """
            attribute Title
              use item.title
              else "-"

            attribute Place
              use item.title + " " + recipient.country
              else first(recipient.country, "-")
            """;

    private UnknownIds() {}

    public static void main(String[] arguments) {
        Schema schema = Schema.of(new Column("title", Type.TEXT));
        RuleSet rules = RuleSet.parse(List.of(new Source("test.rules", RULES)), schema);
        Enricher enricher = Enricher.of(rules, Catalog.of(schema, List.of(Item.of(schema, "1815", "Fleabag"))));
        int count = Integer.parseInt(arguments[0]);
        for (int from = 0; from < count; from += AT_ONCE) {
            List<String> ids = new ArrayList<>(List.of("1815"));
            List<String> titles = new ArrayList<>(List.of("Fleabag"));
            String country = "C" + from;
            List<String> places = new ArrayList<>(List.of("Fleabag " + country));
            for (int id = from; id < from + AT_ONCE; id++) {
                ids.add("unknown-" + id);
                titles.add("-");
                places.add(country);
            }
            Map<String, Object> values = enricher.recommend(Recipient.of("e").with(COUNTRY, country), ids)
                    .values();
            if (!values.equals(Map.of("Title", titles, "Place", places))) {
                throw new AssertionError("wrong from " + from);
            }
        }
        Runtime.getRuntime().gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.println("answered " + count + ", heap after collection " + (used >> 20) + " MB");
    }
}

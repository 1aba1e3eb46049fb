package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.Recipient;
import dev.garnish.rules.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What one event may cost, however its rules and items were made. */
final class EventBudgetTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final int ITEMS = 30;

    @Test
    void anEventThatDoesTooMuchEndsAndRemembersNothingOfIt() {
        List<String> ids = IntStream.range(0, ITEMS).mapToObj(Integer::toString).toList();
        Enricher enricher = Enricher.of(costlyRules(), Catalog.of(SCHEMA, longItems()));

        Recommendations all = enricher.recommend(Recipient.of("r"), ids);
        Recommendations again = enricher.recommend(Recipient.of("r"), ids.subList(ITEMS - 1, ITEMS));

        assertThat(all.values().get("A0"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(ITEMS)
                .contains("-", "aaaaaaaaa…");
        assertThat(all.diagnostics())
                .contains(
                        new Diagnostic(
                                Diagnostic.Code.VALUE_TOO_COSTLY,
                                "",
                                "the event's values took too many steps, so the later ones are the `else` of their attributes"));
        assertThat(again.values().get("A9")).isEqualTo(List.of("aaaaaaaaa…"));
        assertThat(again.diagnostics()).isEmpty();
    }

    private static RuleSet costlyRules() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            text.append("attribute A").append(i).append('\n');
            text.append("  use shorten(lower(upper(lower(upper(lower(item.title))))), 10)\n  else \"-\"\n");
        }
        return RuleSet.parse(List.of(new Source("a.rules", text.toString())), SCHEMA);
    }

    private static List<Item> longItems() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(Item.of(SCHEMA, Integer.toString(i), "a".repeat(990_000) + i));
        }
        return items;
    }
}

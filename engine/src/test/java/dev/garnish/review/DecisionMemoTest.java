package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.rules.CheckedRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is remembered is what evaluating again gives. */
class DecisionMemoTest {
    private static final CheckedRules RULES = Films.rules("""
            attribute Genre
              when item.genre == "Drama" && item.price > 4 use "Serious " + text(item.price)
              use item.genre
              else "-"
            attribute Title max 12
              use item.title
              else "-"
            attribute Tags
              use join(item.tags, ", ")
              else "-"
            attribute Day
              when today > day("2020-01-01") && item.genre == "Drama" use "New"
              else "Old"
            attribute Place
              when position == 1 use item.genre
              else "-"
            attribute Name
              use item.genre + " for " + recipient.user.Name
              else "-"
            attribute First once
              use items.genre[0]
              else "-"
            """).unwrap(CheckedRules.class);

    private static final int REMEMBERED = 4;

    private static Item film(int i, String price) {
        return Item.of(
                Films.SCHEMA,
                "f" + i,
                "Film number " + i,
                i % 3 == 0 ? null : i % 3 == 1 ? "Drama" : "Kids",
                null,
                new BigDecimal(price),
                true,
                i % 5 == 0 ? List.of() : List.of("a", "b" + i % 4));
    }

    private static Inputs inputs(Item item, int position, String id) {
        return Inputs.of(item, position, List.of(item), Recipient.of(id, Map.of("user.Name", id)));
    }

    private static Decision evaluated(int attribute, Inputs inputs) {
        return Decision.of(RULES.compiled().attributes().get(attribute), inputs);
    }

    @Test
    void everyItemGetsWhatItWouldGetAlone() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            items.add(film(i, i % 2 == 0 ? "4.5" : i % 7 == 0 ? "4.50" : Integer.toString(i % 9)));
        }
        for (int attribute = 0; attribute < RULES.program().attributes().size(); attribute++) {
            DecisionMemo memo = new DecisionMemo(RULES, attribute);
            for (int i = 0; i < items.size(); i++) {
                Item item = items.get(i);
                assertThat(memo.of(inputs(item, 1 + i % 2, "r" + i % 4)))
                        .as("%s of %s", memo.source().name(), item.id())
                        .isEqualTo(evaluated(attribute, inputs(item, 1 + i % 2, "r" + i % 4)));
            }
        }
    }

    @Test
    void itemsThatAreAlikeInWhatIsReadAreDecidedOnce() {
        for (int attribute = 0; attribute < RULES.program().attributes().size(); attribute++) {
            DecisionMemo memo = new DecisionMemo(RULES, attribute);
            Item item = film(1, "5");
            Decision first = memo.of(inputs(item, 1, "r"));
            Decision second = memo.of(inputs(film(1, "5"), 1, "r"));

            assertThat(second).as(memo.source().name()).isEqualTo(first);
            if (attribute < REMEMBERED) {
                assertThat(second).as(memo.source().name()).isSameAs(first);
            } else {
                assertThat(second).as(memo.source().name()).isNotSameAs(first);
            }
        }
    }

    @Test
    void aColumnOfManyValuesIsNotRememberedForLong() {
        DecisionMemo memo = new DecisionMemo(RULES, 1);
        Decision first = memo.of(inputs(film(0, "5"), 1, "r"));
        for (int i = 1; i < 6_000; i++) {
            memo.of(inputs(film(i, "5"), 1, "r"));
        }

        assertThat(memo.of(inputs(film(0, "5"), 1, "r"))).isNotSameAs(first).isEqualTo(first);
    }
}

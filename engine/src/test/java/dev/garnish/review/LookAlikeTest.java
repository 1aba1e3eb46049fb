package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that look the same and are two. */
class LookAlikeTest {
    private static final Schema SCHEMA = Schema.of(new Column("genre", Type.TEXT));

    private static List<String> warnings(String literal, String... genres) {
        return warningsOf("item.genre == \"" + literal + "\"", genres);
    }

    private static List<String> warningsOf(String when, String... genres) {
        List<Item> items = new ArrayList<>();
        for (String genre : genres) {
            items.add(Item.of(SCHEMA, "i" + items.size(), genre));
        }
        String rules = "attribute A\n  when " + when + " use \"hit\"\n  use item.genre\n  else \"x\"\n";
        RuleSet set = RuleSet.parse(List.of(new Source("a.rules", rules)), SCHEMA);
        return CatalogCheck.run(set, Catalog.of(SCHEMA, items)).warnings().stream()
                .filter(problem -> problem.code().id().equals("R503"))
                .map(LookAlikeTest::shown)
                .toList();
    }

    private static String shown(Problem problem) {
        String[] lines = problem.render(false).split("\n", -1);
        return lines[0] + " | " + lines[4].replaceAll(".*\\^ ", "");
    }

    @Test
    void aDecomposedValueIsTheSameValue() {
        assertThat(warnings("Café", "Cafe\u0301", "Café", "Bar")).isEmpty();
        assertThat(warnings("Cafe\u0301", "Café", "Bar")).isEmpty();
    }

    @Test
    void aBlankThatDoesNotBreakIsShown() {
        assertThat(warnings("Sci Fi", "Sci\u00A0Fi"))
                .containsExactly("warning[R503]: no item has the genre \"Sci Fi\" |"
                        + " write \"Sci\\u00A0Fi\", which looks the same (1 item)");
    }

    @Test
    void aHiddenCharacterOfTheRulesIsShown() {
        assertThat(warnings("Com\u200Bedy", "Comedy"))
                .containsExactly("warning[R503]: no item has the genre \"Com\\u200Bedy\" |"
                        + " write \"Comedy\", which looks the same (1 item)");
    }

    @Test
    void aSecondValueThatLooksLikeAnExistingOneIsReported() {
        assertThat(warnings("Sci Fi", "Sci Fi", "Sci\u00A0Fi"))
                .containsExactly(
                        "warning[R503]: another genre looks the same as \"Sci Fi\": \"Sci\\u00A0Fi\" (1 item) |"
                                + " write in [\"Sci Fi\", \"Sci\\u00A0Fi\"]");
    }

    @Test
    void aTextThatIsLookedForInsideOthersIsComparedByItsLook() {
        assertThat(warningsOf("item.genre contains \"Sci Fi\"", "New Sci\u00A0Fi", "Drama"))
                .containsExactly("warning[R503]: `item.genre` holds \"Sci Fi\" for no item |"
                        + " write \"Sci\\u00A0Fi\", which looks the same (1 item)");
        assertThat(warningsOf("starts_with(item.genre, \"Com\u200Bedy\")", "Comedy of errors"))
                .containsExactly("warning[R503]: `item.genre` holds \"Com\\u200Bedy\" for no item |"
                        + " write \"Comedy\", which looks the same (1 item)");
        assertThat(warningsOf("contains_any(item.genre, [\"War\", \"Sci Fi\"])", "Sci Fi", "Sci\u2009Fi", "War"))
                .containsExactly("warning[R503]: `item.genre` also holds what only looks the same as \"Sci Fi\" |"
                        + " write also \"Sci\\u2009Fi\", which looks the same (1 item)");
        assertThat(warningsOf("item.genre.endsWith(\" Fi\")", "Sci\u00A0Fi"))
                .containsExactly("warning[R503]: `item.genre` holds \" Fi\" for no item |"
                        + " write \"\\u00A0Fi\", which looks the same (1 item)");
        assertThat(warningsOf("item.genre contains \" - \"", "Sci-Fi", "Caf\u00e9-Bar"))
                .isEmpty();
    }

    @Test
    void theLookedForPartOfALongTextIsFoundAtOnce() {
        String sought = "one and two ".repeat(20) + "or three";
        String text = "abc ".repeat(15_000) + sought.replace("or three", "or\u00A0three") + " and more".repeat(1_000);

        assertThat(warningsOf("item.genre contains \"" + sought + "\"", text))
                .singleElement()
                .asString()
                .contains("write \"one and two one and two");
        assertThat(warningsOf("starts_with(item.genre, \"Sci Fi\")", "\u200BSci Fi", "Sci Fi"))
                .containsExactly("warning[R503]: `item.genre` also holds what only looks the same as \"Sci Fi\" |"
                        + " write also \"\\u200BSci Fi\", which looks the same (1 item)");
    }

    @Test
    void valuesThatLookDifferentAreNot() {
        assertThat(warnings("Cafe", "Cafe", "Café")).isEmpty();
    }
}

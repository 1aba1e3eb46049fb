package dev.garnish.server.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemIndexTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));

    private static ItemIndex of(String... idsAndTitles) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < idsAndTitles.length; i += 2) {
            items.add(Item.of(SCHEMA, idsAndTitles[i], idsAndTitles[i + 1]));
        }
        return ItemIndex.of(Catalog.of(SCHEMA, items));
    }

    private static String found(ItemIndex index, String query, int most) {
        return String.join(
                " ", index.find(query, most).stream().map(ItemIndex.Found::id).toList());
    }

    @Test
    void anIdComesFirstThenWhatBeginsWithTheQueryThenTheOthers() {
        ItemIndex index = of("a", "The 42 steps", "b", "42nd Street", "421", "Drill", "42", "Saw", "c", "Room 42");

        assertThat(found(index, "42", 9)).isEqualTo("42 421 b a c");
        assertThat(found(index, "42", 2)).isEqualTo("42 421");
    }

    @Test
    void allWordsAreToStandInTheIdOrTheTitle() {
        ItemIndex index = of("sku-1", "Red chair", "sku-2", "Red table", "sku-3", "Blue chair");

        assertThat(found(index, "chair red", 9)).isEqualTo("sku-1");
        assertThat(found(index, "  sku   CHAIR ", 9)).isEqualTo("sku-1 sku-3");
        assertThat(found(index, "red lamp", 9)).isEmpty();
    }

    @Test
    void wordsOfTwoItemsAreNotTakenTogether() {
        assertThat(found(of("1", "red", "2", "chair"), "red chair", 9)).isEmpty();
        assertThat(found(of("1", "red", "2", "chair"), "red\n2", 9)).isEmpty();
    }

    @Test
    void accentsAndCapitalsDoNotCount() {
        ItemIndex index = of("1", "Café Élite", "2", "CAFE\u0301 noir", "3", "Cafes");

        assertThat(found(index, "cafe", 9)).isEqualTo("1 2 3");
        assertThat(found(index, "CAFÉ", 9)).isEqualTo("1 2 3");
        assertThat(found(index, "elite", 9)).isEqualTo("1");
    }

    @Test
    void withoutAWordItIsTheFirstItemsOfTheCatalog() {
        ItemIndex index = of("2", "b", "1", "a", "3", "c");

        assertThat(found(index, "", 2)).isEqualTo("1 2");
        assertThat(found(index, " \t", 9)).isEqualTo("1 2 3");
        assertThat(index.ids()).containsExactly("1", "2", "3");
        assertThat(index.columns().title()).isEqualTo("title");
    }

    @Test
    void aTitleIsOneLineOfABoundedLength() {
        ItemIndex index = of("1", "two\n lines", "2", "\uD83C\uDF0D".repeat(300));

        assertThat(index.find("1", 1)).containsExactly(new ItemIndex.Found("1", "two lines"));
        assertThat(index.find("2", 1).get(0).title()).isEqualTo("\uD83C\uDF0D".repeat(100));
    }

    @Test
    void anEmptyCatalogHasNothingToFind() {
        assertThat(of().find("a", 9)).isEmpty();
        assertThat(of().find("", 9)).isEmpty();
    }
}

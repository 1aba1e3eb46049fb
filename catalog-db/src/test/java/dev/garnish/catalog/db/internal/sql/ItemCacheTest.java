package dev.garnish.catalog.db.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemCacheTest {
    private static final Schema SCHEMA =
            Schema.of(new Column("item_id", Type.TEXT), new Column("tags", Type.TEXT_LIST));

    private static Item item(String id) {
        return Item.of(SCHEMA, id, id, List.of("tag", "x".repeat(100)));
    }

    @Test
    void whatIsNotRememberedIsAskedFor() {
        ItemCache cache = new ItemCache(1 << 20);
        Map<String, Item> found = new HashMap<>();
        assertThat(cache.find(List.of("1", "2", "none"), found)).containsExactly("1", "2", "none");
        cache.remember(List.of("1", "2", "none"), List.of(item("1"), item("2")));
        assertThat(cache.find(List.of("1", "2", "none", "3"), found)).containsExactly("3");
        assertThat(found).containsOnlyKeys("1", "2");
    }

    @Test
    void itStaysInItsBoundsHoweverMuchIsLookedUp() {
        long bound = 1 << 20;
        ItemCache cache = new ItemCache(bound);
        for (int i = 0; i < 20_000; i += 100) {
            List<String> ids =
                    IntStream.range(i, i + 100).mapToObj(n -> "i" + n).toList();
            cache.remember(ids, ids.stream().map(ItemCacheTest::item).toList());
        }
        assertThat(cache.weight()).isBetween(bound / 2, bound);
    }

    @Test
    void unknownIdsStayInABoundOfTheirOwnAndPushNothingOut() {
        ItemCache cache = new ItemCache(1 << 20);
        cache.remember(List.of("1"), List.of(item("1")));
        for (int i = 0; i < 50_000; i++) {
            cache.remember(List.of("strange" + i, "x".repeat(1000) + i), List.of());
        }
        assertThat(cache.weight()).isLessThan((2 << 20) + 1000);
        assertThat(cache.find(List.of("1"), new HashMap<>())).isEmpty();
    }
}

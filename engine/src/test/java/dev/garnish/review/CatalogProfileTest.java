package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.review.CatalogProfile.ColumnValues;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogProfileTest {
    private static final Schema SCHEMA = Schema.of(
            new Column("genre", Type.TEXT), new Column("tags", Type.TEXT_LIST), new Column("price", Type.NUMBER));

    private static List<String> written(ColumnValues column) {
        return column.values().stream()
                .map(one -> one.written() + " " + one.items())
                .toList();
    }

    @Test
    void valuesAreCountedTheMostFrequentFirst() {
        CatalogProfile profile = CatalogProfile.of(Catalog.of(
                SCHEMA,
                List.of(
                        Item.of(SCHEMA, "1", "Drama", List.of("a", "b"), new BigDecimal("9.50")),
                        Item.of(SCHEMA, "2", "Comedy \"x\"", List.of("b"), new BigDecimal("9.5")),
                        Item.of(SCHEMA, "3", "Drama", List.of(), null),
                        Item.of(
                                SCHEMA,
                                "4",
                                Arrays.asList(null, List.of("b"), null).toArray()))));

        assertThat(profile.items()).isEqualTo(4);
        assertThat(written(profile.column("genre").orElseThrow()))
                .containsExactly("\"Drama\" 2", "\"Comedy \\\"x\\\"\" 1");
        assertThat(profile.column("genre").orElseThrow().filled()).isEqualTo(3);
        assertThat(written(profile.column("tags").orElseThrow())).containsExactly("\"b\" 3", "\"a\" 1");
        assertThat(profile.column("tags").orElseThrow().filled()).isEqualTo(3);
        assertThat(written(profile.column("price").orElseThrow())).containsExactly("9.5 2");
        assertThat(profile.column("none")).isEmpty();
    }

    /** A moment in UTC, whatever the zone of the rules. */
    @Test
    void daysAndMomentsAreWrittenAsRulesWriteThem() {
        Schema schema = Schema.of(new Column("from", Type.DATE));
        CatalogProfile profile = CatalogProfile.of(Catalog.of(
                schema,
                List.of(
                        Item.of(schema, "1", LocalDateTime.of(2026, 11, 27, 0, 0)),
                        Item.of(schema, "2", LocalDateTime.of(2026, 11, 27, 18, 30)))));

        assertThat(written(profile.column("from").orElseThrow()))
                .containsExactlyInAnyOrder("day(\"2026-11-27\") 1", "day(\"2026-11-27T18:30:00Z\") 1");
    }

    @Test
    void ofVeryManyValuesTheMostFrequentAreRemembered() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            items.add(Item.of(SCHEMA, "" + i, i % 2 == 0 ? "often" : "text " + i, List.of(), null));
        }

        ColumnValues genre =
                CatalogProfile.of(Catalog.of(SCHEMA, items)).column("genre").orElseThrow();

        assertThat(genre.values()).hasSize(1_000);
        assertThat(written(genre)).startsWith("\"often\" 1500");
        assertThat(genre.complete()).isFalse();
    }
}

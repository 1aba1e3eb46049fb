package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.internal.sample.SampleItems;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleCatalogTest {
    private static final Catalog SAMPLE = SampleItems.migrated();

    @Test
    void itHoldsTheItemsOfTheDocumentation() {
        Map<String, Item> found = SAMPLE.find(Set.of("1210", "1527", "1815", "2009", "4582", "6542", "9999"));
        assertThat(List.of("1210", "1527", "1815", "2009", "4582", "6542"))
                .map(id -> text(found, id, "title") + "/" + text(found, id, "genre"))
                .containsExactly(
                        "Hanna/Action",
                        "Catastrophe/Comedy",
                        "Fleabag/Comedy",
                        "Late Night/Drama",
                        "Agatha Christie's The ABC Murders/Crime",
                        "Hunters/Drama");
        assertThat(found).hasSize(6);
    }

    private static String text(Map<String, Item> found, String id, String column) {
        Item item = found.get(id);
        return item == null ? "" : (String) item.value(column).orElse("missing");
    }

    @Test
    void itsColumnsHaveTheirTypes() {
        assertThat(SAMPLE.schema())
                .hasToString("[Column[name=item_id, type=TEXT], Column[name=title, type=TEXT],"
                        + " Column[name=genre, type=TEXT], Column[name=image_url, type=TEXT],"
                        + " Column[name=image_file, type=TEXT], Column[name=description, type=TEXT],"
                        + " Column[name=price, type=NUMBER], Column[name=release_year, type=NUMBER],"
                        + " Column[name=active, type=TRUTH], Column[name=updated_at, type=DATE]]");
    }

    @Test
    void itsItemsComeInTheOrderOfTheirIds() {
        assertThat(SAMPLE.items().map(Item::id)).hasSize(36).isSorted();
    }

    @Test
    void someItemsMissAGenreOrAnImageAndSomeTitlesAreHard() {
        assertThat(SAMPLE.items().filter(item -> item.value("genre").isEmpty()).map(Item::id))
                .containsExactly("1014", "1015", "1016", "1019");
        assertThat(SAMPLE.items()
                        .filter(item -> item.value("image_file").isEmpty())
                        .map(Item::id))
                .containsExactly("1012", "1013", "1015", "1017", "1019");
        assertThat(SAMPLE.items().flatMap(item -> item.value("title").stream()))
                .contains("七人の侍", "Сталкер", "Le Fabuleux Destin d'Amélie Poulain")
                .anyMatch(title -> title.toString().length() > 180);
        assertThat(SAMPLE.find(Set.of("1815")).values())
                .map(item -> item.value("updated_at").orElseThrow())
                .containsExactly(LocalDateTime.of(2026, 10, 24, 8, 30));
    }

    @Test
    void itsVersionNamesItsContent() {
        assertThat(SampleItems.migrated().version()).isEqualTo(SAMPLE.version()).hasSize(64);
    }

    @Test
    void nothingIsPrintedWhileItIsMigrated() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream kept = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(kept);
        System.setErr(kept);
        try {
            SampleItems.migrated();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}

package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.Change;
import dev.garnish.Garnish;
import dev.garnish.Recommendations;
import dev.garnish.event.Recipient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The facade over a catalog's file, which it finds by {@link CatalogAddresses}. */
class GarnishOverFilesTest {
    private static final String RULES = "attribute Title\n  use item.title\n  else \"-\"\n";

    @TempDir
    private Path folder;

    private Path items(String title) throws Exception {
        return Files.writeString(folder.resolve("items.csv"), "item_id,title\n1," + title + "\n");
    }

    private static String title(Garnish garnish) {
        Recommendations shown = garnish.recommend(Recipient.of("r"), List.of("1"));
        return shown.items().get(0).text("Title");
    }

    @Test
    void aNewerVersionOfADatabaseTakesOverAndIsReported() throws Exception {
        Path file = folder.resolve("shop.mv.db");
        CatalogImport.of(file, List.of(items("One"))).run();
        List<Change> changes = new ArrayList<>();
        try (Garnish garnish = Garnish.builder()
                .rules("inline.rules", RULES)
                .catalog(file)
                .onChange(changes::add)
                .open()) {
            assertThat(title(garnish)).isEqualTo("One");
            assertThat(garnish.state().catalog()).isEqualTo("version 1");
            assertThat(garnish.refresh()).isFalse();

            CatalogImport.of(file, List.of(items("Two"))).run();
            assertThat(garnish.refresh()).isTrue();
            assertThat(title(garnish)).isEqualTo("Two");
            assertThat(garnish.state().catalog()).isEqualTo("version 2");
            assertThat(changes)
                    .extracting(Change::message)
                    .containsExactly("catalog version 2 took the place of version 1");
        }
    }

    @Test
    void aPackThatIsReplacedTakesOver() throws Exception {
        Path file = folder.resolve("shop.mv.db");
        Path pack = folder.resolve("shop.pack");
        CatalogImport.of(file, List.of(items("One"))).run();
        pack(file, pack);
        try (Garnish garnish =
                Garnish.builder().rules("inline.rules", RULES).catalog(pack).open()) {
            assertThat(title(garnish)).isEqualTo("One");
            CatalogImport.of(file, List.of(items("Two"))).run();
            pack(file, pack);
            assertThat(garnish.refresh()).isTrue();
            assertThat(title(garnish)).isEqualTo("Two");
        }
    }

    private static void pack(Path file, Path pack) throws Exception {
        try (CatalogFile open = CatalogFile.open(file)) {
            PackedCatalog.write(open, pack);
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("none.mv.db");
        assertThatThrownBy(() -> Garnish.builder()
                        .rules("inline.rules", RULES)
                        .catalog(missing)
                        .open())
                .hasMessage("catalog " + missing + ": there is no such file: check the path");
    }
}

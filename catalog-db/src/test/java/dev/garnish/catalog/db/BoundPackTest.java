package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.Change;
import dev.garnish.Enricher;
import dev.garnish.Garnish;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that were checked on one order of columns, over packs with another. */
class BoundPackTest {
    private static final Column TITLE = new Column("title", Type.TEXT);
    private static final Column NOTE = new Column("margin_note", Type.TEXT);
    private static final Schema CHECKED = Schema.of(TITLE, NOTE);
    private static final Schema MOVED = Schema.of(NOTE, TITLE);
    private static final String TEXT = """
            attribute Title
              use item.title
              else "Recommended"
            """;
    private static final RuleSet RULES = RuleSet.parse(List.of(new Source("t.rules", TEXT)), CHECKED);

    @TempDir
    Path folder = Path.of("");

    private static Map<String, Object> shown(Enricher enricher) {
        return enricher.recommend(Recipient.of("r"), List.of("1")).values();
    }

    @Test
    void rowsAreMadeFromTheColumnsThatTheRulesName() {
        Path pack = folder.resolve("moved.pack");

        PackedCatalog.write(Catalog.of(MOVED, List.of(Item.of(MOVED, "1", "buy at 2 EUR", "Fleabag"))), RULES, pack);

        try (PackedCatalog opened = PackedCatalog.open(pack)) {
            assertThat(shown(Enricher.of(RULES, opened))).isEqualTo(Map.of("Title", List.of("Fleabag")));
        }
    }

    @Test
    void rulesThatDoNotFitAreNotPacked() {
        Schema other = Schema.of(NOTE);

        assertThatThrownBy(() -> PackedCatalog.write(Catalog.of(other, List.of()), RULES, folder.resolve("no.pack")))
                .isInstanceOf(InvalidRulesException.class);
        assertThat(folder.resolve("no.pack")).doesNotExist();
    }

    @Test
    void aNewerFileMayMoveItsColumnsAndIsRefusedWhereTheyDoNotFit() {
        Path pack = folder.resolve("live.pack");
        PackedCatalog.write(Catalog.of(CHECKED, List.of(Item.of(CHECKED, "1", "Old", "x"))), pack);
        try (Garnish live =
                Garnish.builder().rules("t.rules", TEXT).catalog(pack).open()) {
            PackedCatalog.write(Catalog.of(MOVED, List.of(Item.of(MOVED, "1", "buy at 2 EUR", "New"))), pack);
            assertThat(live.refresh()).isTrue();
            assertThat(shown(live)).isEqualTo(Map.of("Title", List.of("New")));

            Schema priced = Schema.of(new Column("price", Type.NUMBER));
            PackedCatalog.write(Catalog.of(priced, List.of(Item.of(priced, "1", BigDecimal.ONE))), pack);
            assertThat(live.refresh()).isFalse();
            assertThat(shown(live)).isEqualTo(Map.of("Title", List.of("New")));
            assertThat(live.state().refused())
                    .extracting(Change::reason)
                    .containsExactly("t.rules:2:12: the catalog has no column `title` (`garnish check` explains)");
        }
    }

    private static Map<String, Object> shown(Garnish live) {
        return live.recommend(Recipient.of("r"), List.of("1")).values();
    }
}

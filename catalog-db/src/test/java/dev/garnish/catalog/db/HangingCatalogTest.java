package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.Enricher;
import dev.garnish.Garnish;
import dev.garnish.Recommendations;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.Recipient;
import dev.garnish.rules.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that does not answer: events go out in time, and it is left alone. */
class HangingCatalogTest {
    private static final Duration DEADLINE = Duration.ofMillis(100);
    private static final int MOST_STUCK = 4;
    private static final String RULES = "attribute Title\n  use item.title\n  else \"A title\"\n";

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void make() throws SQLException {
        file = Sql.file(
                folder,
                "create alias hanging for 'dev.garnish.catalog.db.Hanging.title'",
                "create table stored (item_id varchar primary key, title varchar)",
                "insert into stored select 'i' || x, 'Title ' || x from system_range(0, 99)",
                "create view item as select item_id, hanging(title) title from stored");
    }

    @AfterEach
    void letGo() {
        Hanging.letGo();
    }

    private static Enricher enricher(Catalog catalog) {
        return Enricher.of(RuleSet.parse(List.of(new Source("a.rules", RULES)), catalog.schema()), catalog);
    }

    private static Recommendations recommend(Enricher enricher, String... ids) {
        return enricher.recommend(Recipient.of("r"), List.of(ids));
    }

    private static void assertTitles(Recommendations made, Object... titles) {
        assertThat((List<?>) made.values().get("Title")).isEqualTo(List.of(titles));
    }

    private static void assertUnavailable(Recommendations made) {
        assertThat(made.diagnostics())
                .containsExactly(new Diagnostic(
                        Diagnostic.Code.CATALOG_UNAVAILABLE,
                        "",
                        "the catalog did not answer, so that items count as unknown"));
    }

    @Test
    void valuesComeFromWhatIsRememberedOrFromElseAndTheDatabaseIsNeverInterrupted() {
        int before = Hanging.INTERRUPTED.get();
        try (DbCatalog catalog = DbCatalog.open(file, 0, DEADLINE)) {
            assertTitles(recommend(enricher(catalog), "i1", "i2"), "Title 1", "Title 2");
            Hanging.hang();
            Enricher enricher = enricher(catalog);
            for (int i = 10; i < 30; i++) {
                Recommendations made = recommend(enricher, "i1", "i" + i, "i2");
                assertTitles(made, "Title 1", "A title", "Title 2");
                assertUnavailable(made);
            }
            assertThat(threads()).isBetween(1L, (long) MOST_STUCK);
            Hanging.letGo();
            while (!recommend(enricher, "i29").diagnostics().isEmpty()) {
                Thread.onSpinWait();
            }
            assertTitles(recommend(enricher, "i1", "i10", "i29", "none"), "Title 1", "Title 10", "Title 29", "A title");
        }
        assertThat(Hanging.INTERRUPTED).hasValue(before);
    }

    @Test
    void aCallerInAHurryGetsWhatWasFoundUntilThen() throws Exception {
        Path many = Sql.file(
                Files.createDirectory(folder.resolve("many")),
                "create alias hanging for 'dev.garnish.catalog.db.Hanging.title'",
                "create table stored (item_id varchar primary key, n int, title varchar)",
                "insert into stored select 'i' || x, x, 'Title' from system_range(0, 1999)",
                "create view item as select item_id, case when n < 1000 then title else hanging(title) end title"
                        + " from stored");
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < 2000; i++) {
            ids.add("i" + i);
        }
        try (DbCatalog catalog = DbCatalog.open(many, 0, Duration.ofMinutes(1))) {
            Hanging.hang();
            CatalogUnavailableException late = catchThrowableOfType(
                    CatalogUnavailableException.class, () -> catalog.find(ids, Duration.ofSeconds(3)));
            assertThat(late).hasMessage("catalog %s: no answer within 3000 ms", many);
            assertThat(late.found()).hasSize(1000).containsKeys("i0", "i999");
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("garnish-catalog"))
                .count();
    }

    @Test
    void aNewerVersionTakesOverFromOneThatHangs() throws Exception {
        try (Garnish live = Garnish.builder()
                .rules("a.rules", RULES)
                .catalog(new WatchedSource(new FileBackend(file), () -> DbCatalog.open(file, 0, DEADLINE)))
                .open()) {
            Hanging.hang();
            assertUnavailable(live.recommend(Recipient.of("r"), List.of("i5")));
            Path newer = Sql.file(
                    Files.createDirectory(folder.resolve("newer")),
                    "create table item (item_id varchar primary key, title varchar)",
                    "insert into item values ('i5', 'Newer')");
            Files.move(newer, file, StandardCopyOption.REPLACE_EXISTING);
            assertThat(live.refresh()).isTrue();
            assertTitles(live.recommend(Recipient.of("r"), List.of("i5")), "Newer");
        }
    }
}

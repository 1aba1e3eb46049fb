package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.internal.postgres.PgLock;
import dev.garnish.catalog.db.internal.postgres.PgSource;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Versions in a PostgreSQL database. */
class PgStoreTest extends EveryStore {
    private final PgPlace place = PgPlace.create();

    @Override
    CatalogAddress catalog() {
        return place.address();
    }

    @Override
    CatalogAddress another() {
        return PgPlace.create().address();
    }

    @Override
    void run(String... statements) throws SQLException {
        place.run(statements);
    }

    @Override
    Object state() throws SQLException {
        return place.state();
    }

    @Test
    void aRowThatSomebodyAlteredIsFoundAlsoInAKeptVersion() throws Exception {
        load("a,One,1\nb,Two,2\n");
        load("a,One,1\nb,Deux,2\n");
        assertThat(store().verify().findings()).isEmpty();

        run("update item set price = 9 where item_id = 'b'", "delete from garnish_item_1 where item_id = 'a'");

        assertThat(store().verify().findings())
                .containsExactly(
                        "the items are not those of version 2: at least one was changed, added or removed",
                        "kept version 1: the items are not those of version 1: at least one was changed, added or removed");
    }

    @Test
    void anEarlierVersionComesBackWithoutTheColumnsAddedSince() throws Exception {
        load("a,One,1\nb,Two,2\n");
        Path more = Files.writeString(folder.resolve("more.csv"), "id,title,stock\na,Uno,7\nc,Three,8\n");
        CatalogImport.of(catalog(), List.of(more))
                .migrations(folder.resolve("m"))
                .extend()
                .run();

        assertThat(told(store().rollback(1))).isEqualTo("3 from version 1 again: 2 items, +0 ~1 -1");

        try (DbCatalog open = DbCatalog.open(catalog(), 100)) {
            assertThat(open.items().map(item -> EveryImport.described(item, "title", "price", "stock")))
                    .containsExactly("a One 1.00 -", "b Two 2.00 -");
        }
        assertThat(store().verify().findings()).isEmpty();
    }

    @Test
    void theContentIsTheSameAsInAFile() throws Exception {
        load("a,One,1\né,Zwei,2.5\nB,Three,\n_,Four,4\n");
        Path file = folder.resolve("shop.mv.db");
        DbCatalog.migrate(file, Films.in(folder));
        CatalogImport.of(file, List.of(folder.resolve("items.csv"))).run();
        try (DbCatalog open = DbCatalog.open(file)) {
            assertThat(content()).isEqualTo(open.version());
        }
    }

    @Test
    void theLastVersionsAreKeptAndNoMore() throws Exception {
        Path file = folder.resolve("items.csv");
        for (int i = 1; i <= 6; i++) {
            Files.writeString(file, "id,title\na,Title " + i + "\n");
            CatalogImport.of(catalog(), List.of(file)).keep(3).run();
        }
        assertThat(store().status().kept()).containsExactly(5L, 4L);
        assertThat(told(store().rollback(4))).isEqualTo("7 from version 4 again: 1 items, +0 ~1 -0");
        assertThat(store().status().kept()).containsExactly(6L, 5L, 4L);
    }

    @Test
    void aServerIsBackedUpByItsOwnTools() throws Exception {
        load("a,One,1\n");
        assertThat(catchThrowableOfType(CatalogException.class, () -> store().backup(folder.resolve("b.mv.db"))))
                .hasMessage(
                        "catalog %1$s: a server is not backed up by a file: use pg_dump %1$s (or `garnish catalog export`)",
                        catalog());
        assertThat(catchThrowableOfType(CatalogException.class, () -> store().restore(folder.resolve("b.mv.db"))))
                .hasMessage(
                        "catalog %s: a server is not restored from a file: use pg_restore or psql (or `garnish catalog import --replace`)",
                        catalog());
    }

    @Test
    void aSecondWriterLearnsWithinASecondWhoTheFirstIs() throws Exception {
        load("a,One,1\n");
        try (Connection first = PgSource.writing(place.address()).getConnection()) {
            first.setAutoCommit(false);
            PgLock.take(first, place.address());
            long started = System.nanoTime();
            CatalogException refused = catchThrowableOfType(CatalogException.class, () -> load("a,Uno,1\n"));
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
            assertThat(refused.getMessage())
                    .matches(
                            "catalog \\Q%s\\E: process %d on \\S+( host)? \\(session \\d+ since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\) is changing it: wait until it has ended"
                                    .formatted(
                                            catalog(), ProcessHandle.current().pid()));
            assertThat(store().status().items()).isEqualTo(1);
        }
        load("a,Uno,1\n");
        assertThat(store().log()).hasSize(2);
    }
}

package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.internal.h2.VersionArchive;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions in an H2 file. */
class CatalogStoreTest extends EveryStore {
    private Path catalog = Path.of("");

    @BeforeEach
    void place() {
        catalog = folder.resolve("shop.mv.db");
    }

    @Override
    CatalogAddress catalog() {
        return CatalogAddress.of(catalog);
    }

    @Override
    CatalogAddress another() {
        return CatalogAddress.of(folder.resolve("other.mv.db"));
    }

    @Override
    void run(String... statements) throws SQLException {
        Sql.run(catalog, statements);
    }

    @Override
    Object state() throws IOException {
        return Files.readAllBytes(catalog);
    }

    @Test
    void aRowThatSomebodyAlteredIsFound() throws Exception {
        load("a,One,1\nb,Two,2\n");
        assertThat(store().verify().findings()).isEmpty();

        Sql.run(catalog, "update item set price = 9 where item_id = 'b'");

        assertThat(store().status().altered()).isTrue();
        assertThat(store().verify().findings())
                .containsExactly(
                        "another program has written to the file since version 1",
                        "the items are not those of version 1: at least one was changed, added or removed");
    }

    @Test
    void aKeptVersionThatIsDamagedIsFound() throws Exception {
        load("a,One,1\n");
        load("a,Uno,1\n");
        Path kept = VersionArchive.file(catalog, 1);
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept, bytes);

        assertThat(store().verify().findings())
                .containsExactly(
                        "kept version 1: catalog %s: the file is damaged: restore a backup, or move it away and import the items again"
                                .formatted(kept));
    }

    @Test
    void aBackupBringsADamagedFileBack() throws Exception {
        load("a,One,1\n");
        String first = content();
        Path backup = folder.resolve("backup.mv.db");
        store().backup(backup);
        assertThat(Files.readAllBytes(backup)).isEqualTo(Files.readAllBytes(catalog));
        byte[] bytes = Files.readAllBytes(catalog);
        Files.write(catalog, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(told(store().restore(backup))).isEqualTo("1 from items.csv: 1 items, +1 ~0 -0");

        assertThat(content()).isEqualTo(first);
        assertThat(store().verify().findings()).isEmpty();
    }

    @Test
    void aVersionThatAKilledProcessKeptIsNotGoneBackTo() throws Exception {
        load("a,One,1\n");
        load("a,Uno,1\n");
        Files.createLink(VersionArchive.file(catalog, 2), catalog);

        assertThat(store().status().kept()).containsExactly(1L);
        assertThat(told(store().rollback(store().previous()))).isEqualTo("3 from version 1 again: 1 items, +0 ~1 -0");
        assertThat(store().status().kept()).containsExactly(2L, 1L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void numbersGoOnWhereTheCatalogIsLost(boolean restored) throws Exception {
        load("a,One,1\n");
        Path backup = folder.resolve("backup.mv.db");
        store().backup(backup);
        load("a,Uno,1\n");
        load("a,Due,1\n");
        Files.delete(catalog);

        if (restored) {
            assertThat(told(store().restore(backup))).isEqualTo("4 from backup backup.mv.db: 1 items, +0 ~0 -0");
            assertThat(store().verify().findings()).isEmpty();
            load("a,Tre,1\n");
            assertThat(store().log()).extracting(CatalogVersion::number).containsExactly(5L, 4L, 1L);
        } else {
            load("a,Tre,1\n");
            assertThat(store().log()).extracting(CatalogVersion::number).containsExactly(4L);
        }
    }

    @Test
    void aLinkMayLeadToWhereTheFirstImportMakesTheCatalog() throws Exception {
        Path real = Files.createDirectory(folder.resolve("data")).resolve("shop-1.mv.db");
        Files.createSymbolicLink(folder.resolve("second.mv.db"), Path.of("data/shop-1.mv.db"));
        Files.createSymbolicLink(catalog, Path.of("second.mv.db"));
        CatalogImport.of(catalog, List.of(Files.writeString(folder.resolve("items.csv"), "id,title\na,One\n")))
                .run();

        assertThat(catalog).isSymbolicLink();
        assertThat(CatalogStore.of(real).log()).hasSize(1);

        Files.createSymbolicLink(folder.resolve("circle.mv.db"), Path.of("circle.mv.db"));
        assertThat(catchThrowableOfType(
                        CatalogException.class, () -> DbCatalog.migrate(folder.resolve("circle.mv.db"))))
                .hasMessageStartingWith(
                        "catalog %s: cannot be read: Too many levels of symbolic links",
                        folder.resolve("circle.mv.db"));
    }

    @Test
    void aCatalogBehindALinkIsChangedWhereItStands() throws Exception {
        Path real = Files.createDirectory(folder.resolve("data")).resolve("shop-1.mv.db");
        CatalogImport.of(real, List.of(Files.writeString(folder.resolve("items.csv"), "id,title\na,One\n")))
                .run();
        Files.createSymbolicLink(catalog, real);
        CatalogImport.of(catalog, List.of(Files.writeString(folder.resolve("items.csv"), "id,title\na,Uno\n")))
                .run();

        assertThat(catalog).isSymbolicLink();
        assertThat(CatalogStore.of(real).status().kept()).containsExactly(1L);
        assertThat(told(store().rollback(store().previous()))).isEqualTo("3 from version 1 again: 1 items, +0 ~1 -0");
        assertThat(catalog).isSymbolicLink();
        assertThat(CatalogStore.of(real).log()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatHasNoVersionIsNoBackup(boolean isThere) throws Exception {
        Path backup = folder.resolve("backup.mv.db");
        DbCatalog.migrate(backup);
        if (isThere) {
            load("a,One,1\n");
        }
        assertThat(catchThrowableOfType(CatalogException.class, () -> store().restore(backup)))
                .hasMessage(
                        "backup %s: nothing was ever imported into it, so it has no version to go back to: import items, or copy the file",
                        backup);
        assertThat(Files.exists(catalog)).isEqualTo(isThere);
    }

    @Test
    void aBackupOfOlderItemsBecomesANewVersion() throws Exception {
        load("a,One,1\n");
        Path backup = folder.resolve("backup.mv.db");
        store().backup(backup);
        load("a,Uno,1\nb,Two,2\n");

        assertThat(told(store().restore(backup))).isEqualTo("3 from backup backup.mv.db: 1 items, +0 ~1 -1");
        assertThat(told(store().restore(backup))).isEqualTo("nothing changed");
        assertThat(catchThrowableOfType(CatalogException.class, () -> store().backup(backup)))
                .hasMessage("backup %s: there is such a file already: choose another name", backup);
    }
}

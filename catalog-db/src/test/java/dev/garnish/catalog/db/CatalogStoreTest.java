package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.internal.h2.VersionArchive;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

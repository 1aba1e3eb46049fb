package dev.garnish.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.CatalogException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aNewFileHasTheTableItem() {
        Path file = folder.resolve("new.mv.db");
        DbCatalog.migrate(file);
        try (DbCatalog catalog = DbCatalog.open(file)) {
            assertThat(catalog.items()).isEmpty();
            assertThat(catalog.schema()).isEqualTo(SampleCatalog.open().schema());
        }
    }

    @Test
    void columnsOfTheUsersOwnMigrationsAreSeen() throws Exception {
        Path file = folder.resolve("new.mv.db");
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(migrations.resolve("V1__genres.sql"), "alter table item add column genres varchar array;");
        DbCatalog.migrate(file, migrations);
        Files.writeString(migrations.resolve("V2__stock.sql"), "alter table item add column stock int;");
        DbCatalog.migrate(file, migrations);
        DbCatalog.migrate(file, migrations);
        try (DbCatalog catalog = DbCatalog.open(file)) {
            assertThat(catalog.schema().columns().toString())
                    .endsWith("Column[name=genres, type=TEXT_LIST], Column[name=stock, type=NUMBER]]");
        }
    }

    @Test
    void aMigrationThatFailsLeavesTheFileByteForByte() throws Exception {
        Path file = folder.resolve("new.mv.db");
        DbCatalog.migrate(file);
        byte[] before = Files.readAllBytes(file);
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(
                migrations.resolve("V1__bad.sql"),
                "alter table item add column stock int;\nalter table item add column stock int;\n");
        CatalogException refused =
                catchThrowableOfType(CatalogException.class, () -> DbCatalog.migrate(file, migrations));
        assertThat(refused.getMessage())
                .startsWith("catalog " + file + ": can not be migrated: ")
                .contains("V1__bad.sql", "Duplicate column name \"STOCK\"")
                .doesNotContain("\n");
        assertThat(refused.kind()).isEqualTo(Kind.BAD_DATA);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder.resolve(".new.new.mv.db")).doesNotExist();
    }

    @Test
    void aSecondWriterIsToldWhoHoldsTheFile() throws Exception {
        Path file = folder.resolve("new.mv.db");
        try (WriterLock held = WriterLock.take(file)) {
            held.holding(() -> {
                CatalogException refused = catchThrowableOfType(CatalogException.class, () -> DbCatalog.migrate(file));
                assertThat(refused.getMessage())
                        .matches("catalog \\Q" + file + "\\E: process "
                                + ProcessHandle.current().pid()
                                + " \\(since [0-9TZ:-]+\\) is changing it: wait until it has ended");
                assertThat(refused.kind()).isEqualTo(Kind.ENVIRONMENT);
                return refused;
            });
        }
    }

    @Test
    void aMissingFolderIsNamed() {
        CatalogException refused = catchThrowableOfType(
                CatalogException.class, () -> DbCatalog.migrate(folder.resolve("a.mv.db"), folder.resolve("none")));
        assertThat(refused)
                .hasMessage("migrations %s: there is no such folder: check the path", folder.resolve("none"));
        CatalogException nowhere =
                catchThrowableOfType(CatalogException.class, () -> DbCatalog.migrate(folder.resolve("none/a.mv.db")));
        assertThat(nowhere)
                .hasMessage(
                        "catalog %s: can not be written: there is no %s: nothing was changed",
                        folder.resolve("none/a.mv.db"), folder.resolve("none/.a.mv.db.lock"));
    }
}

package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Type;
import dev.garnish.catalog.db.internal.h2.WriterLock;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
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
            assertThat(catalog.schema().columns()).containsExactly(new Column("item_id", Type.TEXT));
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
                .startsWith("catalog " + file + ": cannot be migrated: ")
                .contains("V1__bad.sql", "Duplicate column name \"STOCK\"")
                .doesNotContain("\n");
        assertThat(refused.kind()).isEqualTo(Kind.BAD_DATA);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining("glob:**/.*.new*");
    }

    @Test
    void aSecondWriterLearnsWhoHoldsTheFile() throws Exception {
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

    private static final List<String> STATEMENTS = List.of(
            "alter table item add column stock int;",
            "update item set stock = 1;",
            "create index item_stock on item (stock);",
            "insert into item (item_id) values ('new');",
            "alter table item drop column title;");

    private Path migration(Path migrations, int at, String statement) throws IOException {
        List<String> statements = new ArrayList<>(STATEMENTS);
        statements.add(at, statement);
        return Files.writeString(migrations.resolve("V2__many.sql"), String.join("\n", statements));
    }

    private Path filled() throws IOException {
        Path file = folder.resolve("filled.mv.db");
        Path csv = Files.writeString(folder.resolve("items.csv"), "item_id,title\na,One\nb,Two\n");
        CatalogImport.of(file, List.of(csv)).run();
        return file;
    }

    @Test
    void aMigrationThatFailsAtAnyStatementLeavesTheFileByteForByte() throws Exception {
        Path file = filled();
        byte[] before = Files.readAllBytes(file);
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        for (int at = 0; at <= STATEMENTS.size(); at++) {
            migration(migrations, at, "insert into item (item_id) values ('a');");
            assertThat(catchThrowableOfType(CatalogException.class, () -> DbCatalog.migrate(file, migrations)))
                    .as("statement %d", at)
                    .hasMessageContaining("Unique index or primary key violation");
            assertThat(Files.readAllBytes(file)).as("statement %d", at).isEqualTo(before);
        }
        migration(migrations, 0, "");
        DbCatalog.migrate(file, migrations);
        assertThat(CatalogStore.of(file).status().items()).isEqualTo(3);
    }

    @Tag("heavy")
    @Test
    void aProcessKilledAtAnyStatementLeavesTheFileByteForByte() throws Exception {
        Path file = filled();
        byte[] before = Files.readAllBytes(file);
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        for (int at = 0; at <= STATEMENTS.size(); at += 2) {
            migration(migrations, at, KilledMigration.ALIAS + "\ncall halt();");
            Process process = Child.start(KilledMigration.class, file.toString(), migrations.toString());
            assertThat(process.waitFor()).as("statement %d", at).isEqualTo(KilledMigration.EXIT);
            assertThat(Files.readAllBytes(file)).as("statement %d", at).isEqualTo(before);
        }
        migration(migrations, 0, "");
        DbCatalog.migrate(file, migrations);
        assertThat(folder).isDirectoryNotContaining("glob:**/.*.new*");
        assertThat(CatalogStore.of(file).verify().findings()).isEmpty();
    }

    /** The system gives a lock back when its process closes the file once more. */
    @Test
    void aLockStaysWhateverItsProcessReads() throws Exception {
        Path file = filled();
        try (WriterLock lock = WriterLock.take(file)) {
            CatalogException refused = catchThrowableOfType(CatalogException.class, () -> DbCatalog.migrate(file));
            assertThat(refused)
                    .hasMessageStartingWith("catalog " + file + ": process "
                            + ProcessHandle.current().pid() + " (since ");
            assertThat(CatalogStore.of(file).status().items()).isPositive();
            Process other = Child.start(HoldingWriter.class, file.toString());
            try (BufferedReader told = other.inputReader(StandardCharsets.UTF_8)) {
                assertThat(told.readLine()).isNotEqualTo("READY");
            } finally {
                other.destroyForcibly().waitFor();
            }
            lock.holding(() -> "held");
        }
    }

    @Test
    void aSecondProcessLearnsAtOnceWhoWritesAndReadersGoOn() throws Exception {
        Path file = filled();
        Process writer = Child.start(HoldingWriter.class, file.toString());
        try (BufferedReader told = writer.inputReader(StandardCharsets.UTF_8)) {
            assertThat(told.readLine()).isEqualTo("READY");
            CatalogException refused = assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> catchThrowableOfType(CatalogException.class, () -> DbCatalog.migrate(file)));
            assertThat(refused.getMessage())
                    .matches("catalog \\Q" + file + "\\E: process " + writer.pid()
                            + " \\(since [0-9TZ:-]+\\) is changing it: wait until it has ended");
            try (DbCatalog open = DbCatalog.open(file)) {
                assertThat(open.find(Set.of("a"))).hasSize(1);
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        DbCatalog.migrate(file);
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
                        "catalog %s: cannot be written: there is no %s: nothing was changed",
                        folder.resolve("none/a.mv.db"), folder.resolve("none/.a.mv.db.lock"));
    }
}

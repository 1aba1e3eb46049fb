package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.db.internal.h2.H2File;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ImportResult;
import dev.garnish.catalog.db.model.Migration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A catalog's columns are its user's, and travel with their history inside of it. */
class SchemaInCatalogTest {
    @TempDir
    Path folder = Path.of("");

    private ImportResult imported(Path catalog, String rows, boolean extend) throws IOException {
        Path file = Files.writeString(folder.resolve("items.csv"), rows);
        CatalogImport wanted = CatalogImport.of(catalog, List.of(file));
        return (extend ? wanted.extend() : wanted).run();
    }

    private static List<String> columns(Path catalog) {
        try (DbCatalog open = DbCatalog.open(catalog)) {
            return open.schema().columns().stream().map(Column::name).toList();
        }
    }

    @Test
    void theColumnsOfAFirstImportAreTheCatalogsAndNothingStandsBesideIt() throws Exception {
        Path catalog = folder.resolve("shop.mv.db");

        ImportResult made = imported(catalog, "id,name,colour\n1,Pen,red\n", false);

        assertThat(made.statements())
                .containsExactly("alter table item add (\n  \"NAME\" varchar,\n  \"COLOUR\" varchar);");
        assertThat(made.migration()).contains(Path.of("V1__add_name_colour.sql"));
        assertThat(columns(catalog)).containsExactly("item_id", "name", "colour");
        assertThat(folder.resolve("shop.migrations")).doesNotExist();
        assertThat(CatalogStore.of(catalog).migrations(Optional.empty()))
                .map(Migration::text)
                .containsExactly(Optional.of(made.statements().get(0) + "\n"));
    }

    @Test
    void aLaterImportAddsNoColumnUnasked() throws Exception {
        Path catalog = folder.resolve("shop.mv.db");
        imported(catalog, "id\n1\n", false);
        assertThat(catchThrowableOfType(CatalogException.class, () -> imported(catalog, "id,colour\n1,red\n", false)))
                .hasMessageContaining("the catalog has no column `colour`");
    }

    @Test
    void aCatalogThatWasCopiedRenamedOrRestoredIsExtended() throws Exception {
        Path catalog = folder.resolve("shop.mv.db");
        imported(catalog, "id,title\n1,Pen\n", false);
        imported(catalog, "id,title,colour\n1,Pen,red\n", true);
        Path backup = folder.resolve("backup.mv.db");
        CatalogStore.of(catalog).backup(backup);
        imported(catalog, "id,title,colour,size\n1,Pen,red,XL\n", true);

        Path copy = Files.createDirectory(folder.resolve("elsewhere")).resolve("renamed.mv.db");
        Files.copy(catalog, copy);
        assertThat(imported(copy, "id,title,colour,size,third\n1,Pen,red,XL,t\n", true)
                        .migration())
                .contains(Path.of("V4__add_third.sql"));
        CatalogStore.of(catalog).restore(backup);
        assertThat(columns(catalog)).containsExactly("item_id", "title", "colour");
        imported(catalog, "id,title,weight\n1,Pen,5\n", true);
        assertThat(columns(catalog)).containsExactly("item_id", "title", "colour", "weight");
    }

    @Test
    void aMigrationIsWrittenWhereSomebodyWantsToReviewIt() throws Exception {
        Path catalog = folder.resolve("shop.mv.db");
        Path migrations = Files.createDirectory(folder.resolve("shop.migrations"));
        Files.writeString(migrations.resolve("V3__weight.sql"), "alter table item add column weight int;");

        ImportResult made = imported(catalog, "id,weight,colour\n1,5,red\n", true);

        assertThat(made.migration()).contains(migrations.resolve("V4__add_colour.sql"));
        assertThat(migrations.resolve("V4__add_colour.sql"))
                .hasContent("alter table item add column \"COLOUR\" varchar;\n");
        DbCatalog.migrate(catalog, migrations);
        assertThat(CatalogStore.of(catalog).migrations(Optional.of(migrations)))
                .map(Migration::script)
                .containsExactly("V3__weight.sql", "V4__add_colour.sql");
    }

    @Test
    void whatIsYetToRunIsListedBehindWhatRan() throws Exception {
        Path catalog = folder.resolve("shop.mv.db");
        Path migrations = Files.createDirectory(folder.resolve("m"));
        Files.writeString(migrations.resolve("V1__weight.sql"), "alter table item add column weight int;");
        DbCatalog.migrate(catalog, migrations);
        Files.writeString(migrations.resolve("V2__height.sql"), "alter table item add column height int;");

        List<Migration> migrationsOf = CatalogStore.of(catalog).migrations(Optional.of(migrations));

        assertThat(migrationsOf)
                .map(one -> one.script() + " " + one.appliedAt().isPresent() + " "
                        + one.text().orElse(""))
                .containsExactly(
                        "V1__weight.sql true alter table item add column weight int;",
                        "V2__height.sql false alter table item add column height int;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V2_y.sql | its name gives no number: expected V2__name.sql with two `_`, or R__name.sql for one that runs whenever it changes: rename it",
                "v2__y.sql | its name gives no number: expected V2__name.sql with two `_`, or R__name.sql for one that runs whenever it changes: rename it",
                "V1__weight.sql | it was changed after it ran: undo that (`garnish catalog migrate --info` shows what ran), and write what is new as V2__weight.sql",
                "V1__other.sql | V1__weight.sql ran already, which has its number: rename the file to V2__other.sql",
                "V1.0__other.sql | V1__weight.sql ran already, which has its number: rename the file to V2__other.sql",
                "V0_5__other.sql | V1__weight.sql ran already, which comes behind it: rename the file to V2__other.sql",
            })
    void aMigrationThatCannotRunIsNamedWithWhatToDo(String name, String message) throws Exception {
        Path catalog = folder.resolve("shop.mv.db");
        Path migrations = Files.createDirectory(folder.resolve("m"));
        Files.writeString(migrations.resolve("V1__weight.sql"), "alter table item add column weight int;");
        DbCatalog.migrate(catalog, migrations);
        Files.delete(migrations.resolve("V1__weight.sql"));
        Files.writeString(migrations.resolve(name), "alter table item add column other int;");

        assertThat(catchThrowableOfType(CatalogException.class, () -> DbCatalog.migrate(catalog, migrations)))
                .hasMessage("migration %s: %s", migrations.resolve(name), message);
    }

    @Test
    void twoMigrationsOfOneNumberAreNamed() throws Exception {
        Path migrations = Files.createDirectory(folder.resolve("m"));
        Files.writeString(migrations.resolve("V1__a.sql"), "select 1;");
        Files.writeString(migrations.resolve("V1.0__b.sql"), "select 1;");
        assertThat(catchThrowableOfType(
                        CatalogException.class, () -> DbCatalog.migrate(folder.resolve("shop.mv.db"), migrations)))
                .hasMessage("migrations %s: V1.0__b.sql and V1__a.sql have one number: renumber one", migrations);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table nothing add column x int; | cannot be migrated: V1__bad.sql, line 1: Table \"NOTHING\" not found: nothing was changed",
                "select '${x}' from nothing; | cannot be migrated: V1__bad.sql, line 1: Table \"NOTHING\" not found: nothing was changed",
            })
    void whatALibrarySaysOfAMigrationIsPutInOurWords(String sql, String message) throws Exception {
        Path catalog = folder.resolve("shop.mv.db");
        Path migrations = Files.createDirectory(folder.resolve("m"));
        Files.writeString(migrations.resolve("V1__bad.sql"), sql);
        assertThat(catchThrowableOfType(CatalogException.class, () -> DbCatalog.migrate(catalog, migrations)))
                .hasMessage("catalog %s: %s", catalog, message);
    }

    @Test
    void theDefaultFolderIsThatOfAnImport() throws Exception {
        Path catalog = folder.resolve("shop.mv.db");
        Path migrations = Files.createDirectory(folder.resolve("shop.migrations"));
        Files.writeString(migrations.resolve("V1__weight.sql"), "alter table item add column weight int;");
        DbCatalog.migrate(catalog);
        assertThat(columns(catalog)).containsExactly("item_id", "weight");
    }

    /** Of the time when the catalog began with columns of films, and the user's history had Flyway's usual name. */
    private Path former() throws IOException {
        Path catalog = folder.resolve("former.mv.db");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("former.mv.db.gz"));
                GZIPInputStream whole = new GZIPInputStream(in)) {
            Files.copy(whole, catalog, StandardCopyOption.REPLACE_EXISTING);
        }
        return catalog;
    }

    @Test
    void aCatalogOfAnEarlierVersionIsReadImportedIntoAndExtended() throws Exception {
        Path catalog = former();
        assertThat(columns(catalog)).hasSize(11).startsWith("item_id", "title").endsWith("colour");
        assertThat(CatalogStore.of(catalog).verify().findings()).isEmpty();

        assertThat(imported(catalog, "id,title,price,colour\n1,Pen,1.5,blue\n", false)
                        .version()
                        .orElseThrow()
                        .number())
                .isEqualTo(3);
        assertThat(imported(catalog, "id,size\n1,XL\n", true).migration()).contains(Path.of("V2__add_size.sql"));
        assertThat(CatalogStore.of(catalog).migrations(Optional.empty()))
                .map(one -> one.script() + " " + one.text().orElse("not kept").strip())
                .containsExactly(
                        "V1__add_colour.sql not kept",
                        "V2__add_size.sql alter table item add column \"SIZE\" varchar;");
        assertThat(CatalogStore.of(catalog).rollback(2)).isPresent();
        assertThat(imported(catalog, "id,weight\n1,7\n", true).migration()).contains(Path.of("V2__add_weight.sql"));
    }

    private Flyway application(DataSource source) throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("application"));
        Files.writeString(migrations.resolve("V1__orders.sql"), "create table orders (id int primary key);");
        return Flyway.configure()
                .dataSource(source)
                .locations("filesystem:" + migrations)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileIsSharedWithAnApplicationThatUsesFlyway(boolean applicationFirst) throws Exception {
        Path catalog = folder.resolve("shop.mv.db");
        if (applicationFirst) {
            application(H2File.write(catalog)).migrate();
        }
        imported(catalog, "id,title\n1,Pen\n", false);
        application(H2File.write(catalog)).migrate();
        imported(catalog, "id,title,colour\n1,Pen,red\n", true);

        assertThat(application(H2File.write(catalog)).migrate().migrationsExecuted)
                .isZero();
        assertThat(columns(catalog)).containsExactly("item_id", "title", "colour");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServersDatabaseIsSharedWithAnApplicationThatUsesFlyway(boolean applicationFirst) throws Exception {
        PgPlace place = PgPlace.create();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {place.address().port()});
        source.setDatabaseName(place.address().database());
        source.setUser(place.address().user());
        Path items = Files.writeString(folder.resolve("items.csv"), "id,title\n1,Pen\n");
        CatalogAddress address = place.address();
        if (applicationFirst) {
            application(source).migrate();
        }
        CatalogImport.of(address, List.of(items)).run();
        application(source).migrate();
        Files.writeString(items, "id,title,colour\n1,Pen,red\n");
        CatalogImport.of(address, List.of(items)).extend().run();

        assertThat(application(source).migrate().migrationsExecuted).isZero();
        try (DbCatalog open = DbCatalog.open(address, 10)) {
            assertThat(open.schema().columns()).map(Column::name).containsExactly("item_id", "title", "colour");
        }
    }

    @Test
    void twoThousandColumnsComeInByOneStatement() throws Exception {
        StringBuilder header = new StringBuilder("id");
        StringBuilder row = new StringBuilder("1");
        for (int i = 0; i < 2000; i++) {
            header.append(",c").append(i);
            row.append(',').append(i);
        }
        Path catalog = folder.resolve("shop.mv.db");
        assertThat(imported(catalog, header + "\n" + row + "\n", false).statements())
                .hasSize(1);
        assertThat(columns(catalog)).hasSize(2001);
    }
}

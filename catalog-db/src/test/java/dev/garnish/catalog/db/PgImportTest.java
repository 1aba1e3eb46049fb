package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.internal.load.CellParser;
import dev.garnish.catalog.db.internal.record.Fingerprint;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ImportResult;
import dev.garnish.catalog.db.model.InvalidItemsException;
import dev.garnish.catalog.db.model.ServerAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Imports into a PostgreSQL database. */
class PgImportTest extends EveryImport {
    private final PgPlace place = PgPlace.create();

    @Override
    CatalogAddress catalog() {
        return place.address();
    }

    @Override
    String column(String name) {
        return '"' + name + '"';
    }

    @Override
    String unscaled() {
        return "numeric";
    }

    @Override
    String added(String... definitions) {
        return "alter table item\n  add column %s;".formatted(String.join(",\n  add column ", definitions));
    }

    @Override
    Object state() throws SQLException {
        return place.state();
    }

    @Test
    void everythingThatATextCanHoldComesIn() throws Exception {
        String text = "tab\t line\n\r\n back\\slash \\N \\. \"quoted\" {braces} 'é 映画 🚐";
        Path file = file(
                "items.jsonl",
                "{\"id\": \"a\\tb\", \"title\": \"%s\", \"tags\": [\"x,y\", \"q\\\"\", \"b\\\\\", \"null\"]}%n"
                        .formatted(CellParser.json(List.of(text)).replaceAll("^\\[\"|\"]$", "")));
        of(List.of(file)).extend().run();
        assertThat(items("title", "tags")).containsExactly("a\tb " + text + " [x,y, q\", b\\, null]");
    }

    @Test
    void aRowThatIsTooLargeForTheServerIsNamedAndNoOther() throws Exception {
        int columns = 1_200;
        StringBuilder rows = new StringBuilder("item_id");
        for (int i = 0; i < columns; i++) {
            rows.append(",c").append(i);
        }
        for (String id : List.of("a", "b", "c", "d", "e")) {
            rows.append('\n').append(id).append(",1").append((id.equals("c") ? ",123456789" : ",").repeat(columns - 1));
        }
        Path file = file("items.csv", rows + "\n");
        assertThat(catchThrowableOfType(
                        InvalidItemsException.class, of(List.of(file)).extend()::run))
                .hasMessage("""
                        1 bad row, nothing was imported:
                          %s:4: the database refuses it: row is too big: size 9784, maximum size 8160""", file);
        assertThat(counts(of(List.of(file)).extend().maxBad(1).run()))
                .isEqualTo("version 1 of items.csv: 4 items, 4 added, 0 changed, 0 removed");
    }

    @Test
    void moreColumnsThanATableHasAreRefusedBeforeTheServerDoes() throws Exception {
        String names = IntStream.range(0, 1600).mapToObj(i -> ",c" + i).collect(Collectors.joining());
        String most = "id" + names.substring(0, names.lastIndexOf(',')) + "\na" + ",1".repeat(1599) + "\n";
        CatalogImport tooMany = CatalogImport.of(
                catalog(), List.of(file("items.csv", "id" + names + "\na" + ",1".repeat(1600) + "\n")));
        assertThat(catchThrowableOfType(CatalogException.class, tooMany::run))
                .hasMessage(
                        "%s: with its columns the catalog would have more than 1,600, the most that a table has there: choose some with --only",
                        folder.resolve("items.csv"));
        assertThat(catchThrowableOfType(
                        InvalidItemsException.class,
                        CatalogImport.of(catalog(), List.of(file("items.csv", most)))::run))
                .hasMessageContaining("row is too big");
    }

    @Test
    void whatTheServerRefusesIsReportedRowByRow() throws Exception {
        DbCatalog.migrate(catalog(), Optional.of(Films.in(folder)));
        place.run(
                "alter table item add constraint cheap check (price < 100)",
                "create type kind as enum ('new', 'old')",
                "alter table item add column kind kind");
        String rows = "id,price,kind\na,5,new\nb,500,old\nc,6,\nd,7,other\n";
        assertThat(catchThrowableOfType(InvalidItemsException.class, of(rows)::run))
                .hasMessage("""
                        2 bad rows, nothing was imported:
                          %1$s:3: the database refuses it: new row for relation "item" violates check constraint "cheap"
                          %1$s:5: the database refuses it: invalid input value for enum kind: "other\"""", folder.resolve("items.csv"));
        assertThat(counts(of(rows).maxBad(2).run()))
                .isEqualTo("version 1 of items.csv: 2 items, 2 added, 0 changed, 0 removed");
        assertThat(catchThrowableOfType(InvalidItemsException.class, of("id,price\na,7\nc,600\n")::run))
                .hasMessage(
                        "1 bad row, nothing was imported:\n  %s:3: the database refuses it:"
                                + " new row for relation \"item\" violates check constraint \"cheap\"",
                        folder.resolve("items.csv"));
    }

    @Test
    void halfCharactersAndNulAreBadRows() throws Exception {
        Path file = file(
                "items.jsonl",
                "{\"id\": \"a\", \"title\": \"x\\u0000y\"}\n{\"id\": \"b\", \"title\": \"\\ud83d\"}\n{\"id\": \"c\"}\n");
        assertThat(of(List.of(file)).maxBad(2).run().rejected()).isEqualTo(2);
        assertThat(items()).containsExactly("c");
    }

    @Test
    void thousandsOfRowsComeInAroundThoseThatAreRefused() throws Exception {
        DbCatalog.migrate(catalog(), Optional.of(Films.in(folder)));
        place.run("alter table item add constraint odd check (mod(release_year, 10) <> 3)");
        StringBuilder rows = new StringBuilder("id,release_year,description\n");
        for (int i = 0; i < 20_000; i++) {
            rows.append('i')
                    .append(i)
                    .append(',')
                    .append(i % 1000 == 3 ? 3 : 4)
                    .append(",")
                    .append("long ".repeat(20))
                    .append('\n');
        }
        ImportResult result = of(rows.toString()).maxBad(20).run();
        assertThat(result.rejected()).isEqualTo(20);
        assertThat(counts(result)).isEqualTo("version 1 of items.csv: 19980 items, 19980 added, 0 changed, 0 removed");
    }

    @Test
    void jsonColumnsAreCompared() throws Exception {
        DbCatalog.migrate(catalog(), Optional.of(Films.in(folder)));
        place.run("alter table item add column labels json", "alter table item add column marks jsonb");
        of("id,labels,marks\na,x|y,z\nb,x,\n").run();
        assertThat(counts(of("id,labels,marks\na,x|y,z\nb,x,w\n").run()))
                .isEqualTo("version 2 of items.csv: 2 items, 0 added, 1 changed, 0 removed");
        assertThat(items("labels", "marks")).containsExactly("a [x, y] [z]", "b [x] [w]");
    }

    @Test
    void aMigrationThatFailsLeavesEverythingAsItWas() throws Exception {
        of(THREE).run();
        Path migrations = Files.createDirectories(folder.resolve("shop.migrations"));
        Files.writeString(migrations.resolve("V1__good.sql"), "alter table item add column good int;");
        Files.writeString(
                migrations.resolve("V2__bad.sql"), "update item set good = 1; alter table nothing add column x int;");
        Object before = state();
        assertThat(catchThrowableOfType(
                        CatalogException.class, () -> DbCatalog.migrate(catalog(), Optional.of(migrations))))
                .hasMessageStartingWith("catalog %s: cannot be migrated: ", catalog())
                .hasMessageContaining("relation \"nothing\" does not exist");
        assertThat(catchThrowableOfType(CatalogException.class, of("id,title\na,Uno\n")::run))
                .isNotNull();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void anIndexThatTakesNoPartInATransactionIsRefusedWithWhatToDo() throws Exception {
        of(THREE).run();
        Path migrations = Files.createDirectories(folder.resolve("m"));
        Files.writeString(migrations.resolve("V5__index.sql"), "create index concurrently by_title on item (title);");
        assertThat(catchThrowableOfType(
                        CatalogException.class, () -> DbCatalog.migrate(catalog(), Optional.of(migrations))))
                .hasMessage(
                        "catalog %s: cannot be migrated: CREATE INDEX CONCURRENTLY cannot run inside a"
                                + " transaction block: a migration is part of one transaction: leave `concurrently` out, or"
                                + " run the statement with psql: nothing was changed",
                        catalog());
    }

    @Test
    void noRightToMakeTemporaryTablesIsNeeded() throws Exception {
        String database = place.address().database();
        String role = "plain_" + database;
        place.run(
                "create role %s login".formatted(role),
                "grant all on schema public to " + role,
                "revoke temporary on database %s from public".formatted(database));
        ServerAddress plain =
                new ServerAddress(role, place.address().host(), place.address().port(), database);
        CatalogImport.of(plain, List.of(file("items.csv", "id,title\na,One\n"))).run();
        assertThat(counts(CatalogImport.of(plain, List.of(file("items.csv", "id,title\na,Uno\n")))
                        .run()))
                .isEqualTo("version 2 of items.csv: 1 items, 0 added, 1 changed, 0 removed");
    }

    @Test
    void aViewThatIsOpenStaysOneVersionWhateverIsImported() throws Exception {
        of(THREE).run();
        try (DbCatalog first = DbCatalog.open(catalog(), 0)) {
            of("id,title,color\na,Uno,red\nd,Four,blue\n")
                    .extend()
                    .replace()
                    .maxRemoved(67)
                    .run();
            try (DbCatalog second = DbCatalog.open(catalog(), 0)) {
                assertThat(first.items().map(item -> described(item, "title")))
                        .containsExactly("a One", "b Two", "c Three, \"3\"");
                assertThat(first.find(Set.of("b", "d"))).containsOnlyKeys("b");
                assertThat(first.version()).isEqualTo(Fingerprint.of(first)).isNotEqualTo(second.version());
                assertThat(second.find(Set.of("b", "d"))).containsOnlyKeys("d");
                assertThat(second.number()).isEqualTo(2);
            }
            of("id,title\na,One more\n").keep(1).run();
            assertThat(first.find(Set.of("b"))).containsOnlyKeys("b");
            assertThat(catchThrowableOfType(
                            dev.garnish.catalog.CatalogUnavailableException.class, () -> first.find(Set.of("c"))))
                    .hasMessage("catalog %s: version 1 is not kept any more: open the catalog again", catalog());
        }
    }

    @Test
    void whatAnotherProgramChangedSinceHasAnotherVersion() throws Exception {
        of(THREE).run();
        place.run("update item set title = 'Other' where item_id = 'a'");
        try (DbCatalog open = DbCatalog.open(catalog(), 100)) {
            assertThat(open.number()).isZero();
            assertThat(open.version()).isEqualTo(Fingerprint.of(open));
        }
    }
}

package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables and views that Garnish did not make: read as they are, or refused by name, and never written to. */
class OwnTableTest {
    enum Place {
        FILE,
        SERVER
    }

    @TempDir
    Path folder = Path.of("");

    private CatalogAddress filled(Place place, String... statements) throws SQLException {
        if (place == Place.FILE) {
            return CatalogAddress.of(Sql.file(folder, statements));
        }
        PgPlace server = PgPlace.create();
        server.run(statements);
        return server.address();
    }

    private static void assertRefused(CatalogAddress address, String message) {
        for (int mostInMemory : new int[] {0, 100}) {
            assertThat(catchThrowableOfType(
                            CatalogException.class,
                            () -> DbCatalog.open(address, mostInMemory).close()))
                    .hasMessage("catalog %s: %s", address, message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsWithoutAnIdAreRefused(Place place) throws SQLException {
        assertRefused(
                filled(
                        place,
                        "create table item (item_id varchar(20), title varchar(20))",
                        "insert into item values ('a', 'One'), (null, 'Two'), (null, 'Three')"),
                "table `item`: item_id is null in 2 of its rows: events name each item by an id of its own");
    }

    @ParameterizedTest
    @EnumSource
    void idsOfSeveralRowsAreRefused(Place place) throws SQLException {
        assertRefused(
                filled(
                        place,
                        "create table item (item_id varchar(20), title varchar(20))",
                        "insert into item values ('a', 'One'), ('b', 'Two'), ('b', 'Three')"),
                "table `item`: item_id `b` stands in 2 rows: events name each item by an id of its own");
    }

    @ParameterizedTest
    @EnumSource
    void idsThatArePaddedAreRefusedAndOtherTextsReadWithoutTheirPadding(Place place) throws SQLException {
        assertRefused(
                filled(place, "create table item (item_id char(10) primary key, title varchar(20))"),
                "column `item_id` is char(10), which pads ids with blanks, so that no event names them: make it varchar,"
                        + " or name a view `item` that trims it");
        CatalogAddress padded = filled(
                place,
                "drop table if exists item",
                "create table item (item_id varchar(10) primary key, genre char(10))",
                "insert into item values ('a', 'Comedy')");
        try (DbCatalog open = DbCatalog.open(padded, 10)) {
            assertThat(open.items().map(item -> item.value("genre").orElse("-")))
                    .containsExactly("Comedy");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aViewOnTheUsersOwnTablesServesAndIsReadOnly(Place place) throws Exception {
        CatalogAddress address = filled(
                place,
                "create table product (nr int primary key, label varchar(20), photo bytea)"
                        .replace("bytea", place == Place.FILE ? "blob" : "bytea"),
                "insert into product (nr, label) values (7, 'Pen'), (8, 'Tin')",
                "create view item as select cast(nr as varchar(20)) as item_id, label as title, photo from product");
        for (int mostInMemory : new int[] {0, 100}) {
            try (DbCatalog open = DbCatalog.open(address, mostInMemory)) {
                assertThat(open.find(Set.of("7", "x"))).containsOnlyKeys("7");
                assertThat(open.items()).hasSize(2);
            }
        }
        CatalogStatus status = CatalogStore.of(address).status();
        assertThat(status.readOnly()).isTrue();
        assertThat(status.leftOut()).hasSize(1).first().asString().startsWith("column `photo` is left out: ");
        assertThat(CatalogStore.of(address).verify().version()).isEmpty();
        String refused =
                "catalog %s: its table `item` was not made by garnish, so it is read only: change it where it comes from, or import into a catalog of another name"
                        .formatted(address);
        Path items = Files.writeString(folder.resolve("items.csv"), "id,title\n7,Pencil\n");
        assertThat(catchThrowableOfType(CatalogException.class, CatalogImport.of(address, List.of(items))::run))
                .hasMessage(refused);
        assertThat(catchThrowableOfType(CatalogException.class, () -> DbCatalog.migrate(address, Optional.empty())))
                .hasMessage(refused);
        assertThat(catchThrowableOfType(
                        CatalogException.class, () -> CatalogStore.of(address).delete(List.of("7"))))
                .hasMessage(refused);
    }

    @ParameterizedTest
    @EnumSource
    void anyTableOrViewServesUnderItsOwnNames(Place place) throws Exception {
        CatalogAddress address = filled(
                place,
                "create schema sales",
                "create table sales.product (nr int primary key, label varchar(20), title varchar(20), price numeric(10, 2))",
                "insert into sales.product values (7, 'Pen', 'x', 1.50), (10, 'Tin', 'y', 2), (-1, 'Cap', null, null)",
                "create view sales.cheap as select * from sales.product where price < 2",
                "create table thing (id uuid primary key, name varchar(20))",
                "insert into thing values ('6f1e2d3c-0000-4000-8000-00000000000a', 'One')");
        CatalogAddress product = CatalogAddress.parse(address + "?table=SALES.product&columns=nr:item_id,label:title");
        for (int mostInMemory : new int[] {0, 100}) {
            try (DbCatalog open = DbCatalog.open(product, mostInMemory)) {
                assertThat(open.find(Set.of("7", "10", "07", "x", "7.0", "99999999999999999999")))
                        .containsOnlyKeys("7", "10");
                assertThat(open.items().map(item -> EveryImport.described(item, "title", "price")))
                        .containsExactly("-1 Cap -", "10 Tin 2.00", "7 Pen 1.50");
                assertThat(open.leftOut()).containsExactly("column `title` is left out: another has its name");
                assertThat(open.number()).isZero();
            }
        }
        CatalogStore store = CatalogStore.of(product);
        assertThat(store.status().readOnly()).isTrue();
        assertThat(store.status().items()).isEqualTo(3);
        assertThat(store.verify().version()).isEmpty();
        assertThat(store.log()).isEmpty();
        String refused = "catalog %s: its table is read only: change it where it comes from".formatted(product);
        assertThat(catchThrowableOfType(CatalogException.class, () -> store.delete(List.of("7"))))
                .hasMessage(refused);
        assertThat(catchThrowableOfType(CatalogException.class, () -> CatalogImport.of(product, List.of())))
                .hasMessage(refused);
        assertThat(catchThrowableOfType(CatalogException.class, () -> DbCatalog.migrate(product, Optional.empty())))
                .hasMessage(refused);

        try (DbCatalog cheap =
                DbCatalog.open(CatalogAddress.parse(address + "?table=sales.cheap&columns=nr:item_id"), 0)) {
            assertThat(cheap.items()).hasSize(1);
        }
        String uuid = "6f1e2d3c-0000-4000-8000-00000000000a";
        try (DbCatalog things = DbCatalog.open(CatalogAddress.parse(address + "?table=thing&columns=id:item_id"), 0)) {
            assertThat(things.find(Set.of(uuid, "x"))).containsOnlyKeys(uuid);
            assertThat(things.items()).hasSize(1);
        }
        assertTableRefused(address, "sales.none", "it has no table `sales.none` that its user may see");
        assertTableRefused(
                address,
                "sales.product&columns=sku:item_id",
                "table `sales.product` has no column `sku` to call `item_id`");
        assertTableRefused(
                address,
                "sales.product",
                "table `sales.product` has no text column `item_id`: it is what events name items by");
    }

    private static void assertTableRefused(CatalogAddress database, String table, String message) {
        CatalogAddress address = CatalogAddress.parse(database + "?table=" + table);
        assertThat(catchThrowableOfType(
                        CatalogException.class,
                        () -> DbCatalog.open(address, 10).close()))
                .hasMessage("catalog %s: %s", database, message);
    }

    @Test
    void aServersUserWhoSeesNoSchemaIsReported() throws Exception {
        PgPlace place = PgPlace.create();
        place.run("alter database %s set search_path = nowhere"
                .formatted(place.address().database()));
        String reason =
                "the user's search_path names no schema that is there: give it one, `alter role garnish set search_path = public` for instance";
        assertRefused(place.address(), reason);
        assertThat(catchThrowableOfType(
                        CatalogException.class, () -> DbCatalog.migrate(place.address(), Optional.empty())))
                .hasMessage("catalog %s: %s", place.address(), reason);
    }
}

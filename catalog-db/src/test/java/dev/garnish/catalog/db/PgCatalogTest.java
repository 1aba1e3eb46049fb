package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ServerAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is PostgreSQL's own about reading a catalog there. */
class PgCatalogTest {
    private final PgServer server = PgServer.shared();

    private ServerAddress filled(String... statements) throws SQLException {
        ServerAddress address = server.database();
        server.run(address.database(), statements);
        return address;
    }

    @Test
    void everyTypeThatRulesHaveIsReadAndTheOthersAreLeftOutAndReported() throws SQLException {
        ServerAddress address =
                filled("create type kind as enum ('new', 'old')", "create type \"Mood\" as enum ('good')", """
                create table item (item_id varchar(40) primary key,
                  c char(4), long text, kind kind, mood "Mood", code uuid,
                  i int, s smallint, b bigint, n serial, d decimal(20, 3), x numeric, f double precision, r real,
                  t boolean, made date, at timestamp, zoned timestamptz,
                  genres varchar(20) array, words text[], tags json, more jsonb, odd jsonb,
                  poster bytea, opening time, counts int array, cost money)""", """
                insert into item values ('a', 'ab', 'long text', 'old', 'good', '00000000-0000-0000-0000-00000000002a',
                  7, 8, 9007199254740993, 1, 1.10, 1e2, 0.1, 0.1,
                  true, '2026-02-03', '2026-02-03 04:05:06.789', '2026-02-03 04:05:06+02:00',
                  array['Kids', null, ' ', 'Family'], array['x'], '["x", "é"]', '["y"]', '{"no": "list"}',
                  '\\x00', '10:00:00', array[1], 1)""");
        try (DbCatalog catalog = DbCatalog.open(address, 100)) {
            assertThat(DbCatalogTest.described(catalog))
                    .containsExactly(
                            "item_id TEXT a",
                            "c TEXT ab",
                            "long TEXT long text",
                            "kind TEXT old",
                            "mood TEXT good",
                            "code TEXT 00000000-0000-0000-0000-00000000002a",
                            "i NUMBER 7",
                            "s NUMBER 8",
                            "b NUMBER 9007199254740993",
                            "n NUMBER 1",
                            "d NUMBER 1.100",
                            "x NUMBER 100",
                            "f NUMBER 0.1",
                            "r NUMBER 0.1",
                            "t TRUTH true",
                            "made DATE 2026-02-03T00:00",
                            "at DATE 2026-02-03T04:05:06.789",
                            "zoned DATE 2026-02-03T02:05:06",
                            "genres TEXT_LIST [Kids, Family]",
                            "words TEXT_LIST [x]",
                            "tags TEXT_LIST [x, é]",
                            "more TEXT_LIST [y]",
                            "odd TEXT_LIST missing");
            assertThat(catalog.leftOut())
                    .containsExactly(
                            "column `poster` is left out: rules have no type for bytea",
                            "column `opening` is left out: rules have no type for time",
                            "column `counts` is left out: rules have no type for _int4",
                            "column `cost` is left out: rules have no type for money");
        }
    }

    @Test
    void whatIsNoNumberAndNoTimeIsMissing() throws SQLException {
        ServerAddress address = filled(
                "create table item (item_id text primary key, n numeric, f float8, d date, t timestamp, z timestamptz)",
                "insert into item values ('a', 'NaN', 'NaN', 'infinity', 'infinity', 'infinity'),"
                        + " ('b', 'Infinity', '-Infinity', '-infinity', '-infinity', '-infinity')");
        try (DbCatalog catalog = DbCatalog.open(address, 100)) {
            assertThat(catalog.items())
                    .hasSize(2)
                    .allSatisfy(item -> assertThat(catalog.schema().columns())
                            .allMatch(column -> column.name().equals("item_id")
                                    || item.value(column.name()).isEmpty()));
        }
    }

    @Test
    void namesMatchInAnyCaseAndAViewServesAsATable() throws SQLException {
        ServerAddress address = filled(
                "create table products (nr text, \"Label\" text)",
                "insert into products values ('1', 'One')",
                "create view \"Item\" as select nr as \"Item_Id\", \"Label\" from products");
        try (DbCatalog catalog = DbCatalog.open(address, 0)) {
            assertThat(DbCatalogTest.described(catalog)).containsExactly("item_id TEXT 1", "label TEXT One");
            assertThat(catalog.find(Set.of("1", "\0", "\ud83d"))).containsOnlyKeys("1");
        }
    }

    private static String refusal(ServerAddress address) {
        CatalogException refused = catchThrowableOfType(
                CatalogException.class, () -> DbCatalog.open(address, 0).close());
        return refused.kind() + " " + refused.getMessage();
    }

    @Test
    void whatIsNotThereIsReportedInOneLine() throws Exception {
        ServerAddress empty = server.database();
        assertThat(refusal(empty))
                .isEqualTo("BAD_DATA catalog %s: it has no table `item`: migrate it or import items into it"
                        .formatted(empty));
        ServerAddress none = new ServerAddress(empty.user(), empty.host(), empty.port(), "none");
        assertThat(refusal(none))
                .isEqualTo(
                        "ENVIRONMENT catalog %s: the server has no database `none`: create it first".formatted(none));
        ServerAddress stranger = new ServerAddress("stranger", empty.host(), empty.port(), empty.database());
        assertThat(refusal(stranger))
                .isEqualTo("ENVIRONMENT catalog %s: the server refuses user `stranger`: check PGPASSWORD or ~/.pgpass"
                        .formatted(stranger));
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        ServerAddress nowhere = new ServerAddress("shop", "127.0.0.1", free, "shop");
        assertThat(refusal(nowhere))
                .startsWith("ENVIRONMENT catalog %s: the server cannot be used now: Connection to".formatted(nowhere));
    }
}

package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.model.ServerAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every kind of catalog promises, whichever file it stands in. */
class EveryCatalogTest {
    private static final int ITEMS = 12_000;

    enum Kind {
        HELD {
            @Override
            CatalogFile open(Path database, String... onServer) {
                return DbCatalog.open(database, 1_000_000);
            }
        },
        LOOKED_UP {
            @Override
            CatalogFile open(Path database, String... onServer) {
                return DbCatalog.open(database, 0);
            }
        },
        PACK_READ {
            @Override
            CatalogFile open(Path database, String... onServer) {
                return PackedCatalog.open(packed(database), 1 << 30);
            }
        },
        PACK_MAPPED {
            @Override
            CatalogFile open(Path database, String... onServer) {
                return PackedCatalog.open(packed(database), 0);
            }
        },
        SERVER_HELD {
            @Override
            CatalogFile open(Path database, String... onServer) {
                return DbCatalog.open(filled(onServer), 1_000_000);
            }
        },
        SERVER_LOOKED_UP {
            @Override
            CatalogFile open(Path database, String... onServer) {
                return DbCatalog.open(filled(onServer), 0);
            }
        };

        /** @param onServer what fills a PostgreSQL database with the same items */
        abstract CatalogFile open(Path database, String... onServer);

        private static ServerAddress filled(String... onServer) {
            try {
                ServerAddress address = PgServer.shared().database();
                PgServer.shared().run(address.database(), onServer);
                return address;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Path packed(Path database) {
            Path pack = database.resolveSibling("items.pack");
            try (DbCatalog catalog = DbCatalog.open(database)) {
                PackedCatalog.write(catalog, pack);
            }
            return pack;
        }
    }

    private static final String TABLE = """
            create table item (item_id varchar primary key, title varchar, price decimal(30, 2), f double precision,
              active boolean, at timestamp, genres varchar array)""";
    private static final String STRANGE = "insert into item (item_id, price, title) values"
            + " ('a/b', 1234567890123456789012345678.90, ''), ('🚐', 0, ' '), ('é', null, repeat('x', 70000))";

    private static final String[] ON_SERVER = {TABLE, """
        insert into item select 'i' || x, case when mod(x, 5) > 0 then 'Título 映画 ' || x end,
          -1.50 * x, cast(x as double precision) * cast(1e290 as double precision), mod(x, 2) = 0,
          timestamp '1890-01-01 00:00:00.000001' + x * interval '100000 seconds',
          case when mod(x, 3) > 0 then array['a' || x, 'b'] end
        from generate_series(1, %d) x""".formatted(ITEMS), STRANGE};

    @TempDir
    static Path folder = Path.of("");

    private static Path database = Path.of("");

    @BeforeAll
    static void fill() throws SQLException {
        database = Sql.file(folder, TABLE, """
                insert into item select 'i' || x, case when mod(x, 5) > 0 then 'Título 映画 ' || x end,
                  -1.50 * x, cast(x as double precision) * cast(1e290 as double precision), mod(x, 2) = 0, dateadd(second, x * 100000, timestamp '1890-01-01 00:00:00.000001'),
                  case when mod(x, 3) > 0 then array['a' || x, 'b'] end
                from system_range(1, %d)""".formatted(ITEMS), STRANGE);
    }

    @ParameterizedTest
    @EnumSource
    void itHoldsWhatTheDatabaseHolds(Kind kind) {
        try (CatalogFile catalog = kind.open(database, ON_SERVER);
                DbCatalog expected = DbCatalog.open(database, 1_000_000)) {
            assertThat(catalog.schema()).isEqualTo(expected.schema());
            assertThat(catalog.version()).isEqualTo(expected.version());
            assertThat(catalog.items().map(EveryCatalogTest::described))
                    .containsExactlyElementsOf(
                            expected.items().map(EveryCatalogTest::described).toList());
            assertThat(catalog.items().map(Item::id)).hasSize(ITEMS + 3).isSorted();
        }
    }

    private static String described(Item item) {
        return item.id()
                + item.schema().columns().stream()
                        .map(column -> item.value(column.name())
                                .map(value ->
                                        value.getClass().getSimpleName().replaceAll("List.*", "List") + " " + value)
                                .orElse("-"))
                        .toList();
    }

    @ParameterizedTest
    @EnumSource
    void itFindsEveryItemByItsIdAndNoOther(Kind kind) {
        try (CatalogFile catalog = kind.open(database, ON_SERVER)) {
            Set<String> ids = IntStream.rangeClosed(-500, ITEMS + 500)
                    .mapToObj(i -> "i" + i)
                    .collect(Collectors.toSet());
            ids.addAll(
                    Set.of("", "é", "🚐", "a/b", "A/B", "i", "\u0000", "'; drop table item; --", "x".repeat(100_000)));
            Map<String, Item> found = new HashMap<>();
            List<String> all = List.copyOf(ids);
            for (int i = 0; i < all.size(); i += 1_000) {
                found.putAll(catalog.find(Set.copyOf(all.subList(i, Math.min(all.size(), i + 1_000)))));
            }
            assertThat(found).hasSize(ITEMS + 3).containsKeys("é", "🚐", "a/b", "i1", "i" + ITEMS);
            assertThat(found).allSatisfy((id, item) -> assertThat(item.id()).isEqualTo(id));
            assertThat(catalog.find(Set.of("a/b")).values())
                    .map(item -> item.value("price").orElseThrow() + " "
                            + item.value("title").isPresent())
                    .containsExactly("1234567890123456789012345678.90 false");
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyThreadsFindAtOnce(Kind kind) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (CatalogFile catalog = kind.open(database, ON_SERVER)) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int first = t * 1000;
                tasks.add(() -> found(catalog, first));
            }
            for (Future<Integer> each : threads.invokeAll(tasks)) {
                assertThat(each.get()).isEqualTo(2_000);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static int found(Catalog catalog, int first) {
        int found = 0;
        for (int i = 0; i < 40; i++) {
            int from = first + i * 100;
            found += catalog.find(IntStream.range(from + 1, from + 51)
                            .mapToObj(n -> "i" + n)
                            .collect(Collectors.toSet()))
                    .size();
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyCatalogFindsNothing(Kind kind) throws Exception {
        String table = "create table item (item_id varchar primary key)";
        Path empty = Sql.file(Files.createDirectories(folder.resolve(kind.name())), table);
        try (CatalogFile catalog = kind.open(empty, table)) {
            assertThat(catalog.find(Set.of("1", "2"))).isEmpty();
            assertThat(catalog.items()).isEmpty();
        }
    }
}

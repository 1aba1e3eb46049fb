package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.internal.h2.H2Database;
import dev.garnish.catalog.db.internal.sql.Change;
import dev.garnish.catalog.db.internal.sql.Commits;
import dev.garnish.catalog.db.internal.sql.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DbCatalogTest {
    private static final String PLAIN = "create table item (item_id varchar primary key, title varchar)";

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyTypeThatRulesHaveIsReadAndTheOthersAreLeftOutAndReported() throws SQLException {
        Path file = Sql.file(folder, """
                create table item (item_id varchar(40) primary key,
                  c char(4), clob clob, kind enum('new', 'old'), code uuid,
                  i int, b bigint, d decimal(20, 3), f double, r real, x decfloat,
                  t boolean, made date, at timestamp, zoned timestamp with time zone,
                  genres varchar(20) array, tags json, odd json,
                  poster blob, opening time, counts int array)""", """
                insert into item values ('a', 'ab', 'long text', 'old', '00000000-0000-0000-0000-00000000002a',
                  7, 9007199254740993, 1.10, 0.1, 0.1, 1e2,
                  true, date '2026-02-03', timestamp '2026-02-03 04:05:06.789',
                  timestamp with time zone '2026-02-03 04:05:06+02:00',
                  array['Kids', null, ' ', 'Family'], json '["x", "é"]', json '{"no": "list"}',
                  X'00', time '10:00:00', array[1])""");
        try (DbCatalog catalog = DbCatalog.open(file)) {
            assertThat(described(catalog))
                    .containsExactly(
                            "item_id TEXT a",
                            "c TEXT ab",
                            "clob TEXT long text",
                            "kind TEXT old",
                            "code TEXT 00000000-0000-0000-0000-00000000002a",
                            "i NUMBER 7",
                            "b NUMBER 9007199254740993",
                            "d NUMBER 1.100",
                            "f NUMBER 0.1",
                            "r NUMBER 0.1",
                            "x NUMBER 100",
                            "t TRUTH true",
                            "made DATE 2026-02-03T00:00",
                            "at DATE 2026-02-03T04:05:06.789",
                            "zoned DATE 2026-02-03T02:05:06",
                            "genres TEXT_LIST [Kids, Family]",
                            "tags TEXT_LIST [x, é]",
                            "odd TEXT_LIST missing");
            assertThat(catalog.leftOut())
                    .containsExactly(
                            "column `poster` is left out: rules have no type for BINARY LARGE OBJECT",
                            "column `opening` is left out: rules have no type for TIME",
                            "column `counts` is left out: rules have no type for INTEGER ARRAY");
        }
    }

    static List<String> described(DbCatalog catalog) {
        Item item = catalog.items().findFirst().orElseThrow();
        return catalog.schema().columns().stream()
                .map(column -> column.name() + " " + column.type() + " "
                        + item.value(column.name()).orElse("missing"))
                .toList();
    }

    @Test
    void namesMatchInAnyCaseAndRulesSeeThemInLowerCase() throws SQLException {
        Path file = Sql.file(
                folder,
                "create table \"Item\" (\"Item_Id\" varchar primary key, \"release year\" int, \"Title\" varchar)",
                "insert into \"Item\" values ('1', 1999, 'One')");
        try (DbCatalog catalog = DbCatalog.open(file)) {
            assertThat(described(catalog))
                    .containsExactly("item_id TEXT 1", "release year NUMBER 1999", "title TEXT One");
            assertThat(catalog.find(Set.of("1"))).containsOnlyKeys("1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100_000})
    void largeCatalogsAreLookedUpAndSmallOnesLoadedWithTheSameResults(int mostInMemory) throws SQLException {
        Path file =
                Sql.file(folder, PLAIN, "insert into item select 'i' || x, 'Title ' || x from system_range(1, 25000)");
        try (DbCatalog catalog = DbCatalog.open(file, mostInMemory)) {
            Set<String> ids = Set.copyOf(
                    IntStream.rangeClosed(24_001, 26_500).mapToObj(i -> "i" + i).toList());
            Map<String, Item> found = catalog.find(ids);
            assertThat(found).hasSize(1000);
            assertThat(found.get("i25000"))
                    .isNotNull()
                    .extracting(item -> item.value("title").orElseThrow())
                    .isEqualTo("Title 25000");
            assertThat(catalog.find(Set.of())).isEmpty();
            assertThat(catalog.items().map(Item::id)).hasSize(25_000).isSorted();
            assertThat(catalog.version()).isEqualTo("bb6108f8637ad75bd884f9e159608025c9f6a51ed39601c6c4162ca4069a5686");
        }
    }

    @Test
    void anOpenCatalogIsOneVersionWhateverHappensToTheFile() throws SQLException {
        Path file = Sql.file(folder, PLAIN, "insert into item values ('1', 'One')");
        try (DbCatalog catalog = DbCatalog.open(file, 0)) {
            new H2Database(file).change(Database.ALL, new Commits(), source -> {
                try (var connection = source.getConnection();
                        var statement = connection.createStatement()) {
                    return Change.of(statement.executeUpdate("update item set title = 'Two'"));
                }
            });
            try (DbCatalog newer = DbCatalog.open(file, 0)) {
                assertThat(titles(newer)).containsExactly("Two");
            }
            assertThat(titles(catalog)).containsExactly("One");
        }
    }

    private static List<Object> titles(DbCatalog catalog) {
        return catalog.find(Set.of("1")).values().stream()
                .map(item -> item.value("title").orElseThrow())
                .toList();
    }

    @Test
    void anInterruptedCallerLeavesTheCatalogWhole() throws SQLException {
        Path file =
                Sql.file(folder, PLAIN, "insert into item select 'i' || x, 'Title ' || x from system_range(1, 20000)");
        try (DbCatalog catalog = DbCatalog.open(file, 0)) {
            for (int i = 1; i <= 200; i++) {
                Thread.currentThread().interrupt();
                try {
                    catalog.find(Set.of("i" + i));
                } catch (CatalogUnavailableException e) {
                    assertThat(e).hasMessage("catalog %s: interrupted while waiting for items", file);
                }
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(catalog.find(Set.of("i7"))).hasSize(1);
        }
    }

    @Test
    void nothingIsWrittenToTheFileOrBesideIt() throws Exception {
        Path file = Sql.file(folder, PLAIN, "insert into item values ('1', 'One')");
        FileTime before = FileTime.fromMillis(1_700_000_000_000L);
        Files.setLastModifiedTime(file, before);
        byte[] bytes = Files.readAllBytes(file);
        try (DbCatalog catalog = DbCatalog.open(file, 0)) {
            assertThat(catalog.find(Set.of("1"))).hasSize(1);
        }
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(files()).containsExactly("shop.mv.db");
    }

    private List<String> files() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** H2 2.5.250 was reported to fail here. */
    @Tag("heavy")
    @Test
    void aFileReopensAfterManyCleanShutdowns() throws SQLException {
        Path file = Sql.file(folder, PLAIN);
        List<Integer> sizes = new ArrayList<>();
        for (int round = 1; round <= 40; round++) {
            Sql.run(
                    file,
                    "insert into item select 'r" + round + "-' || x, repeat('t', 200) from system_range(1, 250)",
                    "delete from item where item_id like 'r" + (round - 3) + "-%'",
                    "update item set title = title || 'u' where item_id like 'r" + (round - 1) + "-%'");
            try (DbCatalog catalog = DbCatalog.open(file, 0)) {
                sizes.add((int) catalog.items().count());
            }
        }
        assertThat(sizes).startsWith(250, 500, 750, 750).endsWith(750).hasSize(40);
    }
}

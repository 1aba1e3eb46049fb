package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.Garnish;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Type;
import dev.garnish.catalog.db.internal.postgres.PgSource;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.event.Recipient;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of an application's own database. */
class TableCatalogTest {
    private static final String[] FILMS = {
        "create schema shop",
        "create table shop.film (nr integer primary key, label varchar(40), genres varchar(60), changed integer)",
        "insert into shop.film values (1, 'Fleabag', 'Comedy| Drama |', 1), (2, 'Hanna', null, 1)"
    };

    enum Place {
        H2 {
            @Override
            DataSource filled(String... statements) throws SQLException {
                JdbcDataSource source = new JdbcDataSource();
                source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
                run(source, statements);
                return source;
            }
        },
        POSTGRESQL {
            @Override
            DataSource filled(String... statements) throws SQLException {
                DataSource source = PgSource.writing(PgPlace.create().address());
                run(source, statements);
                return source;
            }
        };

        abstract DataSource filled(String... statements) throws SQLException;
    }

    private static void run(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static TableCatalog films(DataSource source) {
        return TableCatalog.of(source, "Shop.Film").columns(Map.of("NR", "item_id", "label", "title"));
    }

    @ParameterizedTest
    @EnumSource
    void aTableIsReadByTheNamesOfRules(Place place) throws SQLException {
        TableCatalog films = films(place.filled(FILMS)).lists(Map.of("genres", "|"));
        Catalog catalog = films.open();

        assertThat(catalog.schema().columns().toString())
                .contains("item_id")
                .contains("title")
                .contains(Type.TEXT_LIST.toString());
        assertThat(catalog.find(Set.of("1", "2", "3")).keySet()).containsExactlyInAnyOrder("1", "2");
        assertThat(value(catalog, "1", "genres")).contains(List.of("Comedy", "Drama"));
        assertThat(value(catalog, "2", "genres")).isEmpty();
        assertThat(catalog.items().map(item -> item.value("title").orElseThrow()))
                .containsExactly("Fleabag", "Hanna");
        films.release(catalog);
    }

    @ParameterizedTest
    @EnumSource
    void aStampMakesVersionsOfWhichEachStaysWhole(Place place) throws SQLException {
        DataSource source = place.filled(FILMS);
        TableCatalog films = films(source).stampedBy("select max(changed) from shop.film");
        Object stamp = films.stamp();
        Catalog first = films.open();

        run(source, "update shop.film set label = 'Killing Eve', changed = 2 where nr = 1");

        assertThat(stamp).isEqualTo("1");
        assertThat(films.stamp()).isEqualTo("2");
        assertThat(value(first, "1", "title")).contains("Fleabag");
        assertThat(value(films.open(), "1", "title")).contains("Killing Eve");
    }

    @ParameterizedTest
    @EnumSource
    void withoutAStampAnItemIsLookedUpAgainWhenItsTimeIsOver(Place place) throws Exception {
        DataSource source = place.filled(FILMS);
        TableCatalog films = films(source).timeToLive(Duration.ofMillis(1));
        try (Garnish garnish = Garnish.builder()
                .rules("a.rules", "attribute Title\n use item.title\n else '-'")
                .catalog(films)
                .open()) {
            assertThat(titles(garnish)).containsExactly("Fleabag", "-");

            run(
                    source,
                    "update shop.film set label = 'Killing Eve'",
                    "insert into shop.film values (9, 'New', null, 3)");

            for (int i = 0; i < 1_000 && !titles(garnish).equals(List.of("Killing Eve", "New")); i++) {
                Thread.sleep(10);
            }
            assertThat(titles(garnish)).containsExactly("Killing Eve", "New");
        }
    }

    private static Optional<Object> value(Catalog catalog, String id, String column) {
        return Objects.requireNonNull(catalog.find(Set.of(id)).get(id)).value(column);
    }

    private static List<String> titles(Garnish garnish) {
        return garnish.recommend(Recipient.of("u"), List.of("1", "9")).items().stream()
                .map(item -> item.text("Title"))
                .toList();
    }

    @Test
    void connectionsGoBackAsTheyCame() throws SQLException {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        pool.setMaxConnections(1);
        pool.setLoginTimeout(1);
        run(pool, FILMS);
        TableCatalog films = films(pool);
        try (Connection before = pool.getConnection()) {
            assertThat(before.getAutoCommit()).isTrue();
        }

        films.stamp();
        Catalog catalog = films.open();
        catalog.find(Set.of("1"));
        films.release(catalog);

        try (Connection after = pool.getConnection()) {
            assertThat(after.getAutoCommit()).isTrue();
            assertThat(after.isReadOnly()).isFalse();
            assertThat(after.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
        pool.dispose();
    }

    @ParameterizedTest
    @EnumSource
    void mistakesAreReportedByName(Place place) throws SQLException {
        DataSource source = place.filled(FILMS);

        assertThatThrownBy(() -> TableCatalog.of(source, "shop.films").open())
                .isInstanceOf(CatalogException.class)
                .hasMessage("catalog table shop.films: it has no table `shop.films` that its user may see");
        assertThatThrownBy(() -> TableCatalog.of(source, "shop.film").open())
                .hasMessageContaining("has no text column `item_id`");
        assertThatThrownBy(() -> films(source).lists(Map.of("changed", ",")).open())
                .hasMessage("catalog table Shop.Film: it has no text column `changed` to divide into a list");
        assertThatThrownBy(() ->
                        films(source).stampedBy("select nothing from nowhere").stamp())
                .isInstanceOf(CatalogException.class)
                .hasMessageStartingWith("catalog table Shop.Film: ");
        assertThatThrownBy(() -> films(source).lists(Map.of("genres", "")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> films(source).timeToLive(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDatabaseThatIsGoneCostsItsItemsAndNothingElse() throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        run(pool, FILMS);
        try (Garnish garnish = Garnish.builder()
                .rules("a.rules", "attribute Title\n use item.title\n else '-'")
                .catalog(films(pool).timeToLive(Duration.ofMillis(1)))
                .open()) {
            pool.dispose();

            assertThat(titles(garnish)).containsExactly("-", "-");
        }
    }
}

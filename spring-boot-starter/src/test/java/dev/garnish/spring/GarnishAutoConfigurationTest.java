package dev.garnish.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.Change;
import dev.garnish.Garnish;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.catalog.db.DbCatalog;
import dev.garnish.event.Recipient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.support.SpringFactoriesLoader;

class GarnishAutoConfigurationTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final String RULES = "attribute Title\n use item.title\n else '-'\n";

    @TempDir
    Path folder = Path.of("");

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    GarnishAutoConfiguration.class, DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class));

    @Configuration(proxyBeanMethods = false)
    static class OwnCatalog {
        final Queue<Change> changes = new ConcurrentLinkedQueue<>();

        @Bean
        Catalog films() {
            return Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "1", "Fleabag")));
        }

        @EventListener
        void changed(Change change) {
            changes.add(change);
        }
    }

    private static List<String> titles(Garnish garnish, String... ids) {
        return garnish.recommend(Recipient.of("u"), List.of(ids)).items().stream()
                .map(item -> item.text("Title"))
                .toList();
    }

    private Path rules(String text) throws Exception {
        return Files.writeString(folder.resolve("a.rules"), text);
    }

    @Test
    void withoutRulesThereIsNothing() {
        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(Garnish.class)
                .doesNotHaveBean(GarnishEvents.class));
    }

    @Test
    void rulesOfAFileServeTheItemsOfABeanAndAreReloaded() throws Exception {
        Path rules = rules(RULES);
        runner.withUserConfiguration(OwnCatalog.class)
                .withPropertyValues("garnish.rules=" + rules, "garnish.watch=20ms", "garnish.memory=4MB")
                .run(context -> {
                    Garnish garnish = context.getBean(Garnish.class);
                    assertThat(titles(garnish, "1", "2")).containsExactly("Fleabag", "-");

                    Files.writeString(rules, RULES.replace("'-'", "'none'"));
                    for (int i = 0; i < 500 && !titles(garnish, "2").contains("none"); i++) {
                        Thread.sleep(20);
                    }

                    assertThat(titles(garnish, "1", "2")).containsExactly("Fleabag", "none");
                    Queue<Change> changes = context.getBean(OwnCatalog.class).changes;
                    for (int i = 0; i < 500 && changes.isEmpty(); i++) {
                        Thread.sleep(20);
                    }
                    assertThat(changes.element().outcome()).isEqualTo(Change.Outcome.TOOK_OVER);
                });
    }

    @Test
    void aTableOfTheApplicationsDatabaseIsReadBehindItsMigrations() {
        runner.withPropertyValues(
                        "spring.datasource.url=jdbc:h2:mem:films;DB_CLOSE_DELAY=-1",
                        "garnish.rules=classpath:rules/*.rules",
                        "garnish.table.name=film",
                        "garnish.table.columns.nr=item_id",
                        "garnish.table.columns.label=title",
                        "garnish.table.lists.genres=|",
                        "garnish.table.stamp=select count(*) from film")
                .run(context -> {
                    assertThat(titles(context.getBean(Garnish.class), "1", "2", "3"))
                            .containsExactly("Seltsam", "Hanna", "-");
                    Flyway own = context.getBean(Flyway.class);
                    assertThat(own.info().applied()).hasSize(1);
                    assertThat(tables(context.getBean(DataSource.class)))
                            .containsExactlyInAnyOrder("FILM", "flyway_schema_history");
                });
    }

    /** Garnish adds nothing to the application's database. */
    private static List<String> tables(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.getMetaData().getTables(null, "PUBLIC", null, null)) {
            List<String> tables = new java.util.ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
            return tables;
        }
    }

    @Test
    void aCatalogFileIsMadeAndOpenedWithTheVersionsOfSpringBoot() throws Exception {
        Path file = folder.resolve("shop.mv.db");
        DbCatalog.migrate(file);
        runner.withPropertyValues("garnish.rules=" + rules("attribute Title\n else '-'"), "garnish.catalog=" + file)
                .run(context ->
                        assertThat(titles(context.getBean(Garnish.class), "1")).containsExactly("-"));
    }

    @Test
    void healthIsUpAndSaysWhatIsRefused() throws Exception {
        Path rules = rules(RULES);
        runner.withUserConfiguration(OwnCatalog.class)
                .withPropertyValues("garnish.rules=" + rules, "garnish.watch=0")
                .run(context -> {
                    Garnish garnish = context.getBean(Garnish.class);
                    HealthIndicator indicator = context.getBean("garnishHealthIndicator", HealthIndicator.class);
                    assertThat(health(indicator).getDetails()).containsOnlyKeys("rules", "catalog", "since");

                    Files.writeString(rules, "attribute Title\n use item.titel\n else '-'");
                    garnish.refresh();

                    assertThat(health(indicator).getStatus()).isEqualTo(Status.UP);
                    assertThat(health(indicator).getDetails())
                            .hasEntrySatisfying(
                                    "refused rules",
                                    why -> assertThat(why.toString()).contains("newer rules not used"));
                });
        runner.withUserConfiguration(OwnCatalog.class)
                .withPropertyValues("garnish.rules=" + rules(RULES), "management.health.garnish.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("garnishHealthIndicator"));
    }

    private static Health health(HealthIndicator indicator) {
        return java.util.Objects.requireNonNull(indicator.health());
    }

    @Test
    void metersCountChanges() throws Exception {
        Path rules = rules(RULES);
        runner.withUserConfiguration(OwnCatalog.class)
                .withPropertyValues("garnish.rules=" + rules, "garnish.watch=0")
                .run(context -> {
                    MeterRegistry registry = new SimpleMeterRegistry();
                    context.getBean("garnishMeters", MeterBinder.class).bindTo(registry);
                    Files.writeString(rules, "attribute");
                    context.getBean(Garnish.class).refresh();

                    assertThat(registry.get("garnish.current").gauge().value()).isZero();
                    assertThat(registry.get("garnish.changes")
                                    .tag("outcome", "REFUSED")
                                    .functionCounter()
                                    .count())
                            .isEqualTo(1);
                });
    }

    @Test
    void healthAndMetersCanBeMissing() throws Exception {
        runner.withUserConfiguration(OwnCatalog.class)
                .withClassLoader(new FilteredClassLoader("io.micrometer", "org.springframework.boot.health"))
                .withPropertyValues("garnish.rules=" + rules(RULES))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Garnish.class));
    }

    @Test
    void anApplicationsOwnGarnishIsTheOnlyOne() throws Exception {
        Garnish own = Garnish.builder()
                .rules("a.rules", RULES)
                .catalog(new OwnCatalog().films())
                .open();
        runner.withBean(Garnish.class, () -> own)
                .withPropertyValues("garnish.rules=" + rules(RULES))
                .run(context -> assertThat(context.getBean(Garnish.class)).isSameAs(own));
    }

    @Test
    void mistakesSayWhatToSet() throws Exception {
        runner.withPropertyValues("garnish.rules=" + rules(RULES))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("no items: set garnish.catalog"));
        runner.withUserConfiguration(OwnCatalog.class)
                .withPropertyValues("garnish.rules=classpath:none/*.rules")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("garnish.rules: classpath:none/*.rules"));
        runner.withUserConfiguration(OwnCatalog.class)
                .withPropertyValues("garnish.rules=" + rules("attribute Title\n use item.titel\n else '-'"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("the catalog has no column `titel`"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules=nowhere | the rules cannot be read: there is no nowhere",
                "table.name=nosuch | catalog table nosuch: it has no table `nosuch` that its user may see",
                "rules=classpath:none/*.rules | garnish.rules: classpath:none/*.rules names no file: write classpath:rules/*.rules for instance",
            })
    void aMistakeIsReportedWithoutAStackTrace(String property, String message) {
        runner.withPropertyValues(
                        "spring.datasource.url=jdbc:h2:mem:mistakes",
                        "garnish.rules=classpath:rules/*.rules",
                        "garnish.table.name=film",
                        "garnish.table.columns.nr=item_id",
                        "garnish." + property)
                .run(context -> {
                    Throwable failure = Objects.requireNonNull(context.getStartupFailure());
                    FailureAnalysis analysis = SpringFactoriesLoader.forDefaultResourceLocation()
                            .load(FailureAnalyzer.class, null, (type, name, thrown) -> {})
                            .stream()
                            .filter(GarnishFailureAnalyzer.class::isInstance)
                            .map(one -> one.analyze(failure))
                            .findFirst()
                            .orElseThrow();
                    assertThat(analysis.getDescription()).isEqualTo("Garnish cannot be opened: " + message);
                    assertThat(analysis.getAction())
                            .isEqualTo("Change the rules, the items or the properties garnish.*");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "garnish.tabel.name=film, garnish.tabel.name",
        "garnish.deadline=-1s, expected 0 or more",
        "garnish.watch=-1s, expected 0 or more",
        "garnish.table.time-to-live=-1s, expected 0 or more"
    })
    void aPropertyThatIsNoneIsNotPassedOver(String property, String message) throws Exception {
        runner.withUserConfiguration(OwnCatalog.class)
                .withPropertyValues("garnish.rules=" + rules(RULES), property)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(message));
    }
}

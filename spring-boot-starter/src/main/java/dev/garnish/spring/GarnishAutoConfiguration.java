package dev.garnish.spring;

import dev.garnish.Change;
import dev.garnish.Garnish;
import dev.garnish.GarnishBuilder;
import dev.garnish.State;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.db.TableCatalog;
import dev.garnish.event.Diagnostic;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A {@link Garnish} where {@code garnish.rules} is set and the application has none of its own. Its items are those of a
 * {@link CatalogSource} or {@link Catalog} bean, of {@code garnish.table} in the application's {@link DataSource}, or at the
 * address {@code garnish.catalog}.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ConditionalOnProperty("garnish.rules")
@EnableConfigurationProperties(GarnishProperties.class)
public class GarnishAutoConfiguration {
    /** Called by Spring. */
    public GarnishAutoConfiguration() {}

    @Bean
    GarnishEvents garnishEvents(ApplicationEventPublisher publisher) {
        return new GarnishEvents(publisher);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    Garnish garnish(
            GarnishProperties properties,
            GarnishEvents events,
            ObjectProvider<CatalogSource> sources,
            ObjectProvider<Catalog> catalogs,
            ObjectProvider<DataSource> databases,
            ObjectProvider<GarnishCustomizer> customizers) {
        GarnishBuilder builder = Garnish.builder()
                .deadline(properties.getDeadline())
                .onChange(events)
                .onTrouble(events);
        rules(builder, properties.getRules());
        catalog(builder, properties, sources, catalogs, databases);
        if (!properties.getWatch().isZero()) {
            builder.watching(properties.getWatch());
        }
        if (properties.getMemory() != null) {
            builder.memory(properties.getMemory().toBytes());
        }
        customizers.orderedStream().forEach(one -> one.customize(builder));
        return builder.open();
    }

    private static void rules(GarnishBuilder builder, String rules) {
        if (rules.startsWith("classpath")) {
            ResourceRules resources = new ResourceRules(rules);
            builder.rules(resources.sources(), resources::beside);
        } else {
            builder.rules(Path.of(rules));
        }
    }

    private static void catalog(
            GarnishBuilder builder,
            GarnishProperties properties,
            ObjectProvider<CatalogSource> sources,
            ObjectProvider<Catalog> catalogs,
            ObjectProvider<DataSource> databases) {
        CatalogSource source = sources.getIfAvailable();
        Catalog catalog = catalogs.getIfAvailable();
        if (source != null) {
            builder.catalog(source);
        } else if (catalog != null) {
            builder.catalog(catalog);
        } else if (!properties.getTable().getName().isEmpty()) {
            builder.catalog(table(properties.getTable(), databases));
        } else if (!properties.getCatalog().isEmpty()) {
            builder.catalog(properties.getCatalog());
        } else {
            throw new IllegalStateException(
                    "no items: set garnish.catalog to a file or server, garnish.table.name to a table of"
                            + " the DataSource, or make a bean of type CatalogSource or Catalog");
        }
    }

    private static CatalogSource table(GarnishProperties.Table table, ObjectProvider<DataSource> databases) {
        DataSource database = databases.getIfUnique();
        if (database == null) {
            throw new IllegalStateException("garnish.table.name is set, and there is no DataSource, or not one alone:"
                    + " make a bean of type CatalogSource from TableCatalog");
        }
        TableCatalog items = TableCatalog.of(database, table.getName())
                .columns(table.getColumns())
                .lists(table.getLists());
        return table.getStamp().isEmpty() ? items.timeToLive(table.getTimeToLive()) : items.stampedBy(table.getStamp());
    }

    /** Up as long as there are rules and items in use, newest or not. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    static class HealthConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "garnishHealthIndicator")
        @ConditionalOnEnabledHealthIndicator("garnish")
        HealthIndicator garnishHealthIndicator(Garnish garnish) {
            return () -> health(garnish.state());
        }

        private static Health health(State state) {
            Health.Builder health = Health.up()
                    .withDetail("rules", state.rules())
                    .withDetail("catalog", state.catalog())
                    .withDetail("since", state.since().toString());
            for (Change refused : state.refused()) {
                health.withDetail("refused " + refused.subject().name().toLowerCase(Locale.ROOT), refused.message());
            }
            return health.build();
        }
    }

    /** {@code garnish.current}, {@code garnish.changes} by outcome and {@code garnish.troubles} by code. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class MeterConfiguration {
        @Bean
        MeterBinder garnishMeters(Garnish garnish, GarnishEvents events) {
            return registry -> {
                Gauge.builder("garnish.current", garnish, one -> one.state().isCurrent() ? 1 : 0)
                        .description("1 while the newest rules and items that were found are in use")
                        .register(registry);
                for (Change.Outcome outcome : Change.Outcome.values()) {
                    FunctionCounter.builder("garnish.changes", events, one -> one.changes(outcome))
                            .tag("outcome", outcome.name())
                            .description("newer rules and items that were found")
                            .register(registry);
                }
                for (Diagnostic.Code code : Diagnostic.Code.values()) {
                    FunctionCounter.builder("garnish.troubles", events, one -> one.troubles(code))
                            .tag("code", code.name())
                            .description("look-ups and values that failed")
                            .register(registry);
                }
            };
        }
    }
}

package dev.garnish.catalog.db.internal.flyway;

import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One run of Flyway, quietly, which gives how many migrations it took. Runs as {@link IsolatedFlyway} loads it. */
final class FlywayRun implements ToIntFunction<DataSource> {
    private final String[] locations;
    private final String history;

    /** @param history the table that remembers what ran */
    FlywayRun(String[] locations, String history) {
        this.locations = locations;
        this.history = history;
    }

    @Override
    public int applyAsInt(DataSource source) {
        return Flyway.configure(FlywayRun.class.getClassLoader())
                .loggers(QuietLog.class.getName())
                .dataSource(source)
                .locations(locations)
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate()
                .migrationsExecuted;
    }
}

package dev.garnish.catalog.db.internal.flyway;

import java.sql.SQLException;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;

/** One run of Flyway, quietly, which gives how many migrations it took. Runs as {@link IsolatedFlyway} loads it. */
final class FlywayRun implements ToIntFunction<DataSource> {
    private final String[] locations;
    private final String history;

    /** @param history the table that remembers what ran */
    FlywayRun(String[] locations, String history) {
        this.locations = locations;
        this.history = history;
    }

    /** @throws MigrationFailure where a script fails */
    @Override
    public int applyAsInt(DataSource source) {
        try {
            // Which scripts are to run, and whether those that ran were changed since, is decided before.
            return Flyway.configure(FlywayRun.class.getClassLoader())
                    .loggers(QuietLog.class.getName())
                    .dataSource(source)
                    .locations(locations)
                    .table(history)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .validateOnMigrate(false)
                    .placeholderReplacement(false)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw failure(e);
        }
    }

    private static MigrationFailure failure(FlywayException e) {
        String place = "";
        SQLException reason = null;
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywaySqlScriptException script && script.getResource() != null) {
                place = script.getResource().getFilename() + ", line " + script.getLineNumber();
            }
            reason = cause instanceof SQLException sql ? sql : reason;
        }
        return new MigrationFailure(place, reason, e);
    }
}

package dev.garnish.catalog.db.internal.flyway;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Flyway's log, not written: what fails comes as an exception. Public for Flyway, which makes it by name. */
public final class QuietLog implements LogCreator, Log {
    @Override
    public Log createLogger(Class<?> owner) {
        return this;
    }

    @Override
    @SuppressWarnings("deprecation")
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public void debug(String message) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Exception cause) {}

    @Override
    public void notice(String message) {}
}

package dev.garnish.catalog.db.internal.flyway;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A migration that did not run, in terms that Flyway's classes are not needed for. Public for {@link FlywayRun}, which
 * another class loader loads.
 */
public final class MigrationFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String place;
    private final @Nullable SQLException reason;

    /**
     * @param place the script and its line; empty where that is not known
     * @param reason what the database says; null where the script could not be read
     */
    public MigrationFailure(String place, @Nullable SQLException reason, Throwable cause) {
        super(place, cause);
        this.place = place;
        this.reason = reason;
    }

    String place() {
        return place;
    }

    Optional<SQLException> reason() {
        return Optional.ofNullable(reason);
    }
}

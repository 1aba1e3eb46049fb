package dev.garnish.catalog.db.model;

import dev.garnish.internal.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A catalog cannot be used: one line that says which, what is wrong and what to do. The line is safe to print; where a
 * file to import is wrong it quotes an excerpt of the place.
 */
public final class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Whose turn it is to act. */
    public enum Kind {
        /** The data is wrong: not a catalog, damaged, a bad row. */
        BAD_DATA,
        /** The data may be fine, the surroundings are not: missing, locked, no permission, disk full, too slow. */
        ENVIRONMENT
    }

    /** Whose turn it is to act. */
    private final Kind kind;

    private CatalogException(Kind kind, String message, @Nullable Throwable cause) {
        super(Printable.text(message), cause);
        this.kind = kind;
    }

    /**
     * An exception of either kind.
     *
     * @param kind whose turn it is to act
     * @param message which catalog, what is wrong, what to do; its control characters are made visible
     * @param cause null where there is none
     * @return the exception, to be thrown
     */
    public static CatalogException of(Kind kind, String message, @Nullable Throwable cause) {
        return new CatalogException(kind, message, cause);
    }

    /**
     * Data that is wrong.
     *
     * @param message which catalog, what is wrong, what to do
     * @return the exception, to be thrown
     */
    public static CatalogException badData(String message) {
        return new CatalogException(Kind.BAD_DATA, message, null);
    }

    /**
     * Data that is wrong.
     *
     * @param message which catalog, what is wrong, what to do
     * @param cause what a library reports
     * @return the exception, to be thrown
     */
    public static CatalogException badData(String message, Throwable cause) {
        return new CatalogException(Kind.BAD_DATA, message, cause);
    }

    /**
     * Surroundings that do not allow it.
     *
     * @param message which catalog, what is wrong, what to do
     * @return the exception, to be thrown
     */
    public static CatalogException environment(String message) {
        return new CatalogException(Kind.ENVIRONMENT, message, null);
    }

    /**
     * Surroundings that do not allow it.
     *
     * @param message which catalog, what is wrong, what to do
     * @param cause what the system or a library reports
     * @return the exception, to be thrown
     */
    public static CatalogException environment(String message, Throwable cause) {
        return new CatalogException(Kind.ENVIRONMENT, message, cause);
    }

    /** {@return whose turn it is to act; only after {@link Kind#ENVIRONMENT} may the same call succeed later} */
    public Kind kind() {
        return kind;
    }
}

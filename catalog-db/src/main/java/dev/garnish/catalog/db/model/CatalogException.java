package dev.garnish.catalog.db.model;

import dev.garnish.internal.text.Printable;
import java.util.List;
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

    private final transient List<ImportQuestion> questions;

    private CatalogException(Kind kind, String message, @Nullable Throwable cause, List<ImportQuestion> questions) {
        super(Printable.text(message), cause);
        this.kind = kind;
        this.questions = List.copyOf(questions);
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
        return new CatalogException(kind, message, cause, List.of());
    }

    /**
     * Data that is wrong.
     *
     * @param message which catalog, what is wrong, what to do
     * @return the exception, to be thrown
     */
    public static CatalogException badData(String message) {
        return new CatalogException(Kind.BAD_DATA, message, null, List.of());
    }

    /**
     * Data that is wrong.
     *
     * @param message which catalog, what is wrong, what to do
     * @param cause what a library reports
     * @return the exception, to be thrown
     */
    public static CatalogException badData(String message, Throwable cause) {
        return new CatalogException(Kind.BAD_DATA, message, cause, List.of());
    }

    /**
     * Surroundings that do not allow it.
     *
     * @param message which catalog, what is wrong, what to do
     * @return the exception, to be thrown
     */
    public static CatalogException environment(String message) {
        return new CatalogException(Kind.ENVIRONMENT, message, null, List.of());
    }

    /**
     * Surroundings that do not allow it.
     *
     * @param message which catalog, what is wrong, what to do
     * @param cause what the system or a library reports
     * @return the exception, to be thrown
     */
    public static CatalogException environment(String message, Throwable cause) {
        return new CatalogException(Kind.ENVIRONMENT, message, cause, List.of());
    }

    /**
     * {@return the same of an import that an answer to these would let go on}
     *
     * @param open what the files leave open
     */
    public CatalogException asking(List<ImportQuestion> open) {
        CatalogException asking = new CatalogException(kind, String.valueOf(getMessage()), getCause(), open);
        asking.setStackTrace(getStackTrace());
        return asking;
    }

    /** {@return what the files of an import leave open; none of any other trouble, and null after the exception was serialized} */
    public List<ImportQuestion> questions() {
        return questions;
    }

    /** {@return whose turn it is to act; only after {@link Kind#ENVIRONMENT} may the same call succeed later} */
    public Kind kind() {
        return kind;
    }
}

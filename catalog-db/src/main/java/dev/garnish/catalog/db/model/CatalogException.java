package dev.garnish.catalog.db.model;

import dev.garnish.internal.text.Printable;
import org.jspecify.annotations.Nullable;

/** A catalog cannot be used: one line that says which, what is wrong and what to do. */
public final class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Whose turn it is to act. */
    public enum Kind {
        /** The data is wrong: not a catalog, damaged, a bad row. */
        BAD_DATA,
        /** The data may be fine, the surroundings are not: missing, locked, no permission, disk full, too slow. */
        ENVIRONMENT
    }

    private final Kind kind;

    private CatalogException(Kind kind, String message, @Nullable Throwable cause) {
        super(Printable.text(message), cause);
        this.kind = kind;
    }

    /** Control characters of the message are made visible. */
    public static CatalogException of(Kind kind, String message, @Nullable Throwable cause) {
        return new CatalogException(kind, message, cause);
    }

    public static CatalogException badData(String message) {
        return new CatalogException(Kind.BAD_DATA, message, null);
    }

    public static CatalogException badData(String message, Throwable cause) {
        return new CatalogException(Kind.BAD_DATA, message, cause);
    }

    public static CatalogException environment(String message) {
        return new CatalogException(Kind.ENVIRONMENT, message, null);
    }

    public static CatalogException environment(String message, Throwable cause) {
        return new CatalogException(Kind.ENVIRONMENT, message, cause);
    }

    public Kind kind() {
        return kind;
    }
}

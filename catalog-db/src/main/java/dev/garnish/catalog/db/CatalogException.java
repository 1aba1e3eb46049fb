package dev.garnish.catalog.db;

import dev.garnish.internal.text.Printable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A catalog can not be used: one line that says which, what is wrong and what to do. */
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

    static CatalogException badData(String message) {
        return new CatalogException(Kind.BAD_DATA, message, null);
    }

    static CatalogException badData(String message, Throwable cause) {
        return new CatalogException(Kind.BAD_DATA, message, cause);
    }

    static CatalogException environment(String message) {
        return new CatalogException(Kind.ENVIRONMENT, message, null);
    }

    static CatalogException environment(String message, Throwable cause) {
        return new CatalogException(Kind.ENVIRONMENT, message, cause);
    }

    /** The same, with the file that the user knows instead of the copy that was worked on. */
    CatalogException naming(Path copy, Path file) {
        String message = String.valueOf(getMessage());
        String worked = Printable.text(copy.toString());
        return message.contains(worked)
                ? new CatalogException(kind, message.replace(worked, file.toString()), getCause())
                : this;
    }

    public Kind kind() {
        return kind;
    }
}

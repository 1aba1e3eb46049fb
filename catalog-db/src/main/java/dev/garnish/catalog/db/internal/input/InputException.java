package dev.garnish.catalog.db.internal.input;

import dev.garnish.internal.text.Printable;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read on: one line that says where, what is wrong and what to do. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean environment;

    private InputException(boolean environment, String message, @Nullable Throwable cause) {
        super(Printable.text(message), cause);
        this.environment = environment;
    }

    static InputException badData(String message) {
        return new InputException(false, message, null);
    }

    static InputException badData(String message, Throwable cause) {
        return new InputException(false, message, cause);
    }

    static InputException environment(String message, @Nullable Throwable cause) {
        return new InputException(true, message, cause);
    }

    /** Whether the surroundings are at fault and not the file's content. */
    public boolean isEnvironment() {
        return environment;
    }
}

package dev.garnish.catalog.db.internal.input;

import dev.garnish.catalog.db.model.ImportQuestion;
import dev.garnish.internal.text.Printable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read on: one line that says where, what is wrong and what to do. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean environment;
    private final transient List<ImportQuestion> questions;

    private InputException(
            boolean environment, String message, @Nullable Throwable cause, List<ImportQuestion> questions) {
        super(Printable.text(message), cause);
        this.environment = environment;
        this.questions = List.copyOf(questions);
    }

    static InputException badData(String message) {
        return new InputException(false, message, null, List.of());
    }

    static InputException badData(String message, Throwable cause) {
        return new InputException(false, message, cause, List.of());
    }

    static InputException environment(String message, @Nullable Throwable cause) {
        return new InputException(true, message, cause, List.of());
    }

    /** The same of what an answer would let go on. */
    InputException asking(ImportQuestion open) {
        return new InputException(environment, String.valueOf(getMessage()), getCause(), List.of(open));
    }

    /** What the file leaves open. */
    public List<ImportQuestion> questions() {
        return questions;
    }

    /** Whether the surroundings are at fault and not the file's content. */
    public boolean isEnvironment() {
        return environment;
    }
}

package dev.garnish;

import dev.garnish.internal.text.Printable;
import dev.garnish.rules.InvalidRulesException;
import org.jspecify.annotations.Nullable;

/** Why something newer is not used: one line, safe to print. */
final class ChangeReason {
    private ChangeReason() {}

    static String of(Throwable thrown) {
        return Printable.text(thrown instanceof InvalidRulesException invalid ? invalid.inOneLine() : message(thrown));
    }

    private static String message(Throwable thrown) {
        Throwable cause = thrown.getCause();
        @Nullable String message = thrown.getMessage();
        if (cause != null && cause.toString().equals(message)) {
            return message(cause);
        }
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}

package dev.garnish;

import dev.garnish.internal.text.Printable;
import dev.garnish.rules.InvalidRulesException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The messages of changes: one line each, safe to print. */
final class ChangeMessage {
    private static final int SHORT = 12;

    private ChangeMessage() {}

    static String tookOver(Change.Subject subject, String before, String after) {
        return word(subject) + " " + Printable.text(after) + " took the place of " + Printable.text(before);
    }

    static String refused(Change.Subject subject, Throwable reason) {
        return "newer " + word(subject) + " not used: " + Printable.text(text(reason));
    }

    private static String word(Change.Subject subject) {
        return subject == Change.Subject.RULES ? "rules" : "catalog";
    }

    /** Enough of a checksum to tell versions apart. */
    static String shortened(String checksum) {
        return checksum.substring(0, SHORT);
    }

    private static String text(Throwable thrown) {
        if (thrown instanceof InvalidRulesException invalid) {
            return invalid.inOneLine();
        }
        Throwable told = thrown instanceof UncheckedIOException io ? Objects.requireNonNull(io.getCause()) : thrown;
        if (told instanceof NoSuchFileException) {
            return told.getMessage() + " is not there";
        }
        if (told instanceof AccessDeniedException) {
            return told.getMessage() + " may not be read";
        }
        @Nullable String message = told.getMessage();
        return message == null ? told.getClass().getSimpleName() : message;
    }
}

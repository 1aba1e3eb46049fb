package dev.garnish.lambda;

import dev.garnish.internal.text.Printable;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Why rules cannot be read, in one line for a log. */
final class Trouble {
    private Trouble() {}

    /** Why rules cannot be read. */
    static String unreadable(Exception e) {
        Throwable cause = Objects.requireNonNullElse(e instanceof UncheckedIOException ? e.getCause() : e, e);
        boolean isMissing = cause instanceof NoSuchFileException missing && missing.getReason() == null;
        return "the rules cannot be read: " + (isMissing ? "there is no " : "")
                + Printable.text(String.valueOf(cause.getMessage()));
    }
}

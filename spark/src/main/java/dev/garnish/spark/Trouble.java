package dev.garnish.spark;

import dev.garnish.FailedTestsException;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.internal.text.Printable;
import dev.garnish.rules.InvalidRulesException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/** The one place where exceptions become what a user reads, and an exit code. */
record Trouble(int exit, String text) {
    static final int FINDINGS = 1;
    static final int USAGE = 2;
    static final int BAD_INPUT = 3;
    static final int ENVIRONMENT = 4;

    static Trouble of(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof InvalidRulesException || thrown instanceof FailedTestsException) {
            return new Trouble(FINDINGS, Printable.lines(message));
        } else if (thrown instanceof IllegalArgumentException) {
            return line(USAGE, message);
        } else if (thrown instanceof CatalogException trouble) {
            return line(trouble.kind() == CatalogException.Kind.BAD_DATA ? BAD_INPUT : ENVIRONMENT, message);
        } else if (thrown instanceof UncheckedIOException wrapped
                && wrapped.getCause() instanceof FileSystemException file) {
            return line(
                    ENVIRONMENT,
                    Printable.name(String.valueOf(file.getFile())) + ": "
                            + (file.getReason() == null ? "cannot be read" : file.getReason()));
        }
        // Spark's first line names what failed and why; its executors' traces follow it.
        return line(
                ENVIRONMENT,
                message.lines().findFirst().orElse(thrown.getClass().getSimpleName()));
    }

    private static Trouble line(int exit, String message) {
        return new Trouble(exit, "garnish: " + Printable.text(message));
    }
}

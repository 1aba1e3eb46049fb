package dev.garnish.cli;

import dev.garnish.FailedTestsException;
import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.InvalidItemsException;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.InvalidShapeException;
import dev.garnish.internal.text.Printable;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.UnsupportedMvelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one place where exceptions become what a user reads and an exit code. */
record Trouble(int exit, String text) {
    private static final String PREFIX = "garnish: ";

    /** As a path it has lost one of its two slashes. */
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+:)/.*", Pattern.DOTALL);

    /** The line without the name of the command. */
    String reason() {
        return text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    }

    /** In lines as long as they need to be. */
    static Trouble of(Throwable thrown, boolean colour) {
        return of(thrown, colour, Integer.MAX_VALUE);
    }

    static Trouble of(Throwable thrown, boolean colour, int columns) {
        if (thrown instanceof Failure failure) {
            return line(failure.exit(), failure);
        } else if (thrown instanceof InvalidRulesException invalid) {
            return new Trouble(Exit.FINDINGS, Problem.render(invalid.problems(), colour, columns));
        } else if (thrown instanceof InvalidShapeException shape) {
            return new Trouble(Exit.BAD_INPUT, String.valueOf(shape.getMessage()));
        } else if (thrown instanceof FailedTestsException) {
            return line(Exit.FINDINGS, thrown);
        } else if (thrown instanceof InvalidEventException || thrown instanceof InvalidItemsException) {
            return line(Exit.BAD_INPUT, thrown);
        } else if (thrown instanceof UnsupportedMvelException) {
            return line(Exit.ENVIRONMENT, thrown);
        } else if (thrown instanceof CatalogException trouble) {
            boolean bad = trouble.kind() == CatalogException.Kind.BAD_DATA;
            return line(bad ? Exit.BAD_INPUT : Exit.ENVIRONMENT, trouble);
        } else if (thrown instanceof CatalogUnavailableException unanswered && unanswered.getCause() != null) {
            return of(unanswered.getCause(), colour, columns);
        } else if (thrown instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            return of(wrapped.getCause(), colour, columns);
        } else if (thrown instanceof IOException trouble) {
            return new Trouble(Exit.ENVIRONMENT, PREFIX + describe(trouble));
        } else if (thrown instanceof OutOfMemoryError) {
            return new Trouble(Exit.ENVIRONMENT, PREFIX + "out of memory: set JAVA_TOOL_OPTIONS=-Xmx2g, for instance");
        }
        return new Trouble(Exit.BUG, bug(thrown));
    }

    private static Trouble line(int exit, Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return new Trouble(exit, message.isEmpty() ? "" : PREFIX + Printable.lines(message));
    }

    private static String describe(IOException trouble) {
        if (trouble instanceof NoSuchFileException missing) {
            return named(missing) + ": no such file";
        } else if (trouble instanceof AccessDeniedException denied) {
            return named(denied) + ": permission denied";
        } else if (trouble instanceof FileSystemException other && other.getFile() != null) {
            String reason = other.getReason() == null ? "cannot be read" : other.getReason();
            return named(other) + ": " + Printable.text(reason);
        }
        return trouble.getMessage() == null ? "a file cannot be read" : Printable.text(trouble.getMessage());
    }

    /** An address where a file is expected may hold a password or a token. */
    private static String named(FileSystemException trouble) {
        String file = String.valueOf(trouble.getFile());
        Matcher address = ADDRESS.matcher(file);
        return Printable.name(address.matches() ? address.group(1) + "…" : file);
    }

    /** Where it happened, without the message: that could hold a recipient's data. */
    private static String bug(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return PREFIX + "a fault of ours (" + thrown.getClass().getSimpleName()
                + (trace.length == 0 ? "" : " at " + trace[0]) + "): please report this line";
    }
}

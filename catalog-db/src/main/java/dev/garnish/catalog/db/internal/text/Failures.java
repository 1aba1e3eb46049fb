package dev.garnish.catalog.db.internal.text;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Objects;

/** The one line of a failure that a person can use. */
public final class Failures {
    /** What a server puts before its messages. */
    private static final String SERVER = "ERROR: ";

    private Failures() {}

    public static String reason(Throwable failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        if (failure instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        if (failure instanceof ReadOnlyFileSystemException) {
            return "the file system is read-only";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return firstLine(Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName()));
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        int statement = line.indexOf("; SQL statement:");
        String reason = (statement < 0 ? line : line.substring(0, statement)).strip();
        return reason.startsWith(SERVER) ? reason.substring(SERVER.length()) : reason;
    }
}

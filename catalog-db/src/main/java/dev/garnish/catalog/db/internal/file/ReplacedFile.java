package dev.garnish.catalog.db.internal.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file that is changed in place: whole or not at all, with the permissions that it has. */
public final class ReplacedFile {
    private ReplacedFile() {}

    /**
     * Puts another text in the place of a file's. A link stays, and the file that it leads to changes.
     *
     * @param named the file, which exists
     * @param before asked as late as can be; what it throws leaves the file as it is
     * @throws IOException if it cannot be written; it is as it was
     */
    public static void replace(Path named, String text, Check before) throws IOException {
        Path file = named.toRealPath();
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(named.toString());
        }
        Path copy = TemporaryFile.beside(file);
        try {
            Files.writeString(copy, text);
            TemporaryFile.copyPermissions(file, copy);
            before.run();
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Whether a file may be replaced: throws where it may not. */
    @FunctionalInterface
    public interface Check {
        void run() throws IOException;
    }
}

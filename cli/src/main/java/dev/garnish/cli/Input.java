package dev.garnish.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a command is given to read: a file, or {@code -} for standard input. */
record Input(String name, InputStream standard) {
    /**
     * Its bytes. Reading ends one byte beyond the limit, so that what is too large is still seen to be so without
     * being held.
     */
    byte[] read(int limit) throws IOException {
        if (name.equals("-")) {
            return standard.readNBytes(limit + 1);
        }
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw Failure.environment(name + ": is a folder, expected a file");
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(name);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limit + 1);
        }
    }
}

package dev.garnish.cli;

import dev.garnish.internal.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a command is given to read: a file, or {@code -} for standard input. */
record Input(String name, InputStream standard) {
    /** Its text in UTF-8, which JSON is read from. What is larger than the limit is refused without being read. */
    byte[] read(int limit) throws IOException {
        return read(limit, "which is what a host takes at most");
    }

    /** @param reason why there is a limit */
    byte[] read(int limit, String reason) throws IOException {
        byte[] read = readUpTo(limit + 1);
        if (read.length > limit) {
            throw Failure.badInput(Printable.name(name) + ": more than " + limit + " bytes, " + reason);
        }
        return read;
    }

    private byte[] readUpTo(int limit) throws IOException {
        if (isStandard()) {
            return readUpTo(limit, standard);
        }
        try (InputStream in = Files.newInputStream(file())) {
            return readUpTo(limit, in);
        }
    }

    private byte[] readUpTo(int limit, InputStream in) throws IOException {
        try {
            return Utf8.of(in).readNBytes(limit);
        } catch (CharacterCodingException e) {
            throw Failure.badInput(name + ": UTF-16 text that is damaged or cut off: save it as UTF-8");
        }
    }

    boolean isStandard() {
        return name.equals("-");
    }

    /** The file, which is there and can be read. */
    Path file() throws IOException {
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw Failure.environment(Printable.name(name) + ": is a folder, expected a file");
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(name);
        }
        if (!Files.isReadable(file)) {
            throw new AccessDeniedException(name);
        }
        return file;
    }
}

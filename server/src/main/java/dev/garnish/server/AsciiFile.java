package dev.garnish.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files of keys and certificates. What counts in them is ASCII; bytes that are not are the reader's to refuse. */
final class AsciiFile {
    private AsciiFile() {}

    static String read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder, expected a file");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}

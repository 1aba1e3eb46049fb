package dev.garnish.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Standard input as files, because items are read more than once; they are there until {@link #clear}. */
final class Spool {
    private static final Queue<Path> FOLDERS = new ConcurrentLinkedQueue<>();
    /** What messages name it by. */
    private static final String NAME = "standard-input";

    private Spool() {}

    static Path of(InputStream in) throws IOException {
        Path folder = Files.createTempDirectory("garnish-");
        FOLDERS.add(folder);
        Path file = folder.resolve(NAME);
        Files.copy(in, file);
        return file;
    }

    static void clear() {
        for (Path folder = FOLDERS.poll(); folder != null; folder = FOLDERS.poll()) {
            folder.resolve(NAME).toFile().delete();
            folder.toFile().delete();
        }
    }
}

package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.h2.WriterLock;
import java.io.IOException;
import java.nio.file.Path;

/** A process that changes a catalog for as long as it lives. */
final class HoldingWriter {
    private HoldingWriter() {}

    public static void main(String[] words) throws IOException {
        try (WriterLock lock = WriterLock.take(Path.of(words[0]))) {
            lock.holding(() -> {
                System.out.println("READY");
                return System.in.read();
            });
        }
    }
}

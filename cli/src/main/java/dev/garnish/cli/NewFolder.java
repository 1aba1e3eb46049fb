package dev.garnish.cli;

import dev.garnish.catalog.db.internal.file.TemporaryFile;
import dev.garnish.internal.text.Printable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files that are made aside and put into a folder together, so that a failure leaves none of them. */
final class NewFolder {
    private NewFolder() {}

    /** A folder on the disk of the target, for what is to be put there. */
    static Path staged(Path target) throws IOException {
        Files.createDirectories(target);
        return Files.createDirectory(TemporaryFile.named(target.toRealPath().resolve("init"), ".new"));
    }

    /** What is there already stays: the second of two commands that run at once fails here. */
    static void moveInto(Path target, Path stage, List<String> names) throws IOException {
        for (String name : names) {
            Path file = target.resolve(name);
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try {
                Files.move(stage.resolve(name), file);
            } catch (FileAlreadyExistsException e) {
                throw Failure.environment(Printable.name(file.toString()) + ": there already: it was left as it is");
            }
        }
    }

    static void delete(Path stage) throws IOException {
        try (Stream<Path> files = Files.walk(stage)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

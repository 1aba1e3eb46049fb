package dev.garnish.cli;

import dev.garnish.catalog.db.internal.file.TemporaryFile;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.internal.text.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where a command writes to: never over a catalog or rules. */
final class Target {
    private Target() {}

    static Path of(String name, CatalogAddress catalog) throws IOException {
        if (isSame(Path.of(name), catalog)) {
            throw isCatalog(name);
        }
        return of(name);
    }

    static Path of(String name) {
        if (name.endsWith(".mv.db")) {
            throw isCatalog(name);
        }
        if (name.endsWith(".rules")) {
            throw isRules(name);
        }
        if (name.isBlank()) {
            throw Failure.usage("the name of the file to write is empty");
        }
        Path file = Path.of(name);
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw Failure.environment("%s: cannot be written: there is no folder %s"
                    .formatted(Printable.name(file.toString()), Printable.name(folder.toString())));
        }
        return file;
    }

    private static boolean isSame(Path file, CatalogAddress catalog) throws IOException {
        Optional<Path> other = catalog.file().filter(Files::exists);
        return other.isPresent() && Files.exists(file) && Files.isSameFile(file, other.get());
    }

    private static Failure isCatalog(String name) {
        return Failure.usage(
                Printable.name(name) + ": this is the name of a catalog: choose another name for what is written");
    }

    static Failure isRules(String name) {
        return Failure.usage(
                Printable.name(name) + ": this is the name of rules: choose another name for what is written");
    }

    /** Writes a file's bytes. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Puts a whole file in the place of a target, or leaves what is there; a link in its place is replaced itself. */
    static void replace(Path target, Content content) {
        try {
            Path copy = TemporaryFile.beside(target);
            try {
                try (OutputStream out = Files.newOutputStream(copy)) {
                    content.writeTo(out);
                }
                Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw unwritten(target, e);
        }
    }

    static Failure unwritten(Path file, IOException e) {
        String reason = e instanceof AccessDeniedException ? "no permission" : e.getMessage();
        if (e instanceof FileSystemException system && system.getReason() != null) {
            reason = system.getReason();
        }
        return Failure.environment(
                "%s: cannot be written: %s: nothing was changed".formatted(Printable.name(file.toString()), reason));
    }
}

package dev.garnish.cli;

import dev.garnish.Printable;
import dev.garnish.catalog.CatalogAddress;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a command writes to: never over a catalog. */
final class Target {
    private Target() {}

    static Path of(String name, CatalogAddress catalog) throws IOException {
        Path file = Path.of(name);
        if (isSame(file, catalog)) {
            throw isCatalog(name);
        }
        return of(name);
    }

    static Path of(String name) {
        if (name.endsWith(".mv.db")) {
            throw isCatalog(name);
        }
        Path file = Path.of(name);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw Failure.environment("%s: can not be written: there is no folder %s"
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

    static Failure unwritten(Path file, IOException e) {
        String reason = e instanceof AccessDeniedException ? "no permission" : e.getMessage();
        if (e instanceof FileSystemException system && system.getReason() != null) {
            reason = system.getReason();
        }
        return Failure.environment(
                "%s: can not be written: %s: nothing was changed".formatted(Printable.name(file.toString()), reason));
    }
}

package dev.garnish.catalog.db.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A catalog in a file: an H2 database or a pack.
 *
 * @param path of the file; relative to where the process runs, unless absolute
 */
public record FileAddress(Path path) implements CatalogAddress {
    @Override
    public Optional<Path> file() {
        return Optional.of(path);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

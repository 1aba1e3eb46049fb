package dev.garnish.catalog.db.internal.flyway;

import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder of the scripts that are to run, which is where Flyway reads them. */
record ScriptFolder(Path path) implements AutoCloseable {
    static ScriptFolder of(List<MigrationScript> scripts) {
        try {
            ScriptFolder folder = new ScriptFolder(Files.createTempDirectory("garnish-migrations"));
            for (MigrationScript script : scripts) {
                Files.writeString(folder.path.resolve(script.name().name()), script.text());
            }
            return folder;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static CatalogException failure(IOException e) {
        return CatalogException.environment(
                "migrations: the folder for temporary files cannot be used: " + Failures.reason(e), e);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(path);
        } catch (IOException e) {
            throw failure(e);
        }
    }
}

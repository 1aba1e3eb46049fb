package dev.garnish.catalog.db.internal.service;

import dev.garnish.catalog.db.internal.text.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code PGSERVICE} stands for, in {@code PGSERVICEFILE}, {@code ~/.pg_service.conf} or {@code
 * PGSYSCONFDIR/pg_service.conf}.
 *
 * @param name what {@code PGSERVICE} says
 * @param settings by their names in the file
 */
public record ServiceFile(String name, Map<String, String> settings) {
    /**
     * The service that the environment names.
     *
     * @return empty where it names none
     * @throws IOException where it names one that is in no file, or the file cannot be read
     */
    public static Optional<ServiceFile> of(Map<String, String> environment) throws IOException {
        String name = environment.getOrDefault("PGSERVICE", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<Path> files = files(environment);
        for (Path file : files) {
            Optional<Map<String, String>> found = Files.exists(file) ? section(name, file) : Optional.empty();
            if (found.isPresent()) {
                return Optional.of(new ServiceFile(name, found.get()));
            }
        }
        throw new IOException("PGSERVICE is `%s`, which is not in %s".formatted(name, files.get(0)));
    }

    private static List<Path> files(Map<String, String> environment) {
        String given = environment.getOrDefault("PGSERVICEFILE", "");
        List<Path> files = new ArrayList<>();
        files.add(given.isEmpty() ? Path.of(System.getProperty("user.home", ""), ".pg_service.conf") : Path.of(given));
        String folder = environment.getOrDefault("PGSYSCONFDIR", "");
        if (!folder.isEmpty()) {
            files.add(Path.of(folder, "pg_service.conf"));
        }
        return files;
    }

    private static Optional<Map<String, String>> section(String name, Path file) throws IOException {
        Optional<Map<String, String>> section = Optional.empty();
        for (String line : lines(file)) {
            boolean isHead = line.startsWith("[") && line.endsWith("]");
            if (isHead && section.isPresent()) {
                return section;
            } else if (isHead && line.equals("[" + name + "]")) {
                section = Optional.of(new HashMap<>());
            } else if (section.isPresent() && line.indexOf('=') > 0 && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                section.get()
                        .put(
                                line.substring(0, equals).strip(),
                                line.substring(equals + 1).strip());
            }
        }
        return section;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file).stream().map(String::strip).toList();
        } catch (IOException e) {
            throw new IOException("the service file %s cannot be read: %s".formatted(file, Failures.reason(e)), e);
        }
    }
}

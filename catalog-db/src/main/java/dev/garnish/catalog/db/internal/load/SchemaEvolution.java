package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.file.DurableFiles;
import dev.garnish.catalog.db.internal.file.TemporaryFile;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.text.Excerpt;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an import changes about the catalog's columns, as a migration of the user's: new ones, and wider ones. */
final class SchemaEvolution {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern HALF =
            Pattern.compile("\\.V\\d{1,9}__(?:add|widen)_.*\\.sql\\.(?:[0-9a-f]{16}\\.)?new");
    private static final int LONGEST = 60;

    private final Database database;
    /** New columns in SQL, with their types. */
    private final Map<String, String> added = new LinkedHashMap<>();
    /** The statement for each wider one. */
    private final Map<String, String> widened = new LinkedHashMap<>();

    private final int before;

    /** @param before how many columns the catalog has */
    SchemaEvolution(Database database, int before) {
        this.database = database;
        this.before = before;
    }

    void add(String name, String type, String file) {
        if (!NAME.matcher(name).matches()) {
            throw CatalogException.badData(
                    "%s: `%s` cannot name a column: expected a letter, then letters, digits and `_`, 63 at most: map it with --map"
                            .formatted(file, Excerpt.name(name)));
        }
        added.putIfAbsent(name, database.column(name) + " " + type);
        if (before + added.size() > database.mostColumns()) {
            throw CatalogException.badData(
                    "%s: with its columns the catalog would have more than %,d, the most that a table has there: choose some with --only"
                            .formatted(file, database.mostColumns()));
        }
    }

    void widen(String name, String statement) {
        widened.put(name, statement);
    }

    boolean isEmpty() {
        return added.isEmpty() && widened.isEmpty();
    }

    /** What the migration's file name says. */
    String description() {
        List<String> parts = new ArrayList<>();
        describe("add", added.keySet(), parts);
        describe("widen", widened.keySet(), parts);
        return String.join("_", parts);
    }

    private static void describe(String verb, Set<String> columns, List<String> parts) {
        String names = String.join("_", columns);
        if (!columns.isEmpty()) {
            parts.add(verb + "_" + (names.length() <= LONGEST ? names : columns.size() + "_columns"));
        }
    }

    List<String> sql() {
        List<String> statements = new ArrayList<>();
        if (!added.isEmpty()) {
            statements.add(database.addColumns(List.copyOf(added.values())));
        }
        statements.addAll(widened.values());
        return statements;
    }

    String text() {
        return String.join("\n", sql()) + "\n";
    }

    /** Writes the migration to a folder, for review, and gives the file. */
    Path write(Path folder, String script) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(script);
        Path whole = TemporaryFile.beside(file);
        Files.writeString(whole, text());
        DurableFiles.force(whole);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.forceFolder(file);
        return file;
    }

    /** Deletes what a process left that was killed while it wrote a migration. */
    static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> halves;
        try (Stream<Path> files = Files.list(folder)) {
            halves = files.filter(
                            file -> HALF.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
        for (Path half : halves) {
            Files.deleteIfExists(half);
        }
    }
}

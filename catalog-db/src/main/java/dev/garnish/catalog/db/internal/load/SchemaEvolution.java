package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.file.DurableFiles;
import dev.garnish.catalog.db.internal.file.TemporaryFile;
import dev.garnish.catalog.db.internal.input.RecordedRows;
import dev.garnish.catalog.db.internal.input.Row;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Columns that the catalog lacks, as a migration of the user's: named as in the file, typed by what the file holds. */
final class SchemaEvolution {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern HALF = Pattern.compile("\\.V\\d{1,9}__add_.*\\.sql\\.(?:[0-9a-f]{16}\\.)?new");

    private final Map<String, TypeInference> columns = new LinkedHashMap<>();

    private final Database database;

    private SchemaEvolution(Database database) {
        this.database = database;
    }

    /** Goes through the files and infers a type for each column that the catalog lacks. */
    static SchemaEvolution of(Database database, ImportFiles files, ColumnMapping mapping, List<Stored> known) {
        SchemaEvolution extension = new SchemaEvolution(database);
        List<String> have = known.stream().map(Stored::name).toList();
        for (int i = 0; i < files.count(); i++) {
            extension.read(files.rows(i), files.path(i), mapping, have);
        }
        return extension;
    }

    private void read(RecordedRows rows, Path file, ColumnMapping mapping, List<String> have) {
        List<String> names = List.of();
        List<Optional<TypeInference>> inferences = List.of();
        Row row;
        do {
            row = rows.next();
            if (names.size() != rows.names().size()) {
                names = mapping.names(rows.names(), file.toString());
                inferences = inferences(names, rows.names(), file, mapping, have);
            }
            for (int i = 0; row != null && i < inferences.size(); i++) {
                if (inferences.get(i).isPresent()) {
                    inferences.get(i).get().see(row.cell(i));
                }
            }
        } while (row != null);
    }

    /** For each of a file's columns what its cells are; empty for one that is there or left out. */
    private List<Optional<TypeInference>> inferences(
            List<String> names, List<String> spelled, Path file, ColumnMapping mapping, List<String> have) {
        List<Optional<TypeInference>> inferences = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean list = mapping.separator(spelled.get(i), spelled).isPresent();
            inferences.add(
                    name.isEmpty() || have.contains(name)
                            ? Optional.empty()
                            : Optional.of(inference(name, file, list)));
        }
        return inferences;
    }

    private TypeInference inference(String name, Path file, boolean list) {
        if (!NAME.matcher(name).matches()) {
            throw CatalogException.badData(
                    "%s: `%s` cannot name a column: expected a letter, then letters, digits and `_`, 63 at most: map it with --map"
                            .formatted(file, Excerpt.of(name)));
        }
        return columns.computeIfAbsent(name, any -> new TypeInference(list));
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    /** What the migration's file name says. */
    String description() {
        String names = String.join("_", columns.keySet());
        return "add_" + (names.length() <= 60 ? names : columns.size() + "_columns");
    }

    List<String> sql() {
        List<String> definitions = new ArrayList<>();
        columns.forEach((name, inference) -> definitions.add(database.column(name) + " " + inference.type()));
        return List.of(database.addColumns(definitions));
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

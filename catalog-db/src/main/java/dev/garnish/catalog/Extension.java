package dev.garnish.catalog;

import dev.garnish.catalog.ItemTable.Stored;
import dev.garnish.catalog.input.Row;
import dev.garnish.catalog.input.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Columns that the catalog lacks, as a migration of the user's: named as in the file, typed by what the file holds. */
final class Extension {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern VERSION = Pattern.compile("V(\\d{1,9})(?:[._]\\d+)*__.*\\.sql");

    private final Map<String, Inference> columns = new LinkedHashMap<>();

    private final Database database;

    private Extension(Database database) {
        this.database = database;
    }

    /** Reads the files once and infers a type for each column that the catalog lacks. */
    static Extension of(Database database, List<Path> files, Mapping mapping, List<Stored> known, Set<String> lists) {
        Extension extension = new Extension(database);
        List<String> have = known.stream().map(Stored::name).toList();
        for (Path file : files) {
            try (Rows rows = Rows.open(file)) {
                extension.read(rows, file, mapping, have, lists);
            }
        }
        return extension;
    }

    private void read(Rows rows, Path file, Mapping mapping, List<String> have, Set<String> lists) {
        List<String> names = List.of();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (names.size() != rows.names().size()) {
                names = mapping.names(rows, file.toString());
            }
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                if (!name.isEmpty() && !have.contains(name)) {
                    inference(name, file, lists.contains(rows.names().get(i))).see(row.cell(i));
                }
            }
        }
    }

    private Inference inference(String name, Path file, boolean list) {
        if (!NAME.matcher(name).matches()) {
            throw CatalogException.badData(
                    "%s: `%s` can not name a column: expected a letter, then letters, digits and `_`, 63 at most: map it with --map"
                            .formatted(file, name));
        }
        Inference known = columns.get(name);
        if (known == null) {
            known = new Inference(list);
            columns.put(name, known);
        }
        return known;
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    List<String> sql() {
        List<String> statements = new ArrayList<>();
        columns.forEach((name, inference) -> statements.add(
                "alter table item add column %s %s;".formatted(database.column(name), inference.type())));
        return statements;
    }

    /** Writes the migration, numbered behind those that are there, and gives the file. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String names = String.join("_", columns.keySet());
        Path file = folder.resolve("V%d__add_%s.sql"
                .formatted(latest(folder) + 1, names.length() <= 60 ? names : columns.size() + "_columns"));
        return Files.writeString(file, String.join("\n", sql()) + "\n");
    }

    private static long latest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> VERSION.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
                    .max()
                    .orElse(0);
        }
    }
}

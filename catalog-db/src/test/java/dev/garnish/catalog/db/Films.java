package dev.garnish.catalog.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Columns that a catalog has before anything is imported into it. */
final class Films {
    private static final String[] COLUMNS = {
        "title varchar",
        "genre varchar",
        "image_url varchar",
        "image_file varchar",
        "description varchar",
        "price decimal(12, 2)",
        "release_year integer",
        "active boolean default true",
        "updated_at timestamp"
    };

    private Films() {}

    /** A folder with the migration that adds them, numbered before all others. */
    static Path in(Path folder) throws IOException {
        StringBuilder sql = new StringBuilder();
        for (String column : COLUMNS) {
            sql.append("alter table item add column ").append(column).append(";\n");
        }
        Path migrations = Files.createDirectories(folder.resolve("films"));
        Files.writeString(migrations.resolve("V0_1__films.sql"), sql);
        return migrations;
    }
}

package dev.garnish.catalog.db;

import dev.garnish.catalog.db.ItemTable.Stored;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** A catalog in an H2 file: changed on a copy, so that whatever is done there before the end is seen by nobody. */
record H2Database(Path file) implements Database {
    H2Database {
        H2File.requireName(file);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public <T> T change(int keep, Change.Work<T> work) {
        return Rewrite.of(file, file, keep, work);
    }

    @Override
    public Path migrations() {
        return Migrations.folder(file);
    }

    @Override
    public List<String> ownMigrations() {
        return List.of(Migrations.OWN);
    }

    @Override
    public String column(String name) {
        return '"' + name.toUpperCase(Locale.ROOT) + '"';
    }

    @Override
    public String createScratch() {
        return "create table ";
    }

    @Override
    public Loader loader(Connection connection, String table, List<Stored> columns, Loader.Refusals refusals)
            throws SQLException {
        return new BatchLoader(connection, table, columns, refusals);
    }
}

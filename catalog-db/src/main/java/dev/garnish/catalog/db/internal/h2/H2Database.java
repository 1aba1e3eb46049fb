package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.internal.sql.Change;
import dev.garnish.catalog.db.internal.sql.Commits;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemSource;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.sql.Loader;
import dev.garnish.catalog.db.internal.sql.OpenVersion;
import dev.garnish.catalog.db.internal.sql.VersionStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.h2.engine.Constants;

/** A catalog in an H2 file: changed on a copy, so that whatever is done there before the end is seen by nobody. */
public record H2Database(Path file) implements Database {
    public H2Database {
        H2File.requireName(file);
    }

    /** Of the common type: a class that only names this method does not load that of a database. */
    public static Database of(Path file) {
        return new H2Database(file);
    }

    @Override
    public OpenVersion open(ItemSource items, int mostInMemory, Duration deadline) {
        return H2Version.open(file, items, mostInMemory, deadline);
    }

    @Override
    public VersionStore versions(Commits commits) {
        return new H2Store(file, commits);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public long highest() {
        return VersionArchive.highest(H2File.real(file));
    }

    @Override
    public <T> T change(int keep, Commits commits, Change.Work<T> work) {
        return CopyOnWriteFile.of(file, file, keep, commits, work);
    }

    @Override
    public Path migrations() {
        return H2File.beside(H2File.real(file), ".migrations");
    }

    @Override
    public List<String> ownMigrations() {
        return List.of("migration");
    }

    @Override
    public String column(String name) {
        return '"' + name.toUpperCase(Locale.ROOT) + '"';
    }

    @Override
    public String unscaled() {
        return "decfloat";
    }

    @Override
    public int mostColumns() {
        return Constants.MAX_COLUMNS;
    }

    @Override
    public String addColumns(List<String> definitions) {
        return definitions.size() == 1
                ? "alter table item add column %s;".formatted(definitions.get(0))
                : "alter table item add (\n  %s);".formatted(String.join(",\n  ", definitions));
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

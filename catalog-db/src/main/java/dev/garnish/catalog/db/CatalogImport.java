package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.input.InputException;
import dev.garnish.catalog.db.internal.load.ColumnMapping;
import dev.garnish.catalog.db.internal.load.ImportOptions;
import dev.garnish.catalog.db.internal.load.ImportRun;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ImportResult;
import dev.garnish.catalog.db.model.InvalidItemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings items from CSV, JSON or JSON Lines files (plain or gzipped) into a catalog: all of them in one new version,
 * or none. Columns are matched by name in any case. Once {@link #run} has returned, the items survive a crash.
 */
public final class CatalogImport {
    /** Told now and then how far an import has come. */
    public interface Progress {
        /** So many rows so far, from so many of all bytes. */
        void at(long rows, long read, long size);
    }

    /** So many of a hundred items may go where nobody says. */
    private static final int MAX_REMOVED = 30;

    private final Database catalog;
    private final List<Path> files;
    private final Map<String, String> mapped = new HashMap<>();
    private final Map<String, Character> lists = new HashMap<>();
    private Optional<String> id = Optional.empty();
    private boolean extend;
    private Path migrations;
    private boolean reviewed;
    private boolean replace;
    private int maxRemoved = MAX_REMOVED;
    private long maxBad;
    private Optional<Path> rejects = Optional.empty();
    private int keep = Database.KEEP;
    private Progress progress = (rows, read, size) -> {};
    private CatalogChanges changes = new CatalogChanges();

    private CatalogImport(Database catalog, List<Path> files) {
        this.catalog = catalog;
        this.files = new ArrayList<>(files);
        this.migrations = catalog.migrations();
    }

    /** An import into a catalog file ({@code .mv.db}), which is made if it is not there. */
    public static CatalogImport of(Path catalog, List<Path> files) {
        return of(CatalogAddress.of(catalog), files);
    }

    /** As {@link #of(Path, List)}, wherever the catalog stands. */
    public static CatalogImport of(CatalogAddress catalog, List<Path> files) {
        return new CatalogImport(Backend.of(catalog).database(), files);
    }

    /** A column of the files goes to this column of the catalog; to the empty name: nowhere. */
    public CatalogImport map(String column, String to) {
        mapped.put(column, to);
        return this;
    }

    /** A column of the files holds lists, their entries separated by this. */
    public CatalogImport list(String column, char separator) {
        lists.put(column, separator);
        return this;
    }

    /** The column of the files that holds the ids; else {@code item_id}, {@code id} or {@code sku} is looked for. */
    public CatalogImport id(String column) {
        id = Optional.of(column);
        return this;
    }

    /**
     * Adds the columns that the catalog lacks, by a migration that is kept in the catalog; a first import does so in any
     * case.
     */
    public CatalogImport extend() {
        extend = true;
        return this;
    }

    /**
     * The user's Flyway migrations; else {@code <catalog>.migrations} beside the file, or where the process runs, if that
     * is there. Migrations that the import makes are written to this folder, too, for review.
     */
    public CatalogImport migrations(Path folder) {
        migrations = folder;
        reviewed = true;
        return this;
    }

    /** Items that are not in the files go; else items are added and changed only. */
    public CatalogImport replace() {
        replace = true;
        return this;
    }

    /** Under {@link #replace} at most so many of a hundred items go, else nothing is imported; without it 30. */
    public CatalogImport maxRemoved(int percent) {
        maxRemoved = percent;
        return this;
    }

    /** Leaves out up to so many bad rows; else one is enough to import nothing. An item whose row is bad stays. */
    public CatalogImport maxBad(long rows) {
        maxBad = rows;
        return this;
    }

    /** Writes every bad row to this CSV file. */
    public CatalogImport rejects(Path file) {
        rejects = Optional.of(file);
        return this;
    }

    /** Keeps the last so many versions to go back to, the new one included; else 3. */
    public CatalogImport keep(int versions) {
        keep = Math.max(1, versions);
        return this;
    }

    /** Calls this now and then, in the importing thread. Whatever it throws ends the import, and nothing is changed. */
    public CatalogImport progress(Progress listener) {
        progress = listener;
        return this;
    }

    /** Nothing is imported once these changes are given up. */
    public CatalogImport under(CatalogChanges these) {
        changes = these;
        return this;
    }

    /**
     * Imports.
     *
     * @throws InvalidItemsException if there are more bad rows than may be left out
     * @throws CatalogException if a file or the catalog cannot be used
     */
    public ImportResult run() {
        rejects.ifPresent(this::requireOwn);
        try {
            return catalog.change(keep, changes.commits(), new ImportRun(catalog, options()));
        } catch (InputException e) {
            throw e.isEnvironment()
                    ? CatalogException.environment(String.valueOf(e.getMessage()), e)
                    : CatalogException.badData(String.valueOf(e.getMessage()), e);
        }
    }

    private ImportOptions options() {
        return new ImportOptions(
                files,
                new ColumnMapping(mapped, lists, id),
                extend,
                migrations,
                reviewed,
                replace,
                maxRemoved,
                maxBad,
                rejects,
                progress::at);
    }

    /** Refuses to write bad rows over what they come from. */
    private void requireOwn(Path rejected) {
        for (Path file : files) {
            if (isSame(rejected, file)) {
                throw CatalogException.environment(
                        "rejects %s: this is a file to import: choose another name".formatted(rejected));
            }
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            // What is not there yet is nobody's.
            return false;
        }
    }
}

package dev.garnish.catalog.db.internal.flyway;

import dev.garnish.catalog.db.internal.sql.Change;
import dev.garnish.catalog.db.internal.sql.Commits;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.VersionTable.Counts;
import dev.garnish.catalog.db.model.CatalogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Migrates a catalog's schema: the product's own migrations, then the user's, each with a history of its own, so that
 * both count from V1 and neither has to know the other's numbers.
 */
public final class Migrations {
    private static final String OWN_HISTORY = "garnish_schema_history";
    private static final String USER_HISTORY = "flyway_schema_history";

    private Migrations() {}

    /** A folder beside this class, as Flyway names it. The package's name is not spelled: shaded classes have another. */
    private static String packaged(String folder) {
        return "classpath:" + Migrations.class.getPackageName().replace('.', '/') + '/' + folder;
    }

    /**
     * Migrates a database as a change of its own, which makes a version where a migration ran.
     *
     * @param folder the user's migrations; empty for the product's only
     */
    public static void migrate(Database database, Optional<Path> folder, Commits commits) {
        database.change(Database.ALL, commits, source -> migrated(database, source, folder));
    }

    private static Change<Integer> migrated(Database database, DataSource source, Optional<Path> folder)
            throws SQLException {
        int ran = run(database, source, folder);
        if (ran == 0) {
            return Change.none(0);
        }
        try (Connection connection = source.getConnection()) {
            database.record(connection, "a migration of the schema", Counts.NONE);
        }
        return Change.of(ran);
    }

    /** Brings the schema up to date, the product's part and then the user's, and gives how many migrations that took. */
    public static int run(Database database, DataSource source, Optional<Path> folder) {
        int ran = own(source, database.ownMigrations(), database.name());
        return folder.isPresent() ? ran + users(source, folder.get(), database.name()) : ran;
    }

    /** The product's migrations alone, from these folders. */
    public static int own(DataSource source, List<String> folders, String name) {
        return run(source, folders.stream().map(Migrations::packaged).toList(), OWN_HISTORY, name);
    }

    /** The migrations of the sample, after the product's. */
    public static int sample(DataSource source, String name) {
        return users(source, packaged("sample"), name);
    }

    /** The user's migrations of a folder, after the product's. */
    public static int users(DataSource source, Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            throw CatalogException.environment(
                    "migrations %s: there is no such folder: check the path".formatted(folder));
        }
        return users(source, "filesystem:" + folder.toAbsolutePath(), name);
    }

    private static int users(DataSource source, String location, String name) {
        return run(source, List.of(location), USER_HISTORY, name);
    }

    private static int run(DataSource source, List<String> locations, String history, String name) {
        requireFlyway(name);
        try {
            return IsolatedFlyway.run(locations.toArray(String[]::new), history).applyAsInt(source);
        } catch (RuntimeException e) {
            if (!IsolatedFlyway.threw(e)) {
                throw e;
            }
            if (isConnection(e)) {
                throw CatalogException.environment(
                        "catalog %s: the server cannot be used now: %s".formatted(name, reason(e)), e);
            }
            throw CatalogException.badData("catalog %s: cannot be migrated: %s".formatted(name, reason(e)), e);
        }
    }

    /** Who only reads catalogs needs no Flyway. Found by a class and not spelled: shaded classes have other names. */
    private static void requireFlyway(String name) {
        try {
            Objects.requireNonNull(Flyway.class.getName());
        } catch (NoClassDefFoundError e) {
            throw CatalogException.environment(
                    "catalog %s: the library that migrates it is not here: add org.flywaydb:flyway-core"
                            .formatted(name),
                    e);
        }
    }

    /** Whether not the migration failed but the way to a server. */
    private static boolean isConnection(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).matches("(08|57P).*")) {
                return true;
            }
        }
        return false;
    }

    /** Flyway's messages run over many lines; those that say what is wrong, on one. */
    private static String reason(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return String.join(
                "; ",
                message.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("---"))
                        .limit(8)
                        .toList());
    }
}

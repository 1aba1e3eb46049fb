package dev.garnish.catalog.db.internal.flyway;

import dev.garnish.catalog.db.internal.flyway.MigrationHistory.Applied;
import dev.garnish.catalog.db.internal.sql.Change;
import dev.garnish.catalog.db.internal.sql.Commits;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.VersionTable.Counts;
import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Migrates a catalog's schema: the product's own migrations, then the user's, each with a history of its own, so that
 * both count from V1 and neither has to know the other's numbers. The text of the user's is stored in the catalog.
 */
public final class Migrations {
    /** PostgreSQL's for a statement that takes no part in a transaction. */
    private static final String NO_TRANSACTION = "25001";

    private Migrations() {}

    /** A folder beside this class, as Flyway names it. The package's name is not spelled: shaded classes have another. */
    private static String packaged(String folder) {
        return "classpath:" + Migrations.class.getPackageName().replace('.', '/') + '/' + folder;
    }

    /**
     * Migrates a database as a change of its own, which makes a version where a migration changed the content.
     *
     * @param folder the user's migrations; empty for the default folder, where that is there
     */
    public static void migrate(Database database, Optional<Path> folder, Commits commits) {
        Optional<Path> given = folder.or(() -> ifThere(database.migrations()));
        database.change(Database.ALL, commits, source -> migrated(database, source, given));
    }

    /** A folder, unless there is none. */
    public static Optional<Path> ifThere(Path folder) {
        return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
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
    public static int run(Database database, DataSource source, Optional<Path> folder) throws SQLException {
        requireFlyway(database.name());
        int ran = own(source, database.ownMigrations(), database.name());
        return folder.isPresent() ? ran + users(database, source, folder.get()) : ran;
    }

    /** The product's migrations alone, from these folders. */
    public static int own(DataSource source, List<String> folders, String name) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (MigrationHistory.isCurrent(connection)) {
                return 0;
            }
            requireOurs(connection, name);
            MigrationHistory.takeOver(connection);
        }
        return flyway(source, folders.stream().map(Migrations::packaged).toList(), MigrationHistory.OWN, name);
    }

    /** Whether the product made the tables that are there. */
    public static boolean isOurs(Connection connection) throws SQLException {
        return MigrationHistory.isOurs(connection);
    }

    /** Refuses to change items that another program looks after. */
    public static void requireOurs(Connection connection, String name) throws SQLException {
        if (!isOurs(connection) && ItemTable.isThere(connection)) {
            throw CatalogException.badData(
                    ("catalog %s: its table `item` was not made by garnish, so it is read only: change it where it comes from,"
                                    + " or import into a catalog of another name")
                            .formatted(name));
        }
    }

    /** The migrations of the sample, after the product's. */
    public static int sample(DataSource source, String name) {
        return flyway(source, List.of(packaged("sample")), MigrationHistory.USERS, name);
    }

    private static int users(Database database, DataSource source, Path folder) throws SQLException {
        List<MigrationScript> scripts = MigrationScript.of(folder);
        List<MigrationScript> pending;
        try (Connection connection = source.getConnection()) {
            pending = pending(folder, scripts, MigrationHistory.applied(connection));
        }
        return apply(source, pending, database.name());
    }

    /** The scripts of a folder that are yet to run; refuses those that cannot. */
    private static List<MigrationScript> pending(Path folder, List<MigrationScript> scripts, List<Applied> applied) {
        List<MigrationScript> pending = new ArrayList<>();
        for (MigrationScript script : scripts) {
            if (applied.stream().noneMatch(one -> isSame(one, script))) {
                applied.forEach(
                        one -> requireAfter(folder.resolve(script.name().name()), script, one, applied, scripts));
                pending.add(script);
            }
        }
        return pending;
    }

    private static boolean isSame(Applied applied, MigrationScript script) {
        boolean sameName = script.name().isRepeated()
                ? applied.name().equals(script.name())
                : !applied.name().isRepeated() && applied.name().compareTo(script.name()) == 0;
        return sameName && applied.checksum() == script.checksum();
    }

    private static void requireAfter(
            Path file, MigrationScript script, Applied before, List<Applied> applied, List<MigrationScript> scripts) {
        if (script.name().isRepeated()
                || before.name().isRepeated()
                || before.name().compareTo(script.name()) < 0) {
            return;
        }
        String next = script.name().renumbered(MigrationHistory.next(applied, scripts));
        if (before.name().equals(script.name())) {
            throw CatalogException.badData(
                    ("migration %s: it was changed after it ran: undo that (`garnish catalog migrate --info` shows what ran),"
                                    + " and write what is new as %s")
                            .formatted(file, next));
        }
        throw CatalogException.badData("migration %s: %s ran already, which %s: rename the file to %s"
                .formatted(
                        file,
                        before.name().name(),
                        before.name().compareTo(script.name()) == 0 ? "has its number" : "comes behind it",
                        next));
    }

    /** A file name behind all migrations that ran, or are in the folder. */
    public static String next(DataSource source, Optional<Path> folder, String description) throws SQLException {
        List<MigrationScript> scripts = folder.map(MigrationScript::of).orElse(List.of());
        try (Connection connection = source.getConnection()) {
            return "V%d__%s.sql"
                    .formatted(MigrationHistory.next(MigrationHistory.applied(connection), scripts), description);
        }
    }

    /** Runs a migration that no folder has. */
    public static void apply(Database database, DataSource source, String script, String text) throws SQLException {
        ScriptName name = ScriptName.parse(script).orElseThrow(() -> new IllegalArgumentException(script));
        apply(source, List.of(new MigrationScript(name, text)), database.name());
    }

    private static int apply(DataSource source, List<MigrationScript> scripts, String name) throws SQLException {
        if (scripts.isEmpty()) {
            return 0;
        }
        int ran;
        try (ScriptFolder folder = ScriptFolder.of(scripts)) {
            ran = flyway(source, List.of("filesystem:" + folder.path()), MigrationHistory.USERS, name);
        }
        try (Connection connection = source.getConnection()) {
            for (MigrationScript script : scripts) {
                MigrationHistory.keep(connection, script);
            }
        }
        return ran;
    }

    /** What ran, and what of the folder is yet to run. */
    public static List<Migration> info(Connection connection, Optional<Path> folder) throws SQLException {
        List<Migration> migrations = new ArrayList<>(MigrationHistory.migrations(connection));
        List<MigrationScript> scripts = folder.map(MigrationScript::of).orElse(List.of());
        List<Applied> applied = MigrationHistory.applied(connection);
        for (MigrationScript script : scripts) {
            if (applied.stream().noneMatch(one -> isSame(one, script))) {
                migrations.add(new Migration(script.name().name(), Optional.empty(), Optional.of(script.text())));
            }
        }
        return migrations;
    }

    private static int flyway(DataSource source, List<String> locations, String history, String name) {
        requireFlyway(name);
        try {
            return IsolatedFlyway.run(locations.toArray(String[]::new), history).applyAsInt(source);
        } catch (MigrationFailure e) {
            throw explained(e, name);
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

    private static CatalogException explained(MigrationFailure e, String name) {
        SQLException reason = e.reason().orElse(null);
        if (reason == null) {
            return CatalogException.badData(
                    "catalog %s: cannot be migrated: a migration is no sequence of SQL statements: look for a quote or a comment that does not end: nothing was changed"
                            .formatted(name),
                    e);
        }
        String place = e.place().isEmpty() ? "" : e.place() + ": ";
        String state = String.valueOf(reason.getSQLState());
        String said = Failures.reason(reason).replaceFirst("^(ERROR|FATAL): ", "");
        if (state.matches("(08|57P).*")) {
            return CatalogException.environment(
                    "catalog %s: the server cannot be used now: %s".formatted(name, said), e);
        }
        String help = state.equals(NO_TRANSACTION)
                ? ": a migration is part of one transaction: leave `concurrently` out, or run the statement with psql"
                : "";
        return CatalogException.badData(
                "catalog %s: cannot be migrated: %s%s%s: nothing was changed".formatted(name, place, said, help), e);
    }
}

package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.internal.file.DurableFiles;
import dev.garnish.catalog.db.internal.file.TemporaryFile;
import dev.garnish.catalog.db.internal.flyway.Migrations;
import dev.garnish.catalog.db.internal.record.Fingerprint;
import dev.garnish.catalog.db.internal.sql.Change;
import dev.garnish.catalog.db.internal.sql.Commits;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.Difference;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.OpenVersion;
import dev.garnish.catalog.db.internal.sql.VersionStore;
import dev.garnish.catalog.db.internal.sql.VersionTable;
import dev.garnish.catalog.db.internal.sql.VersionTable.Counts;
import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogStatus;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.Migration;
import dev.garnish.catalog.db.model.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The versions of a catalog in an H2 file. Whatever fails leaves the file byte for byte as it was. */
final class H2Store implements VersionStore {
    private final Path file;
    private final Commits commits;

    H2Store(Path file, Commits commits) {
        this.file = file;
        this.commits = commits;
    }

    @Override
    public CatalogStatus status() {
        try (Connection connection = H2File.read(file)) {
            ItemTable table = ItemTable.of(connection, file.toString());
            Optional<CatalogVersion> latest = VersionTable.latest(connection);
            return new CatalogStatus(
                    file.toString(),
                    Files.size(file),
                    table.count(connection),
                    table.schema(),
                    table.leftOut(),
                    latest,
                    !Migrations.isOurs(connection),
                    isAltered(latest),
                    kept(latest));
        } catch (SQLException e) {
            throw H2File.explain(file, e);
        } catch (IOException e) {
            throw H2File.unreadable(file, e);
        }
    }

    private boolean isAltered(Optional<CatalogVersion> latest) throws IOException {
        return latest.isPresent() && FileChecksum.of(file) == FileChecksum.State.NONE;
    }

    @Override
    public List<CatalogVersion> log() {
        return log(file);
    }

    private static List<CatalogVersion> log(Path file) {
        try (Connection connection = H2File.read(file)) {
            return VersionTable.of(connection);
        } catch (SQLException e) {
            throw H2File.explain(file, e);
        }
    }

    @Override
    public List<Migration> migrations(Optional<Path> folder) {
        Path usual = new H2Database(file).migrations();
        try (Connection connection = H2File.read(file)) {
            return Migrations.info(connection, folder.or(() -> Migrations.ifThere(usual)));
        } catch (SQLException e) {
            throw H2File.explain(file, e);
        }
    }

    @Override
    public Verification verify() {
        List<String> findings = new ArrayList<>();
        try (OpenVersion open = H2Version.open(file)) {
            Optional<CatalogVersion> latest = log().stream().findFirst();
            if (isAltered(latest)) {
                findings.add("another program has written to the file since version %d"
                        .formatted(latest.orElseThrow().number()));
            }
            String content = Fingerprint.of(open);
            VersionStore.finding(latest, content).ifPresent(findings::add);
            for (long number : kept(latest)) {
                keptFinding(number).ifPresent(findings::add);
            }
            return new Verification(open.items().count(), content, latest.map(CatalogVersion::number), findings);
        } catch (IOException e) {
            throw H2File.unreadable(file, e);
        }
    }

    private Optional<String> keptFinding(long number) {
        try (ArchivedVersion kept = archived(number);
                OpenVersion open = kept.read(H2Version::open)) {
            return VersionStore.finding(kept.read(H2Store::log).stream().findFirst(), Fingerprint.of(open))
                    .map(finding -> "kept version %d: %s".formatted(number, finding));
        } catch (CatalogException e) {
            return Optional.of("kept version %d: %s".formatted(number, e.getMessage()));
        }
    }

    /** The archived file is copied and becomes the catalog: no item is written again. What differs is counted for the log only. */
    @Override
    public Optional<CatalogVersion> rollback(long number) {
        requireKept(number, kept(log().stream().findFirst()));
        try (ArchivedVersion kept = archived(number)) {
            return kept.read(from -> CopyOnWriteFile.of(
                    file,
                    from,
                    Database.ALL,
                    commits,
                    source -> again(source, from, log(), VersionStore.again(number))));
        }
    }

    @Override
    public long previous() {
        List<CatalogVersion> log = log();
        return VersionStore.previous(file.toString(), log, kept(log.stream().findFirst()));
    }

    private ArchivedVersion archived(long number) {
        return ArchivedVersion.open(VersionArchive.file(H2File.real(file), number));
    }

    private List<Long> kept(Optional<CatalogVersion> newest) {
        try {
            return VersionArchive.before(
                    H2File.real(file), newest.map(CatalogVersion::number).orElse(0L));
        } catch (IOException e) {
            throw H2File.unreadable(file, e);
        }
    }

    @Override
    public void read(long number, Consumer<? super OpenVersion> reader) {
        Optional<CatalogVersion> newest = log().stream().findFirst();
        if (newest.isPresent() && newest.get().number() == number) {
            try (OpenVersion open = H2Version.open(file)) {
                reader.accept(open);
            }
            return;
        }
        requireKept(number, kept(newest));
        try (ArchivedVersion kept = archived(number);
                OpenVersion open = kept.read(H2Version::open)) {
            reader.accept(open);
        }
    }

    private void requireKept(long number, List<Long> kept) {
        if (!kept.contains(number)) {
            throw VersionStore.notKept(file.toString(), number, kept);
        }
    }

    @Override
    public void backup(Path to) {
        if (Files.exists(to)) {
            throw CatalogException.environment(
                    "backup %s: there is such a file already: choose another name".formatted(to));
        }
        H2File.requireName(to);
        try {
            H2Version.open(file).close();
            Path copy = TemporaryFile.beside(to);
            try {
                backup(copy, to);
            } finally {
                copy.toFile().delete();
            }
        } catch (IOException e) {
            throw CatalogException.environment("backup %s: cannot be written: %s".formatted(to, Failures.reason(e)), e);
        }
    }

    /** The copy is checked and not the file: another program may write while it is copied. */
    private void backup(Path copy, Path to) throws IOException {
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        if (FileChecksum.of(copy) == FileChecksum.State.BROKEN) {
            throw H2File.damaged(file, Optional.empty());
        }
        DurableFiles.force(copy);
        Files.move(copy, to, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.forceFolder(to.toAbsolutePath());
    }

    /** The backup is opened first: what is no catalog is refused before anything is changed. */
    @Override
    public Optional<CatalogVersion> restore(Path from) {
        H2Version.open(from).close();
        if (log(from).isEmpty()) {
            throw CatalogException.badData(
                    "backup %s: nothing was ever imported into it, so it has no version to go back to: import items, or copy the file"
                            .formatted(from));
        }
        return CopyOnWriteFile.of(file, from, Database.ALL, commits, source -> restored(source, from));
    }

    /** A catalog that is there and only out of reach is not lost: nothing is restored over it. */
    private Change<Optional<CatalogVersion>> restored(DataSource source, Path from) throws SQLException {
        List<CatalogVersion> known;
        try {
            known = log();
        } catch (CatalogException e) {
            if (Files.exists(file) && e.kind() == CatalogException.Kind.ENVIRONMENT) {
                throw e;
            }
            return lost(source, from);
        }
        return again(source, from, known, named(from));
    }

    private static String named(Path from) {
        return "backup " + from.getFileName();
    }

    /** A backup where the catalog itself is lost, behind the highest number that a version had. */
    private Change<Optional<CatalogVersion>> lost(DataSource source, Path from) throws SQLException {
        CatalogVersion last = log(from).get(0);
        long highest = VersionArchive.highest(H2File.real(file));
        if (last.number() >= highest) {
            return Change.of(Optional.of(last));
        }
        try (Connection connection = source.getConnection()) {
            return Change.of(Optional.of(VersionTable.again(connection, last, highest + 1, named(from))));
        }
    }

    /**
     * Another file's items as the version after all that are known. The other file has the log of its own time only, so the versions
     * since then are added to it, or numbers would be given twice.
     */
    private Change<Optional<CatalogVersion>> again(
            DataSource source, Path from, List<CatalogVersion> known, String reason) throws SQLException {
        H2Database database = new H2Database(file);
        Migrations.own(source, database.ownMigrations(), database.name());
        try (Connection connection = source.getConnection()) {
            List<Long> there = VersionTable.of(connection).stream()
                    .map(CatalogVersion::number)
                    .toList();
            for (CatalogVersion one : known) {
                if (!there.contains(one.number())) {
                    VersionTable.add(connection, one);
                }
            }
            Optional<CatalogVersion> made = database.record(connection, reason, difference(from));
            return new Change<>(made, made.isPresent());
        }
    }

    private Counts difference(Path from) {
        try (OpenVersion now = H2Version.open(file);
                OpenVersion then = H2Version.open(from)) {
            return Difference.between(now, then);
        }
    }
}

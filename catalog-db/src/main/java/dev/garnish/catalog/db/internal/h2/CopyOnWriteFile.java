package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.internal.file.DurableFiles;
import dev.garnish.catalog.db.internal.file.TemporaryFile;
import dev.garnish.catalog.db.internal.sql.Change;
import dev.garnish.catalog.db.internal.sql.Commits;
import dev.garnish.catalog.db.internal.sql.InterruptibleCommit;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.VersionTable;
import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.engine.Constants;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;

/**
 * The only way a catalog file changes: the work is done on a copy beside it, which is sealed, opened and looked at,
 * forced to disk and renamed over the file. Whoever is killed or fails on the way leaves the old file byte for byte;
 * whoever reads goes on reading the old file.
 */
final class CopyOnWriteFile {
    private static final String ENDING = ".new" + H2File.SUFFIX;
    private static final long MUCH = 8L << 20;

    /** What H2 adds to the name of a file while it compacts it. */
    private static final List<String> COMPACTED =
            List.of(Constants.SUFFIX_MV_STORE_TEMP_FILE, Constants.SUFFIX_MV_STORE_NEW_FILE);

    /** Above it a compaction takes more than about half a minute. */
    private static final long TOO_MUCH = 1L << 30;

    private final Path file;
    private final Path target;
    private final Path copy;
    private final Path base;
    private final int keep;
    private final Commits commits;

    private CopyOnWriteFile(Path file, Path base, int keep, Commits commits) {
        this.file = file;
        this.target = H2File.real(file);
        this.base = base;
        this.keep = keep;
        this.commits = commits;
        this.copy = TemporaryFile.named(target, ENDING);
    }

    /** Starts from another file's bytes, which must be there unless it is the file itself. */
    static <T> T of(Path file, Path base, int keep, Commits commits, Change.Work<T> work) {
        H2File.requireName(file);
        return new CopyOnWriteFile(file, base, keep, commits).run(work);
    }

    private <T> T run(Change.Work<T> work) {
        try (WriterLock lock = WriterLock.take(target)) {
            return lock.holding(() -> locked(lock, work));
        } catch (IOException e) {
            throw CatalogException.environment(
                    "catalog %s: cannot be written: %s: nothing was changed".formatted(file, Failures.reason(e)), e);
        }
    }

    private <T> T locked(WriterLock lock, Change.Work<T> work) throws IOException {
        TemporaryFile.clear(target, ENDING);
        for (String suffix : COMPACTED) {
            TemporaryFile.clear(target, ENDING + suffix);
        }
        InterruptibleCommit commit = commits.begin(() -> clear(work));
        try {
            boolean copied = Files.exists(base);
            if (copied) {
                H2File.read(base).close();
                Files.copy(base, copy);
            }
            Change<T> change = worked(copied ? H2File.writeExisting(copy) : H2File.write(copy), work);
            if (change.changed()) {
                if (copied && hasGrown()) {
                    compact();
                }
                replace(lock, commit);
            }
            return change.result();
        } catch (SQLException e) {
            throw H2File.explainChange(file, e);
        } finally {
            commit.end();
        }
    }

    /** Nothing is left of what was tried. */
    private void clear(Change.Work<?> work) throws IOException {
        try {
            work.undo();
        } finally {
            Files.deleteIfExists(copy);
            deleteCopies(COMPACTED);
        }
    }

    private <T> Change<T> worked(JdbcDataSource source, Change.Work<T> work) throws SQLException, IOException {
        // The first connection keeps the database open until all its pages are written.
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            try {
                Change<T> change = work.on(source);
                // H2 may have written nothing yet, and keeps to itself what fails while it closes.
                statement.execute("checkpoint");
                return change;
            } finally {
                statement.execute("shutdown");
            }
        } catch (CatalogException e) {
            throw H2File.named(e, copy, file);
        }
    }

    /** Rows that were changed leave their place free, which is worth the time only where it is much. */
    private boolean hasGrown() throws IOException {
        long before = Files.size(base);
        long after = Files.size(copy);
        return after - before > MUCH && after > before + before / 2 && before < TOO_MUCH;
    }

    /** Writes what is live into a new file; without room for that the larger one will do. */
    private void compact() throws IOException {
        try {
            MVStoreTool.compact(copy.toString(), false);
        } catch (MVStoreException e) {
            deleteCopies(COMPACTED);
        }
    }

    private void deleteCopies(List<String> suffixes) throws IOException {
        for (String suffix : suffixes) {
            Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + suffix));
        }
    }

    private void replace(WriterLock lock, InterruptibleCommit commit) throws SQLException, IOException {
        FileChecksum.put(copy);
        long number = look();
        if (Files.exists(target)) {
            keepOld(number);
            TemporaryFile.copyPermissions(target, copy);
        }
        lock.note(Math.max(number, WriterLock.newest(target)));
        commit.succeed(
                () -> Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
        try {
            DurableFiles.forceFolder(target);
            VersionArchive.prune(target, keep - 1, number);
            VersionArchive.compress(target, number);
        } catch (IOException e) {
            throw CatalogException.environment(
                    "catalog %s: it was changed, but may not survive a crash: %s".formatted(file, Failures.reason(e)),
                    e);
        }
    }

    /** What takes the file's place is opened once as readers will; gives the number of its newest version. */
    private long look() throws SQLException {
        try (Connection connection = H2File.read(copy)) {
            ItemTable.of(connection, copy.toString());
            return VersionTable.latest(connection).map(CatalogVersion::number).orElse(0L);
        }
    }

    /** A change that makes no version, such as an index, needs no way back. */
    private void keepOld(long number) throws SQLException, IOException {
        try (Connection connection = H2File.read(target)) {
            var latest = VersionTable.latest(connection);
            if (latest.isPresent() && latest.get().number() < number) {
                VersionArchive.add(target, latest.get().number());
            }
        } catch (CatalogException e) {
            // A damaged file is worth no place among those to go back to.
            return;
        }
    }
}

package dev.garnish.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The only way a catalog file changes: the work is done on a copy beside it, which is opened and looked at, forced to
 * disk and renamed over the file. Whoever is killed or fails on the way leaves the old file byte for byte; whoever reads
 * goes on reading the old file.
 */
final class Rewrite {
    /** What is done to the copy. */
    interface Work<T> {
        T on(JdbcDataSource source) throws SQLException, IOException;
    }

    private Rewrite() {}

    static <T> T of(Path file, Work<T> work) {
        H2File.requireName(file);
        Path target = file.toAbsolutePath().normalize();
        try (WriterLock lock = WriterLock.take(target)) {
            return lock.holding(() -> locked(target, work));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static <T> T locked(Path target, Work<T> work) throws IOException {
        Path copy = target.resolveSibling(
                "." + target.getFileName().toString().replace(H2File.SUFFIX, ".new" + H2File.SUFFIX));
        Files.deleteIfExists(copy);
        try {
            if (Files.exists(target)) {
                H2File.read(target).close();
                Files.copy(target, copy);
            }
            T result = worked(target, copy, work);
            look(copy);
            force(copy);
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(target);
            return result;
        } catch (SQLException e) {
            throw H2File.explain(target, e);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static <T> T worked(Path target, Path copy, Work<T> work) throws SQLException, IOException {
        JdbcDataSource source = H2File.write(copy);
        // The first connection keeps the database open until all its pages are written.
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            try {
                return work.on(source);
            } finally {
                statement.execute("shutdown");
            }
        } catch (CatalogException e) {
            throw e.naming(copy, target);
        }
    }

    private static void look(Path copy) throws SQLException {
        try (Connection connection = H2File.read(copy)) {
            ItemTable.of(connection, copy);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A rename is durable once the folder is; Windows can not open folders and needs no such thing. */
    static void forceFolder(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null
                || System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static CatalogException unwritable(Path file, IOException e) {
        return CatalogException.environment(
                "catalog %s: can not be written: %s: nothing was changed".formatted(file, Failures.reason(e)), e);
    }
}

package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.internal.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opens H2 database files, and says in one line why one cannot be opened. */
public final class H2File {
    static final String SUFFIX = ".mv.db";

    private static final String USER = "sa";

    /** Free memory for each byte of a file, from which on an intact file cannot run out of memory when it is read. */
    private static final int MEMORY_PER_BYTE = 16;

    /** What is imported. */
    private static final Pattern ITEMS =
            Pattern.compile("\\.(csv|tsv|json|jsonl|ndjson|xml)(\\.gz)?$", Pattern.CASE_INSENSITIVE);

    /** H2 reads settings behind `;` in the path's text, and expands the others. */
    private static final Pattern UNSAFE = Pattern.compile("[;\\p{Cntrl}]");

    private static final int MOST_LINKS = 40;

    private H2File() {}

    /** A connection that cannot write; the file and its folder stay as they are. */
    static Connection read(Path file) {
        check(file);
        return connect(file, url(file));
    }

    /** Reads the whole file once; a {@link CatalogException} where it is no catalog's or damaged. */
    static FileChecksum.State check(Path file) {
        requireName(file);
        H2Header.check(file);
        try {
            FileChecksum.State seal = FileChecksum.of(file);
            if (seal == FileChecksum.State.BROKEN) {
                throw damaged(file, Optional.empty());
            }
            return seal;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Names the file that stands there now, for connections that cannot write. */
    static String url(Path file) {
        return url(file, true, ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE");
    }

    /** The file for reading and writing, made where there is none. For copies: it is not forced to disk. */
    public static JdbcDataSource write(Path file) {
        requireName(file);
        if (Files.exists(file)) {
            H2Header.check(file);
        }
        return source(file, "");
    }

    /** As {@link #write}, and not made where there is none: an interruption may have taken the copy away. */
    static JdbcDataSource writeExisting(Path file) {
        requireName(file);
        H2Header.check(file);
        return source(file, ";IFEXISTS=TRUE");
    }

    /** The file itself, where links lead to it, be it there or not. */
    static Path real(Path file) {
        try {
            Path at = file.toAbsolutePath();
            for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(at); i++) {
                at = at.resolveSibling(Files.readSymbolicLink(at));
            }
            // Of a circle the system says that it is one.
            return Files.exists(at) || Files.isSymbolicLink(at) ? at.toRealPath() : at.normalize();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** A path beside a catalog: its name with another ending. */
    public static Path beside(Path catalog, String ending) {
        String name = catalog.getFileName().toString();
        return catalog.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + ending);
    }

    public static JdbcDataSource memory(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name);
        source.setUser(USER);
        return source;
    }

    static Connection connect(Path file, String url) {
        try {
            JdbcConnection connection =
                    InodeFilePath.opening(() -> new JdbcConnection(url, credentials(), null, null, false));
            if (isAsItsHeaderSays(connection)) {
                return connection;
            }
            connection.close();
        } catch (SQLException e) {
            throw explain(file, e);
        }
        throw damaged(file, Optional.empty());
    }

    /** Where a part of the newest version is gone, H2 opens an older one, or an empty database, without a word. */
    private static boolean isAsItsHeaderSays(JdbcConnection connection) throws SQLException {
        SessionLocal session = (SessionLocal) connection.getSession();
        MVStore store = session.getDatabase().getStore().getMvStore();
        Map<String, Object> header = store.getStoreHeader();
        // Without the mark of a clean end the header is older than the file, and H2 looks for the newest version
        // itself.
        return !header.containsKey("clean") || DataUtils.readHexLong(header, "version", 0) == store.getCurrentVersion();
    }

    private static Properties credentials() {
        Properties credentials = new Properties();
        credentials.setProperty("user", USER);
        credentials.setProperty("password", "");
        return credentials;
    }

    private static JdbcDataSource source(Path file, String settings) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url(file, false, settings));
        source.setUser(USER);
        return source;
    }

    /** Refuses a path that H2 would read as something else than this file. */
    static void requireName(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        if (ITEMS.matcher(path).find()) {
            throw CatalogException.badData(
                    "catalog %s: a file of items and no catalog: import it into one".formatted(file));
        }
        if (!path.endsWith(SUFFIX) || UNSAFE.matcher(path).find()) {
            throw CatalogException.badData(
                    "catalog %s: expected a file whose name ends in %s and whose path has no `;`: rename it"
                            .formatted(file, SUFFIX));
        }
    }

    private static String url(Path file, boolean pinned, String settings) {
        String path = file.toAbsolutePath().normalize().toString();
        String base = path.substring(0, path.length() - SUFFIX.length());
        return "jdbc:h2:" + (pinned ? pinned(file, base) : base) + settings
                + ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static String pinned(Path file, String base) {
        try {
            return InodeFilePath.name(file, base);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The same, with the file that the user knows instead of the copy that was worked on. */
    static CatalogException named(CatalogException e, Path copy, Path file) {
        String message = String.valueOf(e.getMessage());
        String worked = Printable.text(copy.toString());
        return message.contains(worked)
                ? CatalogException.of(e.kind(), message.replace(worked, file.toString()), e.getCause())
                : e;
    }

    static CatalogException unreadable(Path file, IOException e) {
        return CatalogException.environment("catalog %s: cannot be read: %s".formatted(file, Failures.reason(e)), e);
    }

    /** What an H2 error on this file means to its owner. */
    public static CatalogException explain(Path file, SQLException e) {
        Optional<IOException> unwritten = unwritten(e);
        if (unwritten.isPresent()) {
            return CatalogException.environment(
                    "catalog %s: cannot be written: %s: nothing was changed"
                            .formatted(file, Failures.reason(unwritten.get())),
                    e);
        }
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                CatalogException.environment(
                        "catalog %s: another program has it open for writing: close that program".formatted(file), e);
            case ErrorCode.WRONG_USER_OR_PASSWORD, ErrorCode.FILE_ENCRYPTION_ERROR_1 ->
                CatalogException.badData(
                        "catalog %s: it wants another user or password: expected user `sa` without a password"
                                .formatted(file),
                        e);
            case ErrorCode.FILE_VERSION_ERROR_1 ->
                CatalogException.badData(
                        "catalog %s: another version of H2 wrote it: expected a file of H2 2.4: write it out with that version"
                                .formatted(file),
                        e);
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 -> environment(file, e);
            // A reader asks for no change: H2 wants to mend what it found.
            case ErrorCode.DATABASE_IS_READ_ONLY -> damaged(file, Optional.of(e));
            case ErrorCode.OUT_OF_MEMORY -> unreadInMemory(file, e);
            default -> badData(file, e);
        };
    }

    /** Why the disk took no more; empty where that was not the trouble. */
    private static Optional<IOException> unwritten(SQLException e) {
        boolean isWriting = false;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            isWriting |=
                    cause instanceof MVStoreException store && store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED;
            if (isWriting && cause instanceof IOException reason) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    /** What an H2 error means to the owner of a file that is being changed. */
    static CatalogException explainChange(Path file, SQLException e) {
        return e.getErrorCode() == ErrorCode.OUT_OF_MEMORY ? outOfMemory(file, e) : explain(file, e);
    }

    /** Reading an intact file takes a few times its size; a damaged length asks for an array beyond all bounds. */
    private static CatalogException unreadInMemory(Path file, SQLException e) {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
        return file.toFile().length() < free / MEMORY_PER_BYTE ? damaged(file, Optional.of(e)) : outOfMemory(file, e);
    }

    private static CatalogException outOfMemory(Path file, SQLException e) {
        return CatalogException.environment(
                "catalog %s: the memory is not enough for it: give the JVM more (-Xmx)".formatted(file), e);
    }

    private static CatalogException environment(Path file, SQLException e) {
        return damaged(e)
                ? badData(file, e)
                : CatalogException.environment(
                        "catalog %s: cannot be read or written: %s".formatted(file, Failures.reason(e)), e);
    }

    private static CatalogException badData(Path file, SQLException e) {
        return damaged(e)
                ? damaged(file, Optional.of(e))
                : CatalogException.badData("catalog %s: the database says: %s".formatted(file, Failures.reason(e)), e);
    }

    static CatalogException damaged(Path file, Optional<Throwable> cause) {
        String message = "catalog %s: the file is damaged: restore a backup, or move it away and import the items again"
                .formatted(file);
        return cause.map(e -> CatalogException.badData(message, e)).orElseGet(() -> CatalogException.badData(message));
    }

    private static boolean damaged(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("corrupt") || message.contains("eof") || cause instanceof RuntimeException) {
                return true;
            }
        }
        return e.getErrorCode() == ErrorCode.FILE_CORRUPTED_1 || e.getErrorCode() == ErrorCode.GENERAL_ERROR_1;
    }
}

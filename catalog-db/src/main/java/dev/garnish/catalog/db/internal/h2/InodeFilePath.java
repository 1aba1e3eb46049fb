package dev.garnish.catalog.db.internal.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Names a file by what it is, not only by where it stands ({@code pinned:<inode>:<path>}). H2 shares one database between
 * all that open one path, so that whoever opened a file after it was replaced would see the old one as long as anybody
 * had it open. Public for H2, which makes it anew for each path.
 */
public final class InodeFilePath extends FilePathWrapper {
    private static final String SCHEME = "pinned";

    /** What this thread has opened since {@link #opening} began. H2 opens a database in the thread that asks for it. */
    private static final ThreadLocal<List<FileChannel>> OPENED = new ThreadLocal<>();

    static {
        FilePath.register(new InodeFilePath());
    }

    static String name(Path file, String path) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return SCHEME + ":" + String.valueOf(key).replaceAll("[^a-z0-9]", "") + ":" + path;
    }

    /** Opens a database. Closes what a failed attempt leaves open: H2 keeps the file of a damaged one open and locked. */
    static <T> T opening(Opening<T> database) throws SQLException {
        List<FileChannel> opened = new ArrayList<>();
        OPENED.set(opened);
        try {
            return database.open();
        } catch (SQLException | RuntimeException | Error e) {
            for (FileChannel each : opened) {
                close(each, e);
            }
            throw e;
        } finally {
            OPENED.remove();
        }
    }

    private static void close(FileChannel channel, Throwable failure) {
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** An attempt to open a database. */
    @FunctionalInterface
    interface Opening<T> {
        T open() throws SQLException;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel channel = super.open(mode);
        List<FileChannel> opened = OPENED.get();
        if (opened != null) {
            opened.add(channel);
        }
        return channel;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    protected String getPrefix() {
        return name.substring(0, afterKey(name));
    }

    @Override
    protected FilePath unwrap(String path) {
        return FilePath.get(path.substring(afterKey(path)));
    }

    private static int afterKey(String path) {
        return path.indexOf(':', SCHEME.length() + 1) + 1;
    }
}

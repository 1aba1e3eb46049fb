package dev.garnish.catalog.db.internal.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Names a file by what it is, not only by where it stands ({@code pinned:<inode>:<path>}). H2 shares one database between
 * all that open one path, so that whoever opened a file after it was replaced would see the old one as long as anybody
 * had it open. Public for H2, which makes it anew for each path.
 */
public final class InodeFilePath extends FilePathWrapper {
    private static final String SCHEME = "pinned";

    static {
        FilePath.register(new InodeFilePath());
    }

    static String name(Path file, String path) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return SCHEME + ":" + String.valueOf(key).replaceAll("[^a-z0-9]", "") + ":" + path;
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

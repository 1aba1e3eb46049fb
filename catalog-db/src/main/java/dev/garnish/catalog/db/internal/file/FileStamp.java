package dev.garnish.catalog.db.internal.file;

import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Distinguishes one state of a file from another without reading it. */
public record FileStamp(@Nullable Object key, long size, FileTime modified) {
    /**
     * The stamp of the file as it is now.
     *
     * @throws CatalogException where there is no such file, or it cannot be read
     */
    public static FileStamp of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(now.fileKey(), now.size(), now.lastModifiedTime());
        } catch (NoSuchFileException e) {
            throw CatalogException.environment("catalog %s: there is no such file: check the path".formatted(file), e);
        } catch (IOException e) {
            throw CatalogException.environment("catalog %s: cannot be read: %s".formatted(file, Failures.reason(e)), e);
        }
    }

    /** By hand: a record's generated method keeps its class loader alive, and so a web application that has ended. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileStamp stamp
                && Objects.equals(key, stamp.key)
                && size == stamp.size
                && modified.equals(stamp.modified);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, size, modified);
    }
}

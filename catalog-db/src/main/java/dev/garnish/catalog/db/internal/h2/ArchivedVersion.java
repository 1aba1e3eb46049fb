package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An earlier version as H2 reads it. One that is compressed is unpacked to a temporary file, which only its owner may read
 * and which is gone when this is closed: whoever reads needs no right to write beside the catalog.
 */
final class ArchivedVersion implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path archived;
    private final Path file;

    private ArchivedVersion(Path archived, Path file) {
        this.archived = archived;
        this.file = file;
    }

    static ArchivedVersion open(Path archived) {
        if (!VersionArchive.isCompressed(archived)) {
            return new ArchivedVersion(archived, archived);
        }
        ArchivedVersion version = new ArchivedVersion(archived, temporary(archived));
        try {
            version.unpack();
            return version;
        } catch (EOFException | ZipException e) {
            version.close();
            throw H2File.damaged(archived, Optional.of(e));
        } catch (IOException e) {
            version.close();
            throw unwritable(archived, e);
        }
    }

    private static Path temporary(Path archived) {
        try {
            return Files.createTempFile("garnish-", H2File.SUFFIX);
        } catch (IOException e) {
            throw unwritable(archived, e);
        }
    }

    private static CatalogException unwritable(Path archived, IOException e) {
        return CatalogException.environment(
                "catalog %s: cannot be unpacked into %s: %s"
                        .formatted(archived, System.getProperty("java.io.tmpdir"), Failures.reason(e)),
                e);
    }

    private void unpack() throws IOException {
        try (InputStream packed = Files.newInputStream(archived);
                InputStream in = new GZIPInputStream(packed, BUFFER)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What is read of it; messages name the file that is beside the catalog. */
    <T> T read(Function<Path, T> reader) {
        try {
            return reader.apply(file);
        } catch (CatalogException e) {
            throw H2File.named(e, file, archived);
        }
    }

    @Override
    public void close() {
        if (!file.equals(archived)) {
            file.toFile().delete();
        }
    }
}

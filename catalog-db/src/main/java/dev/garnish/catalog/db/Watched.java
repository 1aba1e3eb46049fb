package dev.garnish.catalog.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where versions of a catalog come from, one after the other. */
interface Watched {
    /** Cheap to make, and another whenever the version may be another; a {@link CatalogException} where nothing is there. */
    Object stamp();

    /** The version that is there now. */
    CatalogFile open();

    static Watched of(CatalogAddress address) {
        return address instanceof PgAddress server
                ? new OneServer(server)
                : new OneFile(address.file().orElseThrow());
    }

    /** A database on a PostgreSQL server; who changes items there without a version is not noticed. */
    record OneServer(PgAddress address) implements Watched {
        @Override
        public Object stamp() {
            return PgSource.snapshot(address, Versions::latest);
        }

        @Override
        public CatalogFile open() {
            return CatalogFile.open(address);
        }
    }

    /** A file that is replaced, or written by another program. */
    record OneFile(Path file) implements Watched {
        /** What tells one state of a file from another without reading it. */
        private record Stamp(@Nullable Object key, long size, FileTime modified) {
            /** By hand: a record's generated method keeps its class loader alive, and so a web application that has ended. */
            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Stamp stamp
                        && Objects.equals(key, stamp.key)
                        && size == stamp.size
                        && modified.equals(stamp.modified);
            }

            @Override
            public int hashCode() {
                return Objects.hash(key, size, modified);
            }
        }

        @Override
        public Object stamp() {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(now.fileKey(), now.size(), now.lastModifiedTime());
            } catch (NoSuchFileException e) {
                throw CatalogException.environment(
                        "catalog %s: there is no such file: check the path".formatted(file), e);
            } catch (IOException e) {
                throw CatalogException.environment(
                        "catalog %s: can not be read: %s".formatted(file, Failures.reason(e)), e);
            }
        }

        @Override
        public CatalogFile open() {
            return CatalogFile.open(file);
        }
    }
}

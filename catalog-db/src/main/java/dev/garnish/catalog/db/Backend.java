package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.h2.H2Database;
import dev.garnish.catalog.db.internal.live.FileStamp;
import dev.garnish.catalog.db.internal.pack.PackFailure;
import dev.garnish.catalog.db.internal.pack.PackHeader;
import dev.garnish.catalog.db.internal.postgres.PgDatabase;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.ServerAddress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What stands behind an address. The only place that tells kinds of addresses apart, and packs from H2 files. Databases
 * come as their common type: who opens a pack loads no class of a database.
 */
sealed interface Backend extends VersionSource {
    static Backend of(CatalogAddress address) {
        return address instanceof ServerAddress server
                ? new Server(server)
                : new OneFile(address.file().orElseThrow());
    }

    /** The database that stands there; a pack has none, which its reader or writer reports. */
    Database database();

    /** A file that is replaced, or written by another program: a pack or an H2 database, whichever it is when opened. */
    record OneFile(Path path) implements Backend {
        @Override
        public Object stamp() {
            return FileStamp.of(path);
        }

        @Override
        public CatalogFile open() {
            return isPack() ? PackedCatalog.open(path) : DbCatalog.open(path);
        }

        @Override
        public Database database() {
            return H2Database.of(path);
        }

        /** By its name or its first bytes, so that a pack whose first bytes are damaged is not taken for something else. */
        private boolean isPack() {
            if (path.toString().endsWith(".pack")) {
                return true;
            }
            if (!Files.isRegularFile(path)) {
                return false;
            }
            try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
                byte[] first = new byte[(int) Math.min(PackHeader.FIXED, in.length())];
                in.readFully(first);
                return PackHeader.isMeant(first, in.length());
            } catch (IOException e) {
                throw PackFailure.unreadable(path.toString(), e);
            }
        }
    }

    /** A database on a PostgreSQL server; who changes items there without a version is not noticed. */
    record Server(ServerAddress address) implements Backend {
        @Override
        public Object stamp() {
            return PgDatabase.stamp(address);
        }

        @Override
        public CatalogFile open() {
            return DbCatalog.open(address, Database.HELD);
        }

        @Override
        public Database database() {
            return PgDatabase.of(address);
        }
    }
}

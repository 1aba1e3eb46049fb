package dev.garnish.catalog.db.model;

import java.nio.file.Path;
import java.util.Optional;

/** Where a catalog stands: a file, or a database on a PostgreSQL server. As text it is what messages name it by. */
public sealed interface CatalogAddress permits FileAddress, ServerAddress {
    /**
     * What a user wrote: {@code postgresql://user@host[:port]/database}, or a file's path.
     *
     * @throws CatalogException where it begins as an address and is none, or holds a password
     */
    static CatalogAddress parse(String text) {
        return ServerAddress.isMeant(text) ? ServerAddress.parse(text) : of(Path.of(text));
    }

    static CatalogAddress of(Path file) {
        return new FileAddress(file);
    }

    /** The file; empty where it is a server's. */
    Optional<Path> file();
}

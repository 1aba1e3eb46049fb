package dev.garnish.catalog.db.model;

import java.nio.file.Path;
import java.util.Optional;

/** Where a catalog stands: a file, or a database on a PostgreSQL server. As text it is what messages name it by. */
public sealed interface CatalogAddress permits FileAddress, ServerAddress, TableAddress {
    /**
     * What a user wrote: {@code postgresql://user@host[:port]/database}, or a file's path. Behind either may be a table to read
     * instead of {@code item}: {@code shop.mv.db?table=sales.product&columns=nr:item_id,label:title}; behind the first {@code
     * sslmode} and {@code sslrootcert} as well.
     *
     * @throws CatalogException where it begins as an address and is none, or holds a password
     */
    static CatalogAddress parse(String text) {
        if (text.indexOf('?') < 0 && !ServerAddress.isMeant(text)) {
            return of(Path.of(text));
        }
        AddressOptions options = AddressOptions.of(text);
        CatalogAddress place = ServerAddress.isMeant(text)
                ? ServerAddress.parse(options.place(), options.security())
                : of(Path.of(options.place()));
        return options.over(place);
    }

    static CatalogAddress of(Path file) {
        return new FileAddress(file);
    }

    /** The file; empty where it is a server's. */
    Optional<Path> file();
}

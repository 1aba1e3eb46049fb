package dev.garnish.catalog.db.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a catalog stands: a file, or a database on a PostgreSQL server. As text it is what messages name it by. Immutable;
 * nothing is opened or looked for before the address is used.
 *
 * <pre>{@code
 * CatalogAddress file = CatalogAddress.of(Path.of("shop.mv.db"));
 * CatalogAddress view = CatalogAddress.parse("postgresql://shop@db.example.com/shop?table=sales.product&columns=nr:item_id");
 * }</pre>
 */
public sealed interface CatalogAddress permits FileAddress, ServerAddress, TableAddress {
    /**
     * What a user wrote: {@code postgresql://user@host[:port]/database}, or a file's path. Behind either may be a table to read
     * instead of {@code item}: {@code shop.mv.db?table=sales.product&columns=nr:item_id,label:title}; behind the first {@code
     * sslmode} and {@code sslrootcert} as well. Where the environment names a service of PostgreSQL's ({@code PGSERVICE}), parts
     * of the server's address may be left out, down to {@code postgresql://}: they are the service's.
     *
     * @param text as the user wrote it, without spaces around it
     * @return the address
     * @throws CatalogException where it begins as an address and is none, or holds a password; of a server, too, where the
     *     libraries for PostgreSQL are not on the class path
     */
    static CatalogAddress parse(String text) {
        if (text.indexOf('?') < 0 && !ServerAddress.isMeant(text)) {
            return of(Path.of(text));
        }
        AddressOptions options = AddressOptions.of(text);
        CatalogAddress place = ServerAddress.isMeant(text)
                ? ServerAddress.parse(options.place(), options.security(), System.getenv())
                : of(Path.of(options.place()));
        return options.over(place);
    }

    /**
     * The address of a file.
     *
     * @param file an H2 file ({@code .mv.db}) or a pack; need not be there yet
     * @return the address
     */
    static CatalogAddress of(Path file) {
        return new FileAddress(file);
    }

    /** {@return the file, also of a table in one; empty where it is a server's} */
    Optional<Path> file();
}

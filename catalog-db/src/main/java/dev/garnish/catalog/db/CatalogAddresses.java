package dev.garnish.catalog.db;

import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.db.model.CatalogAddress;
import java.util.Optional;

/** Lets applications open catalogs by their address: a pack, an H2 file or a PostgreSQL database. */
public final class CatalogAddresses implements CatalogSource.Provider {
    /** For {@link java.util.ServiceLoader}. */
    public CatalogAddresses() {}

    @Override
    public Optional<CatalogSource> source(String address) {
        return Optional.of(Backend.of(CatalogAddress.parse(address)));
    }
}

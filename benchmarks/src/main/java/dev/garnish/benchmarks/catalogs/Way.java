package dev.garnish.benchmarks.catalogs;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.DbCatalog;
import dev.garnish.catalog.db.PackedCatalog;
import java.nio.file.Path;

/** How a catalog is opened. */
enum Way {
    H2("H2, as it decides itself"),
    H2_HELD("H2, all in memory"),
    H2_LOOKED_UP("H2, looked up"),
    PACK("pack, as it decides itself"),
    PACK_READ("pack, read whole"),
    PACK_MAPPED("pack, mapped");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean isPack() {
        return name().startsWith("PACK");
    }

    Catalog open(Path file) {
        return switch (this) {
            case H2, PACK -> CatalogFile.open(file);
            case H2_HELD -> DbCatalog.open(file, Integer.MAX_VALUE);
            case H2_LOOKED_UP -> DbCatalog.open(file, 0);
            case PACK_READ -> PackedCatalog.open(file, Integer.MAX_VALUE);
            case PACK_MAPPED -> PackedCatalog.open(file, 0);
        };
    }
}

package dev.garnish.server.studio;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.db.CatalogAddresses;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.catalog.db.model.CatalogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The catalog that the studio works with, which an import may turn to another one. Safe for many threads. */
final class CurrentCatalog implements CatalogSource {
    static final String SAMPLE = "sample";

    private final Map<Catalog, CatalogSource> owners = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Path imports;
    private volatile String address;
    private volatile @Nullable CatalogSource source;

    /**
     * The one that was named, else the one that imports make, else the sample.
     *
     * @param imports the file that imports write where no other file was named
     * @param hasRules without any the sample would be of no use
     */
    CurrentCatalog(@Nullable String given, Path imports, boolean hasRules) {
        this.imports = imports;
        this.address = Objects.requireNonNullElse(given, SAMPLE);
        if (given != null) {
            turnTo(given);
        } else if (Files.exists(imports)) {
            turnTo(imports.toString());
        } else if (hasRules) {
            source = CatalogSource.of(SampleCatalog.open());
        }
    }

    /** Works with another catalog from now on. */
    void turnTo(String other) {
        source = new CatalogAddresses()
                .source(other)
                .orElseThrow(() -> CatalogException.environment("this is no catalog: expected a file or an address"));
        address = other;
    }

    /** What the page calls it: it may hold no password. */
    String address() {
        return address.contains("://") ? address.replaceFirst("//[^/@]*@", "//") : address;
    }

    /** Whether a catalog was named, or found. */
    boolean isNamed() {
        return source != null;
    }

    /** The file that an import writes to. */
    Path target() {
        boolean isFile = source != null && !address.equals(SAMPLE);
        if (isFile && address.contains("://")) {
            throw Refusals.unprocessable("items of a catalog on a server are imported by garnish catalog import");
        }
        return isFile ? Path.of(address) : imports;
    }

    private CatalogSource source() {
        CatalogSource now = source;
        if (now == null) {
            throw CatalogException.environment("there is no catalog yet: drop a file of items on the page");
        }
        return now;
    }

    @Override
    public Object stamp() {
        return List.of(address, source().stamp());
    }

    @Override
    public Catalog open() {
        CatalogSource now = source();
        Catalog opened = now.open();
        owners.put(opened, now);
        return opened;
    }

    @Override
    public void release(Catalog version) {
        CatalogSource owner = owners.remove(version);
        if (owner != null) {
            owner.release(version);
        }
    }

    @Override
    public boolean mayRecover(Throwable reason) {
        return source == null || source().mayRecover(reason);
    }
}

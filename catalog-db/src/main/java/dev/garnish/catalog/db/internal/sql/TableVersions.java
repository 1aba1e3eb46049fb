package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.db.internal.record.Fingerprint;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogStatus;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.Migration;
import dev.garnish.catalog.db.model.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A table that the product did not make: it has no versions and is never changed. */
public record TableVersions(String name, Database database, ItemSource source) implements VersionStore {
    private OpenVersion open() {
        return database.open(source, 0, Database.DEADLINE);
    }

    @Override
    public CatalogStatus status() {
        try (OpenVersion open = open()) {
            return new CatalogStatus(
                    name,
                    0,
                    open.items().count(),
                    open.schema(),
                    open.leftOut(),
                    Optional.empty(),
                    true,
                    false,
                    List.of());
        }
    }

    @Override
    public Verification verify() {
        try (OpenVersion open = open()) {
            return new Verification(open.items().count(), Fingerprint.of(open), Optional.empty(), List.of());
        }
    }

    @Override
    public List<CatalogVersion> log() {
        return List.of();
    }

    @Override
    public List<Migration> migrations(Optional<Path> folder) {
        return List.of();
    }

    /** What is thrown where it is to be changed. */
    public static CatalogException readOnly(String name) {
        return CatalogException.badData(
                "catalog %s: its table is read only: change it where it comes from".formatted(name));
    }

    private CatalogException unversioned() {
        return CatalogException.badData("catalog %s: a table has no versions".formatted(name));
    }

    @Override
    public Optional<CatalogVersion> rollback(long number) {
        throw readOnly(name);
    }

    @Override
    public long previous() {
        throw unversioned();
    }

    @Override
    public void read(long number, Consumer<? super OpenVersion> reader) {
        throw unversioned();
    }

    @Override
    public void backup(Path to) {
        throw CatalogException.badData(
                "catalog %s: a table is not backed up by itself: back up its database, or use `garnish catalog export`"
                        .formatted(name));
    }

    @Override
    public Optional<CatalogVersion> restore(Path from) {
        throw readOnly(name);
    }
}

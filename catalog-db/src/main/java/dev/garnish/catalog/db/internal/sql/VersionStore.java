package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogStatus;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.Migration;
import dev.garnish.catalog.db.model.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The versions of a catalog as its database keeps them; see {@link dev.garnish.catalog.db.CatalogStore}. */
public interface VersionStore {
    CatalogStatus status();

    List<CatalogVersion> log();

    List<Migration> migrations(Optional<Path> folder);

    Verification verify();

    Optional<CatalogVersion> rollback(long number);

    long previous();

    void backup(Path to);

    Optional<CatalogVersion> restore(Path from);

    /** Numbers of versions as messages list them. */
    static String listed(List<Long> numbers) {
        return numbers.isEmpty()
                ? "none"
                : String.join(", ", numbers.stream().map(String::valueOf).toList());
    }

    /** What is thrown where there is no earlier version. */
    static CatalogException none(String catalog) {
        return CatalogException.badData(
                "catalog %s: no earlier version is kept, so there is none to go back to".formatted(catalog));
    }

    /** What is found where the items are not those of a version. */
    static Optional<String> finding(Optional<CatalogVersion> version, String content) {
        return version.filter(one -> !one.content().equals(content))
                .map(one -> "the items are not those of version %d: at least one was changed, added or removed"
                        .formatted(one.number()));
    }
}

package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogStatus;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.Migration;
import dev.garnish.catalog.db.model.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of a catalog as its database keeps them; see {@link dev.garnish.catalog.db.CatalogStore}. */
public interface VersionStore {
    Pattern AGAIN = Pattern.compile("version (\\d{1,18}) again");

    CatalogStatus status();

    List<CatalogVersion> log();

    List<Migration> migrations(Optional<Path> folder);

    Verification verify();

    Optional<CatalogVersion> rollback(long number);

    long previous();

    /** Hands on the newest version, or one that is kept, which is open while the reader is called. */
    void read(long number, Consumer<? super OpenVersion> reader);

    void backup(Path to);

    Optional<CatalogVersion> restore(Path from);

    /** Numbers of versions as messages list them. */
    static String listed(List<Long> numbers) {
        return numbers.isEmpty()
                ? "none"
                : String.join(", ", numbers.stream().map(String::valueOf).toList());
    }

    /** What is thrown where a version is not among those kept. */
    static CatalogException notKept(String catalog, long number, List<Long> kept) {
        return CatalogException.badData(
                "catalog %s: version %d is not kept; kept are %s".formatted(catalog, number, listed(kept)));
    }

    /** Where the items of a version come from that was gone back to. */
    static String again(long number) {
        return "version " + number + " again";
    }

    /** The newest of the kept versions before the one that the newest is, or is once more. */
    static long previous(String catalog, List<CatalogVersion> log, List<Long> kept) {
        if (kept.isEmpty()) {
            throw CatalogException.badData(
                    "catalog %s: no earlier version is kept, so there is none to go back to".formatted(catalog));
        }
        long now = log.get(0).number();
        for (CatalogVersion version : log) {
            Matcher again = AGAIN.matcher(version.source());
            now = version.number() == now && again.matches() ? Long.parseLong(again.group(1)) : now;
        }
        long start = now;
        return kept.stream()
                .filter(number -> number < start)
                .findFirst()
                .orElseThrow(() ->
                        CatalogException.badData("catalog %s: no version before %d is kept; kept are %s: --to names one"
                                .formatted(catalog, start, listed(kept))));
    }

    /** What is found where the items are not those of a version. */
    static Optional<String> finding(Optional<CatalogVersion> version, String content) {
        return version.filter(one -> !one.content().equals(content))
                .map(one -> "the items are not those of version %d: at least one was changed, added or removed"
                        .formatted(one.number()));
    }
}

package dev.garnish.catalog;

import dev.garnish.catalog.Versions.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The versions of a catalog file ({@code .mv.db}): told, checked, gone back to, copied away and brought back. Whatever
 * fails leaves the file byte for byte as it was; every method throws a {@link CatalogException} that says why.
 */
public final class CatalogStore {
    private final Path file;

    private CatalogStore(Path file) {
        H2File.requireName(file);
        this.file = file;
    }

    public static CatalogStore of(Path file) {
        return new CatalogStore(file);
    }

    public CatalogStatus status() {
        try (Connection connection = H2File.read(file)) {
            ItemTable table = ItemTable.of(connection, file.toString());
            Optional<CatalogVersion> latest = Versions.latest(connection);
            return new CatalogStatus(
                    file,
                    Files.size(file),
                    table.count(connection),
                    table.schema(),
                    table.leftOut(),
                    latest,
                    isAltered(latest),
                    Kept.numbers(file));
        } catch (SQLException e) {
            throw H2File.explain(file, e);
        } catch (IOException e) {
            throw H2File.unreadable(file, e);
        }
    }

    private boolean isAltered(Optional<CatalogVersion> latest) throws IOException {
        return latest.isPresent() && Seal.of(file) == Seal.State.NONE;
    }

    /** Every version there ever was, newest first. */
    public List<CatalogVersion> log() {
        return log(file);
    }

    private static List<CatalogVersion> log(Path file) {
        try (Connection connection = H2File.read(file)) {
            return Versions.of(connection);
        } catch (SQLException e) {
            throw H2File.explain(file, e);
        }
    }

    /** Reads every item of the newest version and of those kept, and tells what is not as it was written. */
    public Verified verify() {
        List<String> findings = new ArrayList<>();
        try (DbCatalog open = DbCatalog.open(file)) {
            Optional<CatalogVersion> latest = log().stream().findFirst();
            if (isAltered(latest)) {
                findings.add("another program has written to the file since version %d"
                        .formatted(latest.orElseThrow().number()));
            }
            String content = Fingerprint.of(open);
            contentFinding(latest, content).ifPresent(findings::add);
            for (long number : Kept.numbers(file)) {
                keptFinding(number).ifPresent(findings::add);
            }
            return new Verified(open.items().count(), content, findings);
        } catch (IOException e) {
            throw H2File.unreadable(file, e);
        }
    }

    private static Optional<String> contentFinding(Optional<CatalogVersion> version, String content) {
        return version.filter(one -> !one.content().equals(content))
                .map(one -> "the items are not those of version %d: at least one was changed, added or removed"
                        .formatted(one.number()));
    }

    private Optional<String> keptFinding(long number) {
        Path kept = Kept.file(file, number);
        try (DbCatalog open = DbCatalog.open(kept)) {
            return contentFinding(log(kept).stream().findFirst(), Fingerprint.of(open))
                    .map(finding -> "kept version %d: %s".formatted(number, finding));
        } catch (CatalogException e) {
            return Optional.of("kept version %d: %s".formatted(number, e.getMessage()));
        }
    }

    /** Makes an earlier version the newest again, under a new number. Empty: it holds what the newest holds. */
    public Optional<CatalogVersion> rollback(long number) {
        List<CatalogVersion> known = log();
        Path kept = Kept.file(file, number);
        if (!Files.exists(kept)) {
            throw CatalogException.badData(
                    "catalog %s: version %d is not kept; kept are %s".formatted(file, number, numbers()));
        }
        return Rewrite.of(
                file, kept, Rewrite.ALL, source -> again(source, kept, known, "version " + number + " again"));
    }

    /** The newest of the earlier versions that are kept. */
    public long previous() {
        return kept().stream()
                .findFirst()
                .orElseThrow(() -> CatalogException.badData(
                        "catalog %s: no earlier version is kept, so there is none to go back to".formatted(file)));
    }

    private List<Long> kept() {
        try {
            return Kept.numbers(file);
        } catch (IOException e) {
            throw H2File.unreadable(file, e);
        }
    }

    private String numbers() {
        List<Long> numbers = kept();
        return numbers.isEmpty()
                ? "none"
                : String.join(", ", numbers.stream().map(String::valueOf).toList());
    }

    /**
     * For a process that has to end: gives up whatever it is changing in catalog files, which stay as they are, and lets
     * nothing change from now on. False, and nothing is given up, where a change is already made and about to be told.
     */
    public static boolean giveUp() throws IOException {
        return Attempt.giveUp();
    }

    /** Copies the file to another that is not there yet, durably. */
    public void backup(Path to) {
        if (Files.exists(to)) {
            throw CatalogException.environment(
                    "backup %s: there is such a file already: choose another name".formatted(to));
        }
        H2File.requireName(to);
        Path copy = to.resolveSibling("." + to.getFileName() + ".new");
        try {
            DbCatalog.open(file).close();
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            if (Seal.of(copy) == Seal.State.BROKEN) {
                throw H2File.damaged(file, Optional.empty());
            }
            Rewrite.force(copy);
            Files.move(copy, to, StandardCopyOption.ATOMIC_MOVE);
            Rewrite.forceFolder(to.toAbsolutePath());
        } catch (IOException e) {
            throw CatalogException.environment(
                    "backup %s: can not be written: %s".formatted(to, Failures.reason(e)), e);
        } finally {
            copy.toFile().delete();
        }
    }

    /** Takes a backup's items as a new version, also where the file is damaged or gone. Empty: it holds them already. */
    public Optional<CatalogVersion> restore(Path from) {
        DbCatalog.open(from).close();
        return Rewrite.of(file, from, Rewrite.ALL, source -> restored(source, from));
    }

    private Change<Optional<CatalogVersion>> restored(DataSource source, Path from) throws SQLException {
        List<CatalogVersion> known;
        try {
            known = log();
        } catch (CatalogException e) {
            if (Files.exists(file) && e.kind() == CatalogException.Kind.ENVIRONMENT) {
                throw e;
            }
            return Change.of(log(from).stream().findFirst());
        }
        return again(source, from, known, "backup " + from.getFileName());
    }

    /** Another file's items as the version after all that are known. */
    private Change<Optional<CatalogVersion>> again(
            DataSource source, Path from, List<CatalogVersion> known, String reason) throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<Long> there =
                    Versions.of(connection).stream().map(CatalogVersion::number).toList();
            for (CatalogVersion one : known) {
                if (!there.contains(one.number())) {
                    Versions.add(connection, one);
                }
            }
            Optional<CatalogVersion> made = new H2Database(file).record(connection, reason, difference(from));
            return new Change<>(made, made.isPresent());
        }
    }

    private Counts difference(Path from) {
        try (DbCatalog now = DbCatalog.open(file);
                DbCatalog then = DbCatalog.open(from)) {
            return Difference.between(now, then);
        }
    }
}

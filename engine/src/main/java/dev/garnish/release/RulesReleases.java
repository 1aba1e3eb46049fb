package dev.garnish.release;

import dev.garnish.FailedTestsException;
import dev.garnish.Garnish;
import dev.garnish.RuleFiles;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Schema;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.internal.rules.RulesFolder;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The versions of a rules folder that hosts watch. The folder is a link to its newest version, so that one rename switches all
 * of its files; a version never changes once it was shipped. Hosts read the folder as any other rules folder
 * ({@link RuleFiles#source}). The versions are kept beside it, in {@code FOLDER.versions}.
 *
 * <pre>{@code
 * RulesReleases releases = RulesReleases.at(Path.of("/srv/rules"));
 * releases.ship(rules, catalog, "sofia", "autumn texts");
 * for (Release one : releases.history()) {
 *     System.out.println(one.number() + (one.isLive() ? " live: " : ": ") + one.why());
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads and processes of one machine: changes wait for each other.
 */
public final class RulesReleases {
    private final VersionFolder folder;

    private RulesReleases(VersionFolder folder) {
        this.folder = folder;
    }

    /**
     * The versions of a folder. Nothing is read now.
     *
     * @param folder need not exist yet. What is a plain folder so far becomes version 1 when something is shipped there:
     *     for the moment between two renames it is not there, and a host stays with what it has
     * @return its versions
     */
    public static RulesReleases at(Path folder) {
        return new RulesReleases(VersionFolder.of(folder));
    }

    /**
     * Puts rules in the place of those that hosts read, if they pass their check and their tests over a catalog, as a host
     * would test them.
     *
     * @param rules with their tables
     * @param catalog one that is like those of the hosts
     * @param who is asked when somebody wonders; one line
     * @param why this is shipped; one line
     * @return the new version
     * @throws InvalidRulesException if the rules do not fit the catalog
     * @throws FailedTestsException if tests of the rules fail
     * @throws UncheckedIOException if the folder cannot be written to, or its link is not one of these versions; hosts
     *     read what they read before
     */
    public Release ship(RuleSet rules, Catalog catalog, String who, String why) {
        RulesSnapshot snapshot =
                rules.over(catalog.schema()).unwrap(CheckedRules.class).snapshot();
        return change(
                staged -> {
                    write(snapshot, staged);
                    return tested(staged, catalog);
                },
                who,
                why,
                0);
    }

    /** What stands in a new version's folder, by its checksum. */
    private interface Content {
        String writeTo(Path staged) throws IOException;
    }

    private Release change(Content content, String who, String why, long restores) {
        try {
            return folder.locked(() -> {
                long number = folder.next();
                Path staged = folder.stage(number);
                try {
                    String checksum = content.writeTo(staged);
                    Release release = new Release(number, now(), line(who), line(why), checksum, restores, true);
                    ReleaseFile.write(staged, release);
                    folder.switchTo(staged, number);
                    return release;
                } finally {
                    VersionFolder.delete(staged);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static void write(RulesSnapshot snapshot, Path staged) throws IOException {
        for (Map.Entry<String, String> file : RulesFolder.files(snapshot).entrySet()) {
            DurableFile.write(staged.resolve(file.getKey()), file.getValue());
        }
    }

    /** By the way that a host takes. */
    private static String tested(Path staged, Catalog catalog) {
        try (Garnish host = Garnish.builder().rules(staged).catalog(catalog).open()) {
            return host.state().rules();
        }
    }

    /**
     * The versions that were shipped.
     *
     * @return the newest first; empty where nothing was
     * @throws UncheckedIOException if they cannot be read
     */
    public List<Release> history() {
        try {
            Optional<Long> live = folder.live();
            TreeSet<Long> numbers = new TreeSet<>(folder.numbers());
            List<Release> releases = new ArrayList<>();
            for (long number : numbers.descendingSet()) {
                releases.add(ReleaseFile.read(folder.version(number), number).live(live.equals(Optional.of(number))));
            }
            return List.copyOf(releases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rules of a version.
     *
     * @param number of a version in the {@link #history}
     * @param schema the columns of the catalog that the rules are for
     * @return the rules, without errors
     * @throws InvalidRulesException if they do not fit these columns
     * @throws UncheckedIOException if there is no such version, or it cannot be read
     */
    public RuleSet rules(long number, Schema schema) {
        return RuleSet.load(existing(number), schema);
    }

    /**
     * The text of one file of a version.
     *
     * @param number of a version in the {@link #history}
     * @param file its name from the folder
     * @return empty where the version holds no such file
     * @throws UncheckedIOException if there is no such version, or it cannot be read
     */
    public Optional<String> text(long number, String file) {
        Path version = existing(number);
        Path named = version.resolve(file).normalize();
        return named.startsWith(version) && Files.isRegularFile(named)
                ? RuleFiles.sources(named).stream().map(Source::text).findFirst()
                : Optional.empty();
    }

    private Path existing(long number) {
        Path version = folder.version(number);
        if (!Files.isDirectory(version)) {
            throw new UncheckedIOException(folder.trouble("there is no version " + number));
        }
        return version;
    }

    /**
     * Brings back the version before the one that hosts read, as a new version. Called again, it goes one further back.
     *
     * @param who does it; one line
     * @param why in one line
     * @return the new version
     * @throws UncheckedIOException if there is none before, or the folder cannot be written to
     */
    public Release rollback(String who, String why) {
        List<Release> releases = history();
        long live = releases.stream()
                .filter(Release::isLive)
                .mapToLong(Release::origin)
                .findFirst()
                .orElse(0);
        long before = releases.stream()
                .filter(release -> release.restores() == 0 && release.number() < live)
                .mapToLong(Release::number)
                .findFirst()
                .orElseThrow(() -> new UncheckedIOException(folder.trouble(
                        live == 0 ? "nothing was shipped here" : "there is no version before this one")));
        return rollback(before, who, why);
    }

    /**
     * Brings back a version, as a new one. It is not checked again: hosts that it no longer fits stay with what they have.
     *
     * @param number of a version in the {@link #history}
     * @param who does it; one line
     * @param why in one line
     * @return the new version
     * @throws UncheckedIOException if there is no such version, or the folder cannot be written to
     */
    public Release rollback(long number, String who, String why) {
        Release old = history().stream()
                .filter(release -> release.number() == number)
                .findFirst()
                .orElseThrow(() -> new UncheckedIOException(folder.trouble("there is no version " + number)));
        return change(
                staged -> {
                    VersionFolder.copy(folder.version(number), staged);
                    return old.checksum();
                },
                who,
                why,
                old.origin());
    }
}

package dev.garnish.server.studio;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Schema;
import dev.garnish.release.RulesReleases;
import dev.garnish.release.RulesRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules to compare with: what is on disk, what hosts read, what was shipped, what git knows. */
interface Revision {
    /** A name that git cannot take for an option, nor as more than one commit. */
    Pattern GIT = Pattern.compile("git:[A-Za-z0-9_@][A-Za-z0-9_./~^@{}-]{0,99}");

    /** The rules, checked. */
    RuleSet rules(Schema schema) throws IOException;

    /** The text of one file; empty where there was none. */
    Optional<String> text(String name) throws IOException;

    /**
     * The one that a request names: {@code disk}, {@code live}, {@code release:NUMBER} or {@code git:REVISION}.
     *
     * @param releases the folder that hosts read from; null where there is none
     */
    static Revision of(String given, Workbench bench, @Nullable Path releases) {
        if (given.equals("disk")) {
            return new OnDisk(bench);
        } else if (GIT.matcher(given).matches()) {
            return new OfGit(given, bench.folder().root());
        } else if (!given.equals("live") && !given.matches("release:[1-9]\\d{0,17}")) {
            throw Refusals.badRequest("against: expected disk, live, release:NUMBER or git:REVISION");
        } else if (releases == null) {
            throw Refusals.unprocessable("no folder of releases is known: start the studio with --releases DIR");
        } else if (given.equals("live")) {
            return new Live(releases);
        }
        return new Shipped(RulesReleases.at(releases), Long.parseLong(given.substring("release:".length())));
    }

    /** What the author would save over. */
    record OnDisk(Workbench bench) implements Revision {
        @Override
        public RuleSet rules(Schema schema) {
            return bench.saved(schema);
        }

        @Override
        public Optional<String> text(String name) throws IOException {
            return bench.folder().text(name);
        }
    }

    /** What hosts read now. */
    record Live(Path folder) implements Revision {
        @Override
        public RuleSet rules(Schema schema) {
            return RuleSet.load(folder, schema);
        }

        @Override
        public Optional<String> text(String name) throws IOException {
            return Files.exists(folder) ? new RulesFolder(folder.toRealPath()).text(name) : Optional.empty();
        }
    }

    /** A version that was shipped. */
    record Shipped(RulesReleases releases, long number) implements Revision {
        @Override
        public RuleSet rules(Schema schema) {
            return releases.rules(number, schema);
        }

        @Override
        public Optional<String> text(String name) {
            return releases.text(number, name);
        }
    }

    /** What git has of the rules' own folder. */
    record OfGit(String revision, Path rules) implements Revision {
        @Override
        public RuleSet rules(Schema schema) throws IOException {
            return RulesRevision.load(revision, rules, schema);
        }

        @Override
        public Optional<String> text(String name) throws IOException {
            return RulesRevision.text(revision, rules, name);
        }
    }
}

package dev.garnish.cli;

import dev.garnish.GarnishBuilder;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.internal.text.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The rules and the catalog that a command works with. */
final class Setup {
    /** The folder of the project, set by its launcher: its rules are the default. */
    static final String HOME = "garnish.home";

    private final OptionSpec rules = Args.option(
            "--rules",
            "FILE|DIR",
            Path.class,
            "A rules file or a folder of them; without it the project's own rules/.");
    private final OptionSpec catalog = Args.option(
            "--catalog",
            "FILE|ADDRESS",
            String.class,
            "The items: an H2 database (.mv.db), a pack of one, or postgresql://user@host[:port]/database; without it the"
                    + " sample of 36 films.");

    private final ReadFiles read = new ReadFiles();

    private final OptionSpec now = Args.option(
            "--now",
            "TIME",
            String.class,
            "When it is, for rules that read the day, as a test's given lines say it: 2026-11-27 or 2026-11-27T18:30:00 in"
                    + " the zone of the rules, or 2026-11-27T18:30:00Z.");

    void addTo(CommandSpec spec) {
        spec.addOption(rules).addOption(catalog).addOption(now);
    }

    /** For commands that find rules in their own way. */
    void addCatalogTo(CommandSpec spec) {
        spec.addOption(catalog);
    }

    /** For commands that need no catalog. */
    void addRulesTo(CommandSpec spec) {
        spec.addOption(rules);
    }

    /** The catalog that was named. */
    Optional<String> givenCatalog() {
        return Optional.ofNullable(catalog.<String>getValue());
    }

    CatalogFile openCatalog() {
        return catalog.getValue() == null ? SampleCatalog.open() : CatalogFile.open(Args.addressOf(catalog));
    }

    /** The same for what stays open, and keeps to the newest rules and items. */
    GarnishBuilder addTo(GarnishBuilder builder) {
        @Nullable String address = catalog.getValue();
        @Nullable String given = now.getValue();
        if (given != null) {
            builder.clock(GivenTime.of(given));
        }
        builder.rules(rulesPath());
        return address == null ? builder.catalog(SampleCatalog.open()) : builder.catalog(address);
    }

    /** The catalog's address, for what only a file or a server with versions has. */
    CatalogAddress requiredCatalog() {
        if (catalog.getValue() == null) {
            throw Failure.usage("Missing required option: '--catalog=FILE|ADDRESS'");
        }
        return Args.addressOf(catalog);
    }

    /**
     * Writes a page to a file, or to standard output for {@code -}.
     *
     * @param prints whether the report goes to standard output beside it
     */
    void write(Console console, Path page, String html, boolean prints) throws IOException {
        byte[] content = html.getBytes(StandardCharsets.UTF_8);
        if (!page.toString().equals("-")) {
            Target.replace(target(page.toString()), out -> out.write(content));
            console.err().println(Printable.name(page.toString()) + ": written");
        } else if (prints) {
            throw Failure.usage("--html - and --format both write to standard output: name a file for the page");
        } else {
            console.out().write(content, 0, content.length);
        }
    }

    /** Where a command writes to: never over what it reads. */
    Path target(String name) throws IOException {
        @Nullable Path named = rules.getValue();
        Path file = Path.of(name);
        if (named != null && Files.isRegularFile(named) && Files.exists(file) && Files.isSameFile(named, file)) {
            throw Target.isRules(name);
        }
        return read.written(catalog.getValue() == null ? Target.of(name) : Target.of(name, Args.addressOf(catalog)));
    }

    /** What a command reads, beside the catalog and rules. */
    Input input(String name, Console console) {
        read.add(name);
        return new Input(name, console.in());
    }

    /** The files that a command reads. */
    ReadFiles read() {
        return read;
    }

    RuleSet loadRules(Catalog items) {
        return timed(RuleSet.load(rulesPath(), items.schema()));
    }

    /** Whether a time was given. */
    boolean hasTime() {
        return now.getValue() != null;
    }

    /** The same rules at the time that was given; a command reads them. */
    RuleSet timed(RuleSet loaded) {
        read.add(loaded);
        @Nullable String given = now.getValue();
        return given == null ? loaded : loaded.at(GivenTime.of(given));
    }

    /** As short as it can be written from the current folder: messages print it. */
    Path rulesPath() {
        @Nullable Path given = rules.getValue();
        if (given != null) {
            return given;
        }
        String home = System.getProperty(HOME);
        if (home == null) {
            throw Failure.usage("no rules: give --rules FILE|DIR");
        }
        return fromHere(Path.of(home, "rules"));
    }

    private static Path fromHere(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) && Files.exists(path) ? here.relativize(path) : path;
    }
}

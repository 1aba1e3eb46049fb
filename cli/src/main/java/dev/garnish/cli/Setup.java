package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.SampleCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    void addTo(CommandSpec spec) {
        spec.addOption(rules).addOption(catalog);
    }

    CatalogFile openCatalog() {
        return catalog.getValue() == null ? SampleCatalog.open() : CatalogFile.open(Args.addressOf(catalog));
    }

    /** Where a command writes to: never over the catalog that it reads. */
    Path target(String name) throws IOException {
        return catalog.getValue() == null ? Target.of(name) : Target.of(name, Args.addressOf(catalog));
    }

    RuleSet loadRules(Catalog items) {
        return RuleSet.load(rulesPath(), items.schema());
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

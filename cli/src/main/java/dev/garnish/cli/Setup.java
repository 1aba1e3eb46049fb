package dev.garnish.cli;

import dev.garnish.Catalog;
import dev.garnish.catalog.CatalogFile;
import dev.garnish.catalog.SampleCatalog;
import dev.garnish.rules.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The rules and the catalog that a command works with. */
final class Setup {
    /** The folder of the project, set by its launcher: its rules are the default. */
    static final String HOME = "garnish.home";

    @Option(
            names = "--rules",
            paramLabel = "FILE|DIR",
            description = "A rules file or a folder of them; without it the project's own rules/.")
    @Nullable
    Path rules;

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description = "The items: an H2 database (.mv.db) or a pack of one; without it the sample of 36 films.")
    @Nullable
    Path catalog;

    Catalog openCatalog() {
        return catalog == null ? SampleCatalog.open() : CatalogFile.open(catalog);
    }

    RuleSet loadRules(Catalog items) {
        return RuleSet.load(rulesPath(), items.schema());
    }

    /** As short as it can be written from the current folder: messages print it. */
    Path rulesPath() {
        if (rules != null) {
            return rules;
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

package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogChanges;
import dev.garnish.catalog.db.CatalogStore;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish catalog restore}: the items of a backup. */
final class CatalogRestoreCommand implements Verb {
    private final Console console;
    private final CatalogChanges changes;

    private final OptionSpec catalog = Args.catalog();
    private final PositionalParamSpec from = Args.parameter("0", "FILE", "A backup of the catalog.");

    CatalogRestoreCommand(Console console, CatalogChanges changes) {
        this.console = console;
        this.changes = changes;
    }

    @Override
    public CommandSpec spec() {
        return Args.spec(
                        this,
                        "restore",
                        "Takes the items of a backup as a new version, also where the catalog is damaged or gone.",
                        "",
                        "Example:",
                        "  garnish catalog restore shop-monday.mv.db --catalog shop.mv.db")
                .addOption(catalog)
                .addPositional(from);
    }

    @Override
    public Integer call() {
        String backup = from.getValue();
        console.out()
                .println(CatalogStore.of(Args.addressOf(catalog), changes)
                        .restore(Path.of(backup))
                        .map(CatalogText::made)
                        .orElse("nothing changed: the catalog holds these items already"));
        return Exit.OK;
    }
}

package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogChanges;
import dev.garnish.catalog.db.CatalogStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish catalog rollback}: an earlier version made the newest again. */
final class CatalogRollbackCommand implements Verb {
    private final Console console;
    private final CatalogChanges changes;

    private final OptionSpec catalog = Args.catalog();
    private final OptionSpec to =
            Args.option("--to", "N", Long.class, "Which version; without it the newest of those kept.");

    CatalogRollbackCommand(Console console, CatalogChanges changes) {
        this.console = console;
        this.changes = changes;
    }

    @Override
    public CommandSpec spec() {
        return Args.spec(
                        this,
                        "rollback",
                        "Makes an earlier version the newest again, under a new number.",
                        "",
                        "Example:",
                        "  garnish catalog rollback --catalog shop.mv.db --to 7")
                .addOption(catalog)
                .addOption(to);
    }

    @Override
    public Integer call() {
        CatalogStore store = CatalogStore.of(Args.addressOf(catalog), changes);
        @Nullable Long number = to.getValue();
        console.out()
                .println(store.rollback(number == null ? store.previous() : number)
                        .map(CatalogText::made)
                        .orElse("nothing changed: the newest version holds these items already"));
        return Exit.OK;
    }
}

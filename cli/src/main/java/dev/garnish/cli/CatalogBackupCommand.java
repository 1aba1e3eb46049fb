package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogStore;
import dev.garnish.internal.text.Printable;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish catalog backup}: a copy to bring back one day. */
final class CatalogBackupCommand implements Verb {
    private final Console console;

    private final OptionSpec catalog = Args.catalog();
    private final PositionalParamSpec to = Args.parameter("0", "FILE", "Where to; it must not be there yet.");

    CatalogBackupCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        return Args.spec(
                        this,
                        "backup",
                        "Copies a catalog, checked and forced to disk.",
                        "",
                        "Example:",
                        "  garnish catalog backup shop-monday.mv.db --catalog shop.mv.db")
                .addOption(catalog)
                .addPositional(to);
    }

    @Override
    public Integer call() {
        String target = to.getValue();
        CatalogStore.of(Args.addressOf(catalog)).backup(Path.of(target));
        console.out().println(Printable.name(target) + ": written");
        return Exit.OK;
    }
}

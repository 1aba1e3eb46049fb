package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogChanges;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code garnish catalog}: the verbs about a catalog's items and versions. */
final class CatalogVerbs {
    private CatalogVerbs() {}

    static CommandSpec spec(Console console, CatalogChanges changes) {
        CommandSpec spec = Args.withHelp(CommandSpec.create().name("catalog"));
        spec.usageMessage()
                .description("Imports items, and looks after a catalog's versions.")
                .synopsisSubcommandLabel("COMMAND")
                .footer(
                        "",
                        "Example:",
                        "  garnish catalog import items.csv --catalog shop.mv.db",
                        "  garnish check --catalog shop.mv.db");
        List<Verb> verbs = List.of(
                new CatalogImportCommand(console, changes),
                new CatalogStatusCommand(console),
                new CatalogLogCommand(console),
                new CatalogVerifyCommand(console),
                new CatalogShowCommand(console),
                new CatalogDiffCommand(console),
                new CatalogDeleteCommand(console, changes),
                new CatalogExportCommand(console),
                new CatalogPackCommand(console),
                new CatalogMigrateCommand(console, changes),
                new CatalogRollbackCommand(console, changes),
                new CatalogBackupCommand(console),
                new CatalogRestoreCommand(console, changes));
        for (Verb verb : verbs) {
            CommandSpec one = verb.spec();
            spec.addSubcommand(one.name(), one);
        }
        return spec;
    }
}

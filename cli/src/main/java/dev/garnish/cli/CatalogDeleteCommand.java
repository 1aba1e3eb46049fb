package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogChanges;
import dev.garnish.catalog.db.CatalogStore;
import dev.garnish.catalog.db.model.CatalogAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish catalog delete}: items removed by their ids. */
final class CatalogDeleteCommand implements Verb {
    private final Console console;
    private final CatalogChanges changes;

    private final OptionSpec catalog = Args.catalog();
    private final OptionSpec ids = Args.option("--ids", "ID,...", String.class, "Which items, by their ids.");
    private final OptionSpec file =
            Args.option("--ids-file", "FILE", Path.class, "Which items, by a file with an id in each line.");

    CatalogDeleteCommand(Console console, CatalogChanges changes) {
        this.console = console;
        this.changes = changes;
    }

    @Override
    public CommandSpec spec() {
        return Args.spec(
                        this,
                        "delete",
                        "Removes items by their ids, as one new version; none where one of them is not there.",
                        "",
                        "Examples:",
                        "  garnish catalog delete --ids 1815,2009 --catalog shop.mv.db",
                        "  garnish catalog delete --ids-file gone.txt --catalog shop.mv.db")
                .addOption(catalog)
                .addOption(ids)
                .addOption(file);
    }

    @Override
    public Integer call() throws IOException {
        CatalogAddress address = Args.addressOf(catalog);
        List<String> wanted = new ArrayList<>();
        @Nullable String given = ids.getValue();
        @Nullable Path from = file.getValue();
        wanted.addAll(given == null ? List.of() : List.of(given.split(",", -1)));
        wanted.addAll(from == null ? List.of() : Files.readAllLines(from));
        wanted.removeIf(String::isBlank);
        if (wanted.isEmpty()) {
            throw Failure.usage("no id: name items with --ids ID,... or --ids-file FILE");
        }
        console.out()
                .println(CatalogStore.of(address, changes)
                        .delete(wanted)
                        .map(CatalogText::made)
                        .orElse("nothing changed"));
        return Exit.OK;
    }
}

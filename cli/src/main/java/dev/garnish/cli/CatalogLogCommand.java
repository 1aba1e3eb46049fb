package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogJson;
import dev.garnish.catalog.db.CatalogStore;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish catalog log}: every version there was. */
final class CatalogLogCommand implements Verb {
    private final Console console;

    private final OptionSpec catalog = Args.catalog();
    private final OptionSpec format = Args.format();

    CatalogLogCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        return Args.spec(
                        this,
                        "log",
                        "Lists the versions of a catalog, the newest first: when, how many items, from what.",
                        "",
                        "Example:",
                        "  garnish catalog log --catalog shop.mv.db")
                .addOption(catalog)
                .addOption(format);
    }

    @Override
    public Integer call() {
        CatalogAddress address = Args.addressOf(catalog);
        Optional<Path> pack = PackText.at(address);
        if (pack.isPresent()) {
            boolean json = format.getValue() == Format.json;
            console.out().println(json ? Report.json(List.of(PackText.fields(pack.get()))) : PackText.log(pack.get()));
            return Exit.OK;
        }
        List<CatalogVersion> versions = CatalogStore.of(address).log();
        if (format.getValue() == Format.json) {
            console.out()
                    .println(Report.json(versions.stream().map(CatalogJson::of).toList()));
        } else {
            String lines = versions.stream()
                    .map(version -> CatalogText.logged(version) + "\n")
                    .collect(Collectors.joining());
            console.out().print(TerminalSize.fitted(console, lines));
        }
        if (versions.isEmpty()) {
            console.err().println("no version: garnish imported nothing");
        }
        return Exit.OK;
    }
}

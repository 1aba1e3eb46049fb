package dev.garnish.cli;

import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.db.CatalogAddresses;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.languageserver.RulesLanguageServer;
import dev.garnish.languageserver.ServerOptions;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish lsp}: the rules language in editors, over standard input and output. */
final class LspCommand implements Verb {
    private final Console console;

    private final Setup setup = new Setup();
    private final OptionSpec rules = Args.option(
            "--rules",
            "FILE|DIR",
            Path.class,
            "A rules file or a folder of them, of which open files are part; without it a file is part of the rules in its"
                    + " folder, or of those above that include it.");

    LspCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "lsp",
                "Serves an editor, which starts it: problems as they are typed, completion from the catalog, and what else"
                        + " the Language Server Protocol has. The editor may name another catalog, in its setting"
                        + " garnish.catalog. See docs/editors.md.",
                "",
                "Example:",
                "  garnish lsp --rules rules --catalog shop.mv.db");
        setup.addCatalogTo(spec);
        return spec.addOption(rules);
    }

    @Override
    public Integer call() {
        System.setOut(console.err()); // what is written to it by mistake must not be among the protocol's messages
        ServerOptions options = new ServerOptions(
                rules.getValue(),
                setup.givenCatalog().map(LspCommand::source).orElseGet(() -> CatalogSource.of(SampleCatalog.open())),
                LspCommand::source,
                thrown -> Trouble.of(thrown, false).reason(),
                Garnish.number());
        return RulesLanguageServer.run(console.in(), console.out(), options);
    }

    private static CatalogSource source(String address) {
        return new CatalogAddresses()
                .source(address)
                .orElseThrow(() -> CatalogException.environment(address + ": this is no catalog"));
    }
}

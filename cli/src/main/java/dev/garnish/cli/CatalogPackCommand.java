package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.RuleTests;
import dev.garnish.review.TestReport;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish catalog pack}: one read-only file that opens fastest. */
final class CatalogPackCommand implements Verb {
    private final Console console;

    private final TableOptions catalog = new TableOptions();
    private final OptionSpec rules = Args.option(
            "--rules",
            "FILE|DIR",
            Path.class,
            "Also packs what these rules give for every item, so that nobody has to evaluate them later.");
    private final PositionalParamSpec to = Args.parameter("0", "FILE", "Where to. An existing pack is replaced whole.");

    CatalogPackCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        return catalog.addTo(Args.spec(
                        this,
                        "pack",
                        "Writes the newest version as one read-only file, which opens without a database.",
                        "",
                        "Example:",
                        "  garnish catalog pack shop.pack --catalog shop.mv.db --rules rules"))
                .addOption(rules)
                .addPositional(to);
    }

    @Override
    public Integer call() throws IOException {
        CatalogAddress address = catalog.address();
        Path pack = Target.of(to.getValue(), address);
        try (CatalogFile open = CatalogFile.open(address)) {
            write(open, rules.getValue(), pack);
        }
        try (PackedCatalog written = PackedCatalog.open(pack)) {
            console.out()
                    .println(Printable.name(pack.toString()) + ": " + CatalogText.items(written.size())
                            + version(written.number())
                            + (written.isRendered() ? ", rendered with " + rules.getValue() : ""));
        }
        return Exit.OK;
    }

    private void write(Catalog items, @Nullable Path rules, Path pack) throws IOException {
        if (rules == null) {
            PackedCatalog.write(items, pack);
        } else {
            RuleSet tested = tested(rules, items);
            ReadFiles read = new ReadFiles();
            read.add(tested);
            PackedCatalog.write(items, tested, read.written(pack));
        }
    }

    /** Whoever reads the pack takes its rows as tested. */
    private RuleSet tested(Path file, Catalog items) {
        RuleSet loaded = RuleSet.load(file, items.schema());
        TestReport tests = RuleTests.run(loaded, items);
        if (!tests.passes()) {
            console.err()
                    .println(new TestText(
                                    tests, console.errColour(), TerminalSize.ofMessages(console, console.errTerminal()))
                            .text(false));
            throw Failure.findings(
                    Printable.name(file.toString()) + ": rules that fail a test are not packed: nothing was written");
        }
        return loaded;
    }

    private static String version(long number) {
        return number == 0 ? "" : " of version " + number;
    }
}

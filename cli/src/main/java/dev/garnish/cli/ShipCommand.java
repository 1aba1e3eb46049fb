package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.release.Release;
import dev.garnish.release.RulesReleases;
import dev.garnish.review.RuleTests;
import dev.garnish.review.TestReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish ship}: rules that pass become those of a folder that hosts watch. */
final class ShipCommand implements Verb {
    private final Console console;

    private final Setup setup = new Setup();
    private final PositionalParamSpec folder = ReleaseArgs.folder();
    private final OptionSpec why = OptionSpec.builder("--why")
            .required(true)
            .type(String.class)
            .paramLabel("TEXT")
            .description("Why this is shipped, for the history.")
            .build();
    private final OptionSpec by = ReleaseArgs.by();
    private final OptionSpec format = Args.format();

    ShipCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "ship",
                "Checks and tests rules, then switches a folder that hosts watch to them in one step.",
                "",
                "Examples:",
                "  garnish ship /srv/rules --rules rules --catalog shop.mv.db --why 'autumn texts'",
                "  garnish history /srv/rules",
                "  garnish rollback /srv/rules --why 'typing error'");
        setup.addTo(spec);
        return spec.addOption(why).addOption(by).addOption(format).addPositional(folder);
    }

    @Override
    public Integer call() {
        try (CatalogFile catalog = setup.openCatalog()) {
            RuleSet rules = setup.loadRules(catalog);
            TestReport tests = RuleTests.run(rules, catalog);
            if (!tests.passes()) {
                console.err().println(new TestText(tests, console.errColour()).text(false));
                throw Failure.findings("nothing was shipped: the rules do not pass their tests");
            }
            Release made =
                    RulesReleases.at(folder.getValue()).ship(rules, catalog, ReleaseArgs.who(by), why.getValue());
            boolean json = format.getValue() == Format.json;
            console.out().println(json ? Report.json(ReleaseArgs.fields(made)) : ReleaseArgs.made(made));
            return Exit.OK;
        }
    }
}

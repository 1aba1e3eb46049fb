package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.release.Release;
import dev.garnish.release.RulesReleases;
import dev.garnish.release.ShippingCheck;
import dev.garnish.review.json.ReleaseJson;
import java.math.BigDecimal;
import java.util.Map;
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
    private final Minimums minimums = new Minimums("Ships nothing");
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
                "  garnish ship /srv/rules --rules rules --catalog shop.mv.db --why 'new titles' --min Title=99",
                "  garnish history /srv/rules",
                "  garnish rollback /srv/rules --why 'typing error'");
        setup.addTo(spec);
        minimums.addTo(spec);
        return spec.addOption(why).addOption(by).addOption(format).addPositional(folder);
    }

    @Override
    public Integer call() {
        String who = ReleaseArgs.who(by);
        String reason = ReleaseArgs.said(why);
        try (CatalogFile catalog = setup.openCatalog()) {
            RuleSet rules = setup.loadRules(catalog);
            Map<String, BigDecimal> required = minimums.of(rules);
            require(required, rules, catalog);
            Release made = RulesReleases.at(folder.getValue()).ship(rules, catalog, who, reason);
            boolean json = format.getValue() == Format.json;
            console.out().println(json ? Report.json(ReleaseJson.of(made)) : ReleaseArgs.made(made));
            return Exit.OK;
        }
    }

    private void require(Map<String, BigDecimal> required, RuleSet rules, Catalog catalog) {
        ShippingCheck check;
        try (ProgressLine progress = ProgressLine.on(console, "items")) {
            check = ShippingCheck.of(rules, progress.counting(catalog), required);
        }
        if (!check.tests().passes()) {
            console.err()
                    .println(new TestText(
                                    check.tests(),
                                    console.errColour(),
                                    TerminalSize.ofMessages(console, console.errTerminal()))
                            .text(false));
            throw Failure.findings("nothing was shipped: the rules do not pass their tests");
        }
        if (!check.passes()) {
            check.below().stream().map(Minimums::line).forEach(console.err()::println);
            throw Failure.findings("nothing was shipped: too many values are the else; garnish coverage lists them");
        }
    }
}

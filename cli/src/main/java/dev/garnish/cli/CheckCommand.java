package dev.garnish.cli;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.DbCatalog;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.CatalogCheck;
import dev.garnish.review.CatalogReport;
import dev.garnish.review.ErrorImpact;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish check}: every problem of a rule set against the catalog it will meet. */
final class CheckCommand implements Verb {
    /** What is reported of rules that cannot be used. */
    private static final CatalogReport NOTHING = new CatalogReport(0, 0, List.of(), List.of(), List.of());

    private final Console console;

    private final Setup setup = new Setup();
    private final OptionSpec coverage =
            Args.flag("--coverage", "Shows for how many items each case gives the value, too.");
    private final OptionSpec format = Args.format();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "check",
                "Checks a rule set against the catalog's columns and every item, and prints every problem.",
                "",
                "Examples:",
                "  garnish check",
                "  garnish check --coverage",
                "  garnish check --rules my.rules --catalog items.mv.db --format json");
        setup.addTo(spec);
        return spec.addOption(coverage).addOption(format);
    }

    @Override
    public Integer call() {
        Catalog catalog = setup.openCatalog();
        if (catalog instanceof DbCatalog database) {
            database.leftOut().forEach(line -> console.err().println("catalog: " + Printable.text(line)));
        }
        try {
            CatalogReport report = CatalogCheck.run(setup.loadRules(catalog), catalog);
            print(report.warnings(), report);
            return Exit.OK;
        } catch (InvalidRulesException invalid) {
            print(ErrorImpact.of(invalid, catalog), NOTHING);
            return Exit.FINDINGS;
        }
    }

    private void print(List<Problem> problems, CatalogReport report) {
        if (format.getValue() == Format.json) {
            console.out().println(Report.json(ReviewJson.check(problems, report)));
            return;
        }
        if (!problems.isEmpty()) {
            console.out().println(Problem.render(problems, console.colour()));
            console.out().println();
        }
        console.out().print(CoverageText.drops(report));
        console.out().print(CoverageText.dated(report));
        if (coverage.<Boolean>getValue()) {
            console.out().print(CoverageText.of(report));
        }
        console.out().println(Printable.name(setup.rulesPath().toString()) + ": " + summary(problems));
    }

    private static String summary(List<Problem> problems) {
        int errors = (int) problems.stream().filter(Problem::isError).count();
        return SummaryLine.count(errors, "error") + ", " + SummaryLine.count(problems.size() - errors, "warning");
    }
}
